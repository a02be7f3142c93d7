import { isObject } from '../../kernel/json.ts';
import { type Known, seen, type Unseen, unseen } from '../../kernel/known.ts';
import { parseInstant } from '../../kernel/time.ts';
import type { RamRole } from '../facts/ram-role.ts';
import type { RamUser } from '../facts/ram-user.ts';
import type { Scope } from '../scope.ts';
import { createTable, type Origin, type Row, type Table } from '../table.ts';
import { completenessFrom } from './cluster-lists.ts';
import { oneDocument } from './clusters.ts';
import { Fields, firstKnown } from './fields.ts';
import { gapOf, type Reading } from './reading.ts';

const USERS = 'ram/ListUsers';
const ROLES = 'ram/ListRoles';
const USER = 'ram/GetUser';
const LOGIN = 'ram/GetLoginProfile';
const MFA = 'ram/GetUserMFAInfo';
const KEYS = 'ram/ListAccessKeys';

export function normaliseRamUsers(reading: Reading): Table<RamUser> {
  return accountList<RamUser>(reading, USERS, 'UserId', (fields, row) => {
    const name = fields.name('UserName');
    return {
      ...row,
      name,
      createdAt: fields.instant('CreateDate'),
      lastLogin: lastLoginOf(name, fields, reading),
      consoleLogin: settingOf(name, reading, LOGIN, consoleLogin),
      mfa: settingOf(name, reading, MFA, mfaDevice),
      keyStates: keyStates(name, reading),
    };
  });
}

export function normaliseRamRoles(reading: Reading): Table<RamRole> {
  return accountList<RamRole>(reading, ROLES, 'RoleId', (fields, row) => ({
    ...row,
    name: fields.name('RoleName'),
    arn: fields.name('Arn'),
  }));
}

/** A table of the whole account from one list; an element without its id leaves it partial. */
export function accountList<T extends Row>(
  reading: Reading,
  source: string,
  idMember: string,
  toRow: (fields: Fields, row: Row) => T,
): Table<T> {
  const list = reading.list(source, []);
  const scope: Scope = { kind: 'account', account: reading.header.account };
  const rows: T[] = [];
  const gaps = [...list.completeness.gaps];
  for (const { value, origin } of list.items) {
    const fields = new Fields(value, origin);
    const id = fields.name(idMember);
    if (id.known) rows.push(toRow(fields, { id: id.value, subject: id.value, scope, at: origin }));
    else gaps.push(id.because);
  }
  return createTable(rows, completenessFrom(gaps, rows.length > 0));
}

/** A user's setting that RAM answers with "no such thing" where the user has none. */
function settingOf(
  name: Known<string>,
  reading: Reading,
  source: string,
  read: (fields: Fields) => Known<boolean>,
): Known<boolean> {
  if (!name.known) return name;
  const ids = [name.value];
  const [document] = reading.documents(source, ids);
  const [gap] = reading.gaps(source, ids);
  if (document !== undefined && isObject(document.document) && gap === undefined)
    return read(new Fields(document.document, { source, ids, path: '' }));
  if (gap === undefined) return unseen(gapOf(source, ids, 'failed', 'the answer is not an object'));
  return gap.outcome === 'absent' ? seen(false, { source, ids, path: '', value: null }) : unseen(gap);
}

/** Of the list only an instant is believed: where it has none, it may not tell. */
function lastLoginOf(name: Known<string>, listed: Fields, reading: Reading): Known<number | 'never'> {
  const inList = listed.instant('LastLoginDate');
  if (!name.known) return inList;
  const own = oneDocument(reading, USER, name.value);
  return firstKnown<number | 'never'>(
    own((fields) => instantOrNever(fields, 'User', 'LastLoginDate')),
    inList,
  );
}

/** A date that RAM leaves empty where there is none. */
export function instantOrNever(fields: Fields, ...path: string[]): Known<number | 'never'> {
  return fields.parsed(path, 'an instant, or empty', (value) => {
    if (value === '' || value === '-' || value === 'N/A') return 'never';
    const instant = parseInstant(value);
    return instant !== undefined && instant > 0 ? instant : undefined;
  });
}

/** A profile may be there and switched off. */
function consoleLogin(fields: Fields): Known<boolean> {
  return fields.parsed(['LoginProfile'], 'an object with the user name', (profile) => {
    if (!isObject(profile) || typeof profile.UserName !== 'string') return undefined;
    return profile.Status !== 'Inactive';
  });
}

function mfaDevice(fields: Fields): Known<boolean> {
  return fields.parsed(['MFADevice'], 'an object with the serial number', (device) =>
    isObject(device) && typeof device.SerialNumber === 'string' && device.SerialNumber !== ''
      ? true
      : undefined,
  );
}

function keyStates(name: Known<string>, reading: Reading): Known<readonly string[]> {
  if (!name.known) return name;
  const { items, completeness } = reading.list(KEYS, [name.value]);
  const [gap] = completeness.gaps;
  if (gap !== undefined) return unseen(gap);
  const states = items.map(({ value, origin }) => new Fields(value, origin).name('Status'));
  const unread = states.find((state): state is Unseen => !state.known);
  if (unread !== undefined) return unread;
  const texts = states.flatMap((state) => (state.known ? [state.value] : []));
  const at: Origin = { source: KEYS, ids: [name.value], path: '/AccessKeys/AccessKey' };
  return seen(texts, { ...at, value: texts });
}
