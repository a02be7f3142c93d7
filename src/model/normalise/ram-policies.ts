import { isObject, type Json, member } from '../../kernel/json.ts';
import { type Gap, type Known, unseen } from '../../kernel/known.ts';
import type { AttachedPolicy, PolicyStatement, RamPolicies } from '../facts/ram-policies.ts';
import { COMPLETE, type Completeness, createTable, type Table } from '../table.ts';
import { evidenceAt, Fields } from './fields.ts';
import { gapOf, type Item, type Reading } from './reading.ts';

const ATTACHED = 'ram/ListPoliciesForRole';
const POLICY = 'ram/GetPolicy';

/** One row for every role that was asked for, whether its policies could be read or not. */
export function normaliseRamPolicies(reading: Reading): Table<RamPolicies> {
  const rows = reading
    .requests(ATTACHED)
    .flatMap(([role]) => (role === undefined ? [] : [toRole(role, reading)]));
  return createTable(rows, rows.length > 0 ? COMPLETE : NOT_ASKED);
}

const NOT_ASKED: Completeness = {
  state: 'none',
  gaps: [gapOf(ATTACHED, [], 'not-attempted', 'it was not asked for')],
};

function toRole(role: string, reading: Reading): RamPolicies {
  const list = reading.list(ATTACHED, [role]);
  const attached: AttachedPolicy[] = [];
  const missing: Gap[] = [...list.completeness.gaps];
  for (const item of list.items) {
    const policy = toPolicy(item, reading);
    if ('outcome' in policy) missing.push(policy);
    else attached.push(policy);
  }
  const scope = { kind: 'account', account: reading.header.account } as const;
  return {
    id: role,
    subject: role,
    scope,
    at: { source: ATTACHED, ids: [role], path: '' },
    attached,
    missing,
  };
}

function toPolicy({ value, origin }: Item, reading: Reading): AttachedPolicy | Gap {
  const fields = new Fields(value, origin);
  const name = fields.name('PolicyName');
  if (!name.known) return name.because;
  const type = fields.parsed(['PolicyType'], 'System or Custom', (text) =>
    text === 'System' || text === 'Custom' ? text : undefined,
  );
  if (!type.known) return type.because;
  return {
    name: name.value,
    type: type.value,
    statements: statementsOf(type.value, name.value, reading),
    at: evidenceAt(origin, '', value),
  };
}

function statementsOf(type: string, name: string, reading: Reading): Known<readonly PolicyStatement[]> {
  const ids = [type, name];
  const document = reading.documents(POLICY, ids)[0]?.document;
  if (!isObject(document)) {
    return unseen(
      reading.gaps(POLICY, ids)[0] ?? gapOf(POLICY, ids, 'failed', 'the answer is not an object'),
    );
  }
  const fields = new Fields(document, { source: POLICY, ids, path: '' });
  const about = fields.text('Policy', 'PolicyName');
  if (about.known && about.value !== name)
    return unseen(gapOf(POLICY, ids, 'failed', 'the answer is about another policy', 'Policy.PolicyName'));
  // `Policy.PolicyDocument` is deprecated and says "N/A".
  return fields.embedded(
    ['DefaultPolicyVersion', 'PolicyDocument'],
    ['Statement'],
    'a list of statements',
    toStatements,
  );
}

/** All statements or none: what cannot be read could allow anything. */
function toStatements(value: Json): PolicyStatement[] | undefined {
  const statements = (Array.isArray(value) ? value : [value]).map(toStatement);
  return statements.every((statement) => statement !== undefined) ? statements : undefined;
}

function toStatement(value: Json): PolicyStatement | undefined {
  const effect = member(value, 'Effect');
  if (effect !== 'Allow' && effect !== 'Deny') return undefined;
  const actions = eitherOf(value, 'Action', 'NotAction');
  const resources = eitherOf(value, 'Resource', 'NotResource');
  const condition = member(value, 'Condition') ?? {};
  if (actions === undefined || resources === undefined || !isObject(condition)) return undefined;
  return {
    effect,
    actions: actions.patterns,
    allButActions: actions.allBut,
    resources: resources.patterns,
    allButResources: resources.allBut,
    conditional: Object.keys(condition).length > 0,
  };
}

/** A text or a list of texts under exactly one of two names. */
function eitherOf(
  value: Json,
  name: string,
  negated: string,
): { patterns: string[]; allBut: boolean } | undefined {
  const [plain, allBut] = [member(value, name), member(value, negated)];
  if ((plain === undefined) === (allBut === undefined)) return undefined;
  const found = plain ?? allBut;
  const patterns = Array.isArray(found) ? found : [found];
  if (!patterns.every((pattern) => typeof pattern === 'string')) return undefined;
  return { patterns: patterns.map((pattern) => pattern.trim()), allBut: plain === undefined };
}
