import type { Gap, Known } from '../../kernel/known.ts';
import { seen, unseen } from '../../kernel/known.ts';
import type {
  PolicyAttachment,
  PrincipalKind,
  RamAttachments,
  RamMembership,
} from '../facts/ram-attachments.ts';
import { COMPLETE, createTable, type Table } from '../table.ts';
import { evidenceAt, Fields } from './fields.ts';
import type { Item, Reading } from './reading.ts';

const SOURCES: readonly { kind: PrincipalKind; source: string }[] = [
  { kind: 'user', source: 'ram/ListPoliciesForUser' },
  { kind: 'group', source: 'ram/ListPoliciesForGroup' },
  { kind: 'role', source: 'ram/ListPoliciesForRole' },
];
const MEMBERSHIP = 'ram/ListGroupsForUser';

/** One row for every user, group and role that was asked for, whether it could be read or not. */
export function normaliseRamAttachments(reading: Reading): Table<RamAttachments> {
  const rows = SOURCES.flatMap(({ kind, source }) =>
    reading.requests(source).flatMap(([name]) => {
      return name === undefined ? [] : [toAttachments(kind, name, source, reading)];
    }),
  );
  return createTable(rows, COMPLETE);
}

function toAttachments(kind: PrincipalKind, name: string, source: string, reading: Reading): RamAttachments {
  const list = reading.list(source, [name]);
  const attached: PolicyAttachment[] = [];
  const missing: Gap[] = [...list.completeness.gaps];
  for (const item of list.items) {
    const attachment = toAttachment(item);
    if ('outcome' in attachment) missing.push(attachment);
    else attached.push(attachment);
  }
  return {
    id: `${kind}/${name}`,
    subject: name,
    scope: { kind: 'account', account: reading.header.account },
    at: { source, ids: [name], path: '' },
    ...{ kind, name, attached, missing },
  };
}

function toAttachment({ value, origin }: Item): PolicyAttachment | Gap {
  const fields = new Fields(value, origin);
  const name = fields.name('PolicyName');
  if (!name.known) return name.because;
  const type = fields.parsed(['PolicyType'], 'System or Custom', (text) =>
    text === 'System' || text === 'Custom' ? text : undefined,
  );
  if (!type.known) return type.because;
  return { name: name.value, type: type.value, at: evidenceAt(origin, '', value) };
}

/** One row for every user whose groups were asked for. */
export function normaliseRamMemberships(reading: Reading): Table<RamMembership> {
  const rows = reading.requests(MEMBERSHIP).flatMap(([user]): RamMembership[] => {
    if (user === undefined) return [];
    return [
      {
        id: user,
        subject: user,
        scope: { kind: 'account', account: reading.header.account },
        at: { source: MEMBERSHIP, ids: [user], path: '' },
        groups: groupsOf(user, reading),
      },
    ];
  });
  return createTable(rows, COMPLETE);
}

/** All of them or none: a group that is not named may grant anything. */
function groupsOf(user: string, reading: Reading): Known<readonly string[]> {
  const { items, completeness } = reading.list(MEMBERSHIP, [user], '/Groups/Group');
  const [gap] = completeness.gaps;
  if (gap !== undefined) return unseen(gap);
  const names: string[] = [];
  for (const { value, origin } of items) {
    const name = new Fields(value, origin).name('GroupName');
    if (!name.known) return name;
    names.push(name.value);
  }
  return seen(names, { source: MEMBERSHIP, ids: [user], path: '/Groups/Group', value: names });
}
