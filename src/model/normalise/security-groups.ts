import { parseCidr } from '../../kernel/cidr.ts';
import { type Json, type JsonObject, member } from '../../kernel/json.ts';
import { type Gap, type Known, seen, unseen } from '../../kernel/known.ts';
import type { RuleSource, SecurityGroup, SecurityGroupRule } from '../facts/security-group.ts';
import { COMPLETE, type Completeness, createTable, type Table } from '../table.ts';
import { evidenceAt } from './fields.ts';
import { gapOf, type Item, type Reading } from './reading.ts';

const SOURCE = 'ecs/DescribeSecurityGroupAttribute';
const INGRESS = {
  v4: 'SourceCidrIp',
  v6: 'Ipv6SourceCidrIp',
  group: 'SourceGroupId',
  list: 'SourcePrefixListId',
} as const;
const EGRESS = {
  v4: 'DestCidrIp',
  v6: 'Ipv6DestCidrIp',
  group: 'DestGroupId',
  list: 'DestPrefixListId',
} as const;

/** One row for every group that was asked for, whether its rules could be read or not. */
export function normaliseSecurityGroups(reading: Reading): Table<SecurityGroup> {
  const rows = reading.requests(SOURCE).map((ids) => toSecurityGroup(ids, reading));
  // A document that was asked for under the id it names says more of that group than any other.
  const own = rows.filter((row) => row.at.ids[0] === row.id);
  return createTable(
    [...own, ...rows.filter((row) => row.at.ids[0] !== row.id)],
    rows.length > 0 ? COMPLETE : NOT_ASKED,
  );
}

const NOT_ASKED: Completeness = {
  state: 'none',
  gaps: [gapOf(SOURCE, [], 'not-attempted', 'it was not asked for')],
};

function toSecurityGroup(ids: readonly string[], reading: Reading): SecurityGroup {
  const bodyId = member(reading.documents(SOURCE, ids)[0]?.document, 'SecurityGroupId');
  const id = typeof bodyId === 'string' && bodyId.trim() !== '' ? bodyId.trim() : (ids[0] ?? '');
  return {
    id,
    subject: id,
    scope: { kind: 'account', account: reading.header.account },
    at: { source: SOURCE, ids, path: '' },
    rules: rulesOf(ids, reading),
  };
}

/** All rules or none: one that cannot be read could drop what another accepts. */
function rulesOf(ids: readonly string[], reading: Reading): Known<readonly SecurityGroupRule[]> {
  const list = reading.list(SOURCE, ids);
  const [gap] = list.completeness.gaps;
  if (gap !== undefined) return unseen(gap);
  const rules: SecurityGroupRule[] = [];
  for (const item of list.items) {
    const rule = toRule(item);
    if ('outcome' in rule) return unseen(rule);
    rules.push(rule);
  }
  return seen(
    rules,
    evidenceAt(
      { source: SOURCE, ids, path: '' },
      '/Permissions/Permission',
      list.items.map(({ value }) => value),
    ),
  );
}

function toRule({ value, origin }: Item): SecurityGroupRule | Gap {
  const wrong = (field: string): Gap =>
    gapOf(
      SOURCE,
      origin.ids,
      'failed',
      `${field} of the rule at ${origin.path} is not one that ECS documents`,
      field,
    );
  const mistyped = TEXTS.find((name) => !isTextOrNone(member(value, name)));
  if (mistyped !== undefined) return wrong(mistyped);
  const direction = textOf(value, 'Direction').toLowerCase();
  if (direction !== 'ingress' && direction !== 'egress') return wrong('Direction');
  const policy = textOf(value, 'Policy').toLowerCase();
  if (policy !== 'accept' && policy !== 'drop') return wrong('Policy');
  const protocol = textOf(value, 'IpProtocol').toLowerCase();
  if (!PROTOCOLS.has(protocol)) return wrong('IpProtocol');
  const portRange = toPortRange(textOf(value, 'PortRange'), protocol);
  if (portRange === undefined && textOf(value, 'PortRangeListId') === '') return wrong('PortRange');
  const priority = toPriority(member(value, 'Priority'));
  if (priority === undefined) return wrong('Priority');
  const source = toSource(value, direction === 'ingress' ? INGRESS : EGRESS);
  if (source === undefined) return wrong(direction === 'ingress' ? 'SourceCidrIp' : 'DestCidrIp');
  const rule: SecurityGroupRule = {
    direction,
    policy,
    protocol,
    source,
    priority,
    narrowed: isNarrowed(value),
    path: origin.path,
  };
  if (portRange !== undefined) rule.portRange = portRange;
  if (origin.page !== undefined) rule.page = origin.page;
  return rule;
}

const PROTOCOLS = new Set(['tcp', 'udp', 'icmp', 'icmpv6', 'gre', 'all']);
const ALL = { from: 1, to: 65535 };

/** `80/80`; `-1/-1` stands for all ports and is what protocols without ports have. */
function toPortRange(text: string, protocol: string): SecurityGroupRule['portRange'] {
  if (text === '-1/-1') return { ...ALL };
  const found = /^(\d{1,5})\/(\d{1,5})$/.exec(text);
  if (found === null) return undefined;
  const [from, to] = [Number(found[1]), Number(found[2])];
  if (protocol !== 'tcp' && protocol !== 'udp') return { ...ALL };
  return from <= to && to <= ALL.to ? { from, to } : undefined;
}

const TEXTS = [
  'Direction',
  'Policy',
  'IpProtocol',
  'PortRange',
  'PortRangeListId',
  'SourcePortRange',
  ...Object.values(INGRESS),
  ...Object.values(EGRESS),
];

function isTextOrNone(value: Json | undefined): boolean {
  return value === undefined || value === null || typeof value === 'string';
}

/** A number, in older answers as a text. */
function toPriority(value: Json | undefined): number | undefined {
  const priority = typeof value === 'string' && /^\d{1,3}$/.test(value) ? Number(value) : value;
  return typeof priority === 'number' && Number.isInteger(priority) && priority >= 1 ? priority : undefined;
}

/** Exactly one of the four fields is filled; the others are empty texts. */
function toSource(rule: JsonObject, names: typeof INGRESS | typeof EGRESS): RuleSource | undefined {
  for (const family of ['v4', 'v6'] as const) {
    const text = textOf(rule, names[family]);
    const block = text === '' ? undefined : parseCidr(text);
    if (text !== '') return block?.family === family ? { kind: family, text, block } : undefined;
  }
  const list = textOf(rule, names.list);
  if (list !== '') return { kind: 'prefix-list', text: list };
  const group = textOf(rule, names.group);
  return group === '' ? undefined : { kind: 'group', text: group };
}

const EVERY_SOURCE_PORT = new Set(['', '-1/-1', '1/65535']);

/** Rules of five parts say source ports, and for ingress destinations inside the group, too. */
function isNarrowed(rule: JsonObject): boolean {
  if (!EVERY_SOURCE_PORT.has(textOf(rule, 'SourcePortRange'))) return true;
  const other = textOf(rule, 'Direction').toLowerCase() === 'ingress' ? EGRESS : INGRESS;
  return Object.values(other).some((name) => !EVERYWHERE.has(textOf(rule, name)));
}

const EVERYWHERE = new Set(['', '0.0.0.0/0', '::/0']);

function textOf(value: JsonObject, name: string): string {
  const found = member(value, name);
  return typeof found === 'string' ? found.trim() : '';
}
