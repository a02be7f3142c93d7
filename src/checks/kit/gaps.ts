import { type Gap, type Seen, type Unseen, unseen } from '../../kernel/known.ts';
import { gapOf } from '../../model/normalise/reading.ts';
import type { Row, Table } from '../../model/table.ts';

/** A value that was read and says nothing that is documented is as good as unread. */
export function undocumented(field: Seen<unknown>): Unseen {
  const { source, ids, path } = field.at;
  return unseen(gapOf(source, ids, 'failed', `the value at ${path} is not one that is documented`));
}

/** Why rows of a table may be missing; empty where all are there. `source` names what was never asked for. */
export function missingFrom(table: Table<Row>, cluster: string | undefined, source: string): readonly Gap[] {
  const { state, gaps } = table.completeness(cluster);
  if (state === 'complete') return [];
  const ids = cluster === undefined ? [] : [cluster];
  return gaps.length > 0 ? gaps : [gapOf(source, ids, 'not-attempted', 'nothing was read of it')];
}
