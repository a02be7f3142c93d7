import { type Known, seen, unseen } from '../../kernel/known.ts';
import type { DepartingUser } from '../facts/departing-user.ts';
import type { RamUser } from '../facts/ram-user.ts';
import type { RecycledUser } from '../facts/recycled-user.ts';
import { mapKnown } from '../normalise/fields.ts';
import { gapOf } from '../normalise/reading.ts';
import { createTable, type Table } from '../table.ts';
import type { Tables } from '../tables.ts';

/** Every user that RAM lists or keeps in its recycle bin. */
export function deriveDepartingUsers({
  ramUsers,
  recycledUsers,
}: Pick<Tables, 'ramUsers' | 'recycledUsers'>): Table<DepartingUser> {
  const rows = [...ramUsers.rows.map(ofListed), ...recycledUsers.rows.map(ofRecycled)];
  const parts = [ramUsers.completeness(), recycledUsers.completeness()];
  const gaps = parts.flatMap((part) => part.gaps);
  if (parts.every(({ state }) => state === 'complete')) return createTable(rows, { state: 'complete', gaps });
  return createTable(rows, { state: rows.length > 0 ? 'partial' : 'none', gaps });
}

function ofListed(user: RamUser): DepartingUser {
  const { id, subject, scope, at, name } = user;
  return { id, subject, scope, at, name, state: stateOf(user) };
}

function stateOf({ consoleLogin, keyStates }: RamUser): DepartingUser['state'] {
  if (consoleLogin.known && consoleLogin.value) return seen('in-use', consoleLogin.at);
  if (keyStates.known && keyStates.value.includes('Active')) return seen('in-use', keyStates.at);
  if (!consoleLogin.known) return consoleLogin;
  if (!keyStates.known) return keyStates;
  if (keyStates.value.every((key) => key === 'Inactive')) return seen('disabled', consoleLogin.at);
  const { source, ids } = keyStates.at;
  return unseen(gapOf(source, ids, 'failed', 'a key is neither Active nor Inactive'));
}

function ofRecycled({ id, subject, scope, at, name }: RecycledUser): DepartingUser {
  const state = seen('in-recycle-bin' as const, { ...at, value: id });
  return { id, subject, scope, at, name: userNameOf(name), state };
}

/** The recycle bin gives the logon name, `<UserName>@<account>.onaliyun.com`. */
function userNameOf(principal: Known<string>): Known<string> {
  return mapKnown(principal, (text) => text.split('@')[0] ?? text);
}
