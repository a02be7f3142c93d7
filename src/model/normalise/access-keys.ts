import { isRedacted } from '../../kernel/credential-shapes.ts';
import { isObject, type Json } from '../../kernel/json.ts';
import type { Gap } from '../../kernel/known.ts';
import type { AccessKey } from '../facts/access-key.ts';
import type { Scope } from '../scope.ts';
import { createTable, type Table } from '../table.ts';
import { completenessFrom } from './cluster-lists.ts';
import { oneDocument } from './clusters.ts';
import { Fields } from './fields.ts';
import { instantOrNever } from './ram-users.ts';
import type { Item, Reading } from './reading.ts';

const USERS = 'ram/ListUsers';
const KEYS = 'ram/ListAccessKeys';
const LAST_USED = 'ram/GetAccessKeyLastUsed';

/** The AccessKeys of every RAM user that was listed, or whose keys were. */
export function normaliseAccessKeys(reading: Reading): Table<AccessKey> {
  const scope: Scope = { kind: 'account', account: reading.header.account };
  const users = reading.list(USERS, []);
  const gaps: Gap[] = [...users.completeness.gaps];
  const names = new Set(reading.requests(KEYS).flatMap((ids) => ids.slice(0, 1)));
  for (const { value, origin } of users.items) {
    const name = new Fields(value, origin).name('UserName');
    if (name.known) names.add(name.value);
    else gaps.push(name.because);
  }
  const rows: AccessKey[] = [];
  for (const name of [...names].sort()) {
    const keys = reading.list(KEYS, [name]);
    gaps.push(...keys.completeness.gaps);
    for (const item of keys.items) {
      const row = toKey(item, name, scope, reading);
      if ('id' in row) rows.push(row);
      else gaps.push(row);
    }
  }
  return createTable(rows, completenessFrom(gaps, rows.length > 0));
}

function toKey({ value, origin }: Item, user: string, scope: Scope, reading: Reading): AccessKey | Gap {
  const fields = new Fields(value, origin);
  const named = fields.parsed(['AccessKeyId'], 'the id of an AccessKey', keyOf);
  if (!named.known) return named.because;
  const { text, keyIdHash } = named.value;
  const lastUsed = oneDocument(reading, LAST_USED, user, text);
  return {
    id: `${user}/${text}`,
    subject: `${user}/AccessKey/${text.slice(0, 19)}`,
    scope,
    at: origin,
    user,
    keyIdHash,
    status: fields.name('Status'),
    createdAt: fields.instant('CreateDate'),
    lastUsed: lastUsed((used) => instantOrNever(used, 'AccessKeyLastUsed', 'LastUsedDate')),
  };
}

/** The redactor leaves the hash of an id; one that was masked before keeps its text and has none. */
function keyOf(value: Json): { text: string; keyIdHash: string } | undefined {
  if (typeof value === 'string' && value.trim() !== '') return { text: value.trim(), keyIdHash: '' };
  if (!isObject(value) || !isRedacted(value) || value.keyIdHash === undefined) return undefined;
  return { text: `sha256:${value.keyIdHash}`, keyIdHash: value.keyIdHash };
}
