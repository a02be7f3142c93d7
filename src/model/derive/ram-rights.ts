import { type Gap, type Known, seen, unseen } from '../../kernel/known.ts';
import { userArn } from '../../ram/arn.ts';
import type { Policy } from '../../ram/policy.ts';
import { KNOWN_SYSTEM_POLICIES } from '../../ram/system-policies.ts';
import type { PolicyAttachment, PrincipalKind } from '../facts/ram-attachments.ts';
import type { HeldPolicy, RamRights } from '../facts/ram-rights.ts';
import type { RamRole } from '../facts/ram-role.ts';
import type { RamUser } from '../facts/ram-user.ts';
import { mapKnown } from '../normalise/fields.ts';
import { gapOf } from '../normalise/reading.ts';
import { type Completeness, createTable, type Table } from '../table.ts';
import type { Tables } from '../tables.ts';

type Sources = Pick<
  Tables,
  'ramUsers' | 'ramRoles' | 'ramAttachments' | 'ramMemberships' | 'ramPolicyDocuments' | 'ramTrusts'
>;

const LISTS: Record<PrincipalKind, string> = {
  user: 'ram/ListPoliciesForUser',
  group: 'ram/ListPoliciesForGroup',
  role: 'ram/ListPoliciesForRole',
};

/** What every user and role of the account is granted, by its own policies and those of its groups. */
export function deriveRamRights(tables: Sources): Table<RamRights> {
  const users = tables.ramUsers.rows.map((user) => ofUser(user, tables));
  const roles = tables.ramRoles.rows.map((role) => ofRole(role, tables));
  return createTable([...users, ...roles], completenessOf(tables, users.length + roles.length));
}

function completenessOf(tables: Sources, rows: number): Completeness {
  const gaps = [...tables.ramUsers.completeness().gaps, ...tables.ramRoles.completeness().gaps];
  const states = [tables.ramUsers.completeness().state, tables.ramRoles.completeness().state];
  if (states.every((state) => state === 'complete')) return { state: 'complete', gaps: [] };
  return { state: rows === 0 ? 'none' : 'partial', gaps };
}

function ofUser(user: RamUser, tables: Sources): RamRights {
  const { id, subject, scope, at, name } = user;
  const arn = mapKnown(name, (value) => userArn(scope.account, value));
  const held = name.known ? heldBy('user', name.value, tables) : { policies: [], missing: [name.because] };
  const ofGroups = name.known ? heldByGroups(name.value, tables) : { policies: [], missing: [] };
  return {
    ...{ id, subject, scope, at, kind: 'user', name, arn },
    policies: [...held.policies, ...ofGroups.policies],
    missing: [...held.missing, ...ofGroups.missing],
    inResourceGroups: IN_RESOURCE_GROUPS,
  };
}

function ofRole(role: RamRole, tables: Sources): RamRights {
  const { id, subject, scope, at, name, arn } = role;
  const held = name.known ? heldBy('role', name.value, tables) : { policies: [], missing: [name.because] };
  const trust = name.known ? tables.ramTrusts.get(name.value)?.trust : name;
  return {
    ...{ id, subject, scope, at, kind: 'role', name, arn, ...held },
    inResourceGroups: IN_RESOURCE_GROUPS,
    trust: trust ?? unseen(notAsked('ram/GetRole', name.known ? [name.value] : [])),
  };
}

// https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-listpoliciesforuser says so.
const IN_RESOURCE_GROUPS: Gap = gapOf(
  'resourcemanager/ListPolicyAttachments',
  [],
  'not-attempted',
  'RAM does not list the policies that are attached within resource groups',
);

interface Held {
  policies: readonly HeldPolicy[];
  missing: readonly Gap[];
}

function heldByGroups(user: string, tables: Sources): Held {
  const groups = tables.ramMemberships.get(user)?.groups ?? unseen(notAsked('ram/ListGroupsForUser', [user]));
  if (!groups.known) return { policies: [], missing: [groups.because] };
  const parts = groups.value.map((group) => heldBy('group', group, tables));
  return {
    policies: parts.flatMap(({ policies }) => policies),
    missing: parts.flatMap(({ missing }) => missing),
  };
}

function heldBy(kind: PrincipalKind, name: string, tables: Sources): Held {
  const row = tables.ramAttachments.get(`${kind}/${name}`);
  if (row === undefined) return { policies: [], missing: [notAsked(LISTS[kind], [name])] };
  const policies = row.attached.map((attachment): HeldPolicy => {
    const policy = policyOf(attachment, tables);
    return { name: attachment.name, type: attachment.type, via: { kind, name }, at: attachment.at, policy };
  });
  return { policies, missing: row.missing };
}

/** The document that was read; else what the name of a system policy is documented to mean. */
function policyOf({ name, type, at }: PolicyAttachment, tables: Sources): Known<Policy> {
  const read = tables.ramPolicyDocuments.get(`${type}/${name}`)?.policy;
  if (read?.known) return read;
  const documented = type === 'System' ? KNOWN_SYSTEM_POLICIES.get(name) : undefined;
  if (documented !== undefined) return seen(documented.policy, at, `documented: ${documented.source}`);
  return read ?? unseen(notAsked('ram/GetPolicy', [type, name]));
}

function notAsked(source: string, ids: readonly string[]): Gap {
  return gapOf(source, ids, 'not-attempted', 'it was not asked for');
}
