import type { RecycledUser } from '../facts/recycled-user.ts';
import type { Table } from '../table.ts';
import { accountList } from './ram-users.ts';
import type { Reading } from './reading.ts';

/** Deleted RAM users that can still be restored. */
export function normaliseRecycledUsers(reading: Reading): Table<RecycledUser> {
  return accountList<RecycledUser>(reading, 'ims/ListUsersInRecycleBin', 'UserId', (fields, row) => ({
    ...row,
    name: fields.name('UserPrincipalName'),
  }));
}
