import { isObject, type Json } from '../../kernel/json.ts';
import { type Known, unseen } from '../../kernel/known.ts';
import { parsePolicy, parseTrustPolicy } from '../../ram/parse-policy.ts';
import type { Policy } from '../../ram/policy.ts';
import type { RamPolicyDocument, RamTrust } from '../facts/ram-policy-document.ts';
import { COMPLETE, createTable, type Row, type Table } from '../table.ts';
import { Fields } from './fields.ts';
import { gapOf, type Reading } from './reading.ts';

const POLICY = 'ram/GetPolicy';
const ROLE = 'ram/GetRole';
const ROLES = 'ram/ListRoles';

/** One row for every policy that was asked for; what its statements leave unclear, the statements say. */
export function normaliseRamPolicyDocuments(reading: Reading): Table<RamPolicyDocument> {
  const rows = reading.requests(POLICY).flatMap((ids): RamPolicyDocument[] => {
    const [type, name] = ids;
    if (type === undefined || name === undefined) return [];
    return [
      { ...rowOf(reading, POLICY, ids, `${type}/${name}`, name), policy: policyOf(name, ids, reading) },
    ];
  });
  return createTable(rows, COMPLETE);
}

function policyOf(name: string, ids: readonly string[], reading: Reading): Known<Policy> {
  const fields = answerAbout(POLICY, ids, ['Policy', 'PolicyName'], name, reading);
  if (!(fields instanceof Fields)) return fields;
  // `Policy.PolicyDocument` is deprecated and says "N/A".
  return fields.parsed(['DefaultPolicyVersion', 'PolicyDocument'], 'JSON in a text', parsedBy(parsePolicy));
}

/** One row for every role that is listed or was asked for. */
export function normaliseRamTrusts(reading: Reading): Table<RamTrust> {
  const rows = reading.requests(ROLE).flatMap((ids): RamTrust[] => {
    const [name] = ids;
    return name === undefined
      ? []
      : [{ ...rowOf(reading, ROLE, ids, name, name), trust: trustOf(name, ids, reading) }];
  });
  return createTable([...rows, ...listedTrusts(reading)], COMPLETE);
}

function trustOf(name: string, ids: readonly string[], reading: Reading): Known<Policy> {
  const fields = answerAbout(ROLE, ids, ['Role', 'RoleName'], name, reading);
  if (!(fields instanceof Fields)) return fields;
  return fields.parsed(['Role', 'AssumeRolePolicyDocument'], 'JSON in a text', parsedBy(parseTrustPolicy));
}

/** The API reference knows no trust policy in the list of roles; exports of other tools may carry it there. */
function listedTrusts(reading: Reading): RamTrust[] {
  return reading.list(ROLES, []).items.flatMap(({ value, origin }): RamTrust[] => {
    const fields = new Fields(value, origin);
    const name = fields.name('RoleName');
    const trust = fields.parsed(['AssumeRolePolicyDocument'], 'JSON in a text', parsedBy(parseTrustPolicy));
    if (!name.known || !trust.known) return [];
    return [{ ...rowOf(reading, ROLES, [], name.value, name.value), at: origin, trust }];
  });
}

function parsedBy(parse: (text: string) => Policy): (value: Json) => Policy | undefined {
  return (value) => (typeof value === 'string' ? parse(value) : undefined);
}

function rowOf(reading: Reading, source: string, ids: readonly string[], id: string, subject: string): Row {
  const scope = { kind: 'account', account: reading.header.account } as const;
  return { id, subject, scope, at: { source, ids, path: '' } };
}

/** The fields of an answer that is about what was asked for. */
function answerAbout(
  source: string,
  ids: readonly string[],
  nameAt: readonly string[],
  name: string,
  reading: Reading,
): Fields | Extract<Known<never>, { known: false }> {
  const document = reading.documents(source, ids)[0]?.document;
  if (!isObject(document)) {
    const gap = reading.gaps(source, ids)[0] ?? gapOf(source, ids, 'failed', 'the answer is not an object');
    return unseen(gap);
  }
  const fields = new Fields(document, { source, ids, path: '' });
  const about = fields.text(...nameAt);
  if (!about.known || about.value.toLowerCase() === name.toLowerCase()) return fields;
  return unseen(gapOf(source, ids, 'failed', 'the answer is about another one', nameAt.join('.')));
}
