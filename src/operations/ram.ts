import { dig } from '../kernel/json.ts';
import type { Documents, Operation, Target } from './operation.ts';
import { marker, rpc, whole } from './rpc.ts';
import { eachValue, once, valuesAt } from './targets.ts';

const ram = {
  ...rpc,
  product: 'ram',
  version: '2015-05-01',
  endpoint: 'central',
  throttling: 'ram',
} as const;
const userName = { name: 'UserName', in: 'query' } as const;
const roleName = { name: 'RoleName', in: 'query' } as const;
const eachUser = eachValue('ram/ListUsers', ['Users', 'User', '*', 'UserName']);

/** Resource Access Management, 2015-05-01. */
export const ramOperations: readonly Operation[] = [
  {
    ...ram,
    name: 'ListUsers',
    ids: [],
    paging: marker,
    items: '/Users/User',
    action: 'ram:ListUsers',
    targets: once,
  },
  {
    ...ram,
    name: 'ListRoles',
    ids: [],
    paging: marker,
    items: '/Roles/Role',
    action: 'ram:ListRoles',
    targets: once,
  },
  {
    ...ram,
    name: 'ListAccessKeys',
    ids: [userName],
    paging: whole,
    items: '/AccessKeys/AccessKey',
    action: 'ram:ListAccessKeys',
    targets: eachUser,
  },
  {
    ...ram,
    name: 'GetAccessKeyLastUsed',
    ids: [userName, { name: 'UserAccessKeyId', in: 'query' }],
    paging: whole,
    action: 'ram:GetAccessKeyLastUsed',
    targets: eachAccessKey,
  },
  {
    ...ram,
    name: 'GetUser',
    ids: [userName],
    paging: whole,
    action: 'ram:GetUser',
    targets: eachUser,
  },
  {
    ...ram,
    name: 'GetLoginProfile',
    ids: [userName],
    paging: whole,
    action: 'ram:GetLoginProfile',
    targets: eachUser,
  },
  {
    ...ram,
    name: 'GetUserMFAInfo',
    ids: [userName],
    paging: whole,
    action: 'ram:GetUserMFAInfo',
    targets: eachUser,
  },
  {
    ...ram,
    name: 'ListPoliciesForUser',
    ids: [userName],
    paging: whole,
    items: '/Policies/Policy',
    action: 'ram:ListPoliciesForUser',
    targets: eachUser,
  },
  {
    ...ram,
    name: 'ListGroupsForUser',
    ids: [userName],
    paging: whole,
    items: '/Groups/Group',
    action: 'ram:ListGroupsForUser',
    targets: eachUser,
  },
  {
    ...ram,
    name: 'ListPoliciesForGroup',
    ids: [{ name: 'GroupName', in: 'query' }],
    paging: whole,
    items: '/Policies/Policy',
    action: 'ram:ListPoliciesForGroup',
    targets: eachValue('ram/ListGroupsForUser', ['Groups', 'Group', '*', 'GroupName']),
  },
  {
    ...ram,
    name: 'ListPoliciesForRole',
    ids: [roleName],
    paging: whole,
    items: '/Policies/Policy',
    action: 'ram:ListPoliciesForRole',
    targets: eachRole,
  },
  {
    ...ram,
    // The list of roles leaves the trust policy out.
    name: 'GetRole',
    ids: [roleName],
    paging: whole,
    action: 'ram:GetRole',
    targets: eachRole,
  },
  {
    ...ram,
    name: 'GetPolicy',
    ids: [
      { name: 'PolicyType', in: 'query' },
      { name: 'PolicyName', in: 'query' },
    ],
    paging: whole,
    action: 'ram:GetPolicy',
    targets: eachPolicy,
  },
];

function eachAccessKey(documents: Documents): Target[] {
  return documents.of('ram/ListAccessKeys').flatMap(({ ids, document }) => {
    const user = ids[0];
    if (user === undefined) return [];
    return valuesAt(document, ['AccessKeys', 'AccessKey', '*', 'AccessKeyId']).map((key) => ({
      ids: [user, key],
    }));
  });
}

/** Every role that is listed or that a cluster names: any of them may hold rights in RAM and in clusters. */
function eachRole(documents: Documents): Target[] {
  const names = new Set<string>();
  for (const { document } of documents.of('cs/DescribeClusterNodePools')) {
    for (const name of valuesAt(document, ['nodepools', '*', 'scaling_group', 'ram_role_name']))
      names.add(name);
  }
  for (const { document } of documents.of('cs/DescribeClusterDetail')) {
    for (const name of valuesAt(document, ['worker_ram_role_name'])) names.add(name);
  }
  for (const { document } of documents.of('ram/ListRoles')) {
    for (const name of valuesAt(document, ['Roles', 'Role', '*', 'RoleName'])) names.add(name);
  }
  return [...names].sort().map((name) => ({ ids: [name] }));
}

const ATTACHED = ['ram/ListPoliciesForRole', 'ram/ListPoliciesForUser', 'ram/ListPoliciesForGroup'];

/** System policies too: Alibaba Cloud changes what they allow. */
function eachPolicy(documents: Documents): Target[] {
  const found = new Map<string, Target>();
  for (const { document } of ATTACHED.flatMap((source) => documents.of(source))) {
    const policies = dig(document, 'Policies', 'Policy');
    for (const policy of Array.isArray(policies) ? policies : []) {
      const [type, name] = [dig(policy, 'PolicyType'), dig(policy, 'PolicyName')];
      if ((type === 'Custom' || type === 'System') && typeof name === 'string')
        found.set(`${type}\n${name}`, { ids: [type, name] });
    }
  }
  return [...found.keys()].sort().map((key) => found.get(key) as Target);
}
