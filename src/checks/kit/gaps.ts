import { type Seen, type Unseen, unseen } from '../../kernel/known.ts';
import { gapOf } from '../../model/normalise/reading.ts';

/** A value that was read and says nothing that is documented is as good as unread. */
export function undocumented(field: Seen<unknown>): Unseen {
  const { source, ids, path } = field.at;
  return unseen(gapOf(source, ids, 'failed', `the value at ${path} is not one that is documented`));
}
