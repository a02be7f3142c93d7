import { type Unseen, unseen } from '../../kernel/known.ts';
import type { AccessKey } from '../../model/facts/access-key.ts';
import type { RamUser } from '../../model/facts/ram-user.ts';
import { gapOf } from '../../model/normalise/reading.ts';
import type { Table } from '../../model/table.ts';

/** Whether any of the user's keys was used since an instant; `Unseen` where that was not read. */
export function keyUsedSince(
  { name, keyStates }: RamUser,
  table: Table<AccessKey>,
  instant: number,
): boolean | Unseen {
  if (!name.known) return name;
  const keys = table.by('user', name.value);
  const used = keys.some(
    ({ lastUsed }) => lastUsed.known && lastUsed.value !== 'never' && lastUsed.value >= instant,
  );
  if (used) return true;
  if (!keyStates.known) return keyStates;
  if (keys.length < keyStates.value.length)
    return unseen(gapOf('ram/ListAccessKeys', [name.value], 'failed', 'a key of the user has no id'));
  const unread = keys.find((key) => !key.lastUsed.known)?.lastUsed;
  return unread === undefined || unread.known ? false : unread;
}
