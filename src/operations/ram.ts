import { dig } from '../kernel/json.ts';
import type { Documents, Operation, Paging, Target } from './operation.ts';
import { rpc, whole } from './rpc.ts';
import { eachValue, once, valuesAt } from './targets.ts';

const ram = {
  ...rpc,
  product: 'ram',
  version: '2015-05-01',
  endpoint: 'central',
  throttling: 'ram',
} as const;
const marker: Paging = {
  style: 'token',
  token: 'Marker',
  size: 'MaxItems',
  pageSize: 100,
  next: '/Marker',
  more: '/IsTruncated',
};
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
    name: 'ListPoliciesForRole',
    ids: [roleName],
    paging: whole,
    items: '/Policies/Policy',
    action: 'ram:ListPoliciesForRole',
    targets: eachClusterRole,
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
    targets: eachCustomPolicy,
  },
];

/** Roles that nodes and ECI pods carry; the account's other roles are none of Demarc's business here. */
function eachClusterRole(documents: Documents): Target[] {
  const names = new Set<string>();
  for (const { document } of documents.of('cs/DescribeClusterNodePools')) {
    for (const name of valuesAt(document, ['nodepools', '*', 'scaling_group', 'ram_role_name']))
      names.add(name);
  }
  for (const { document } of documents.of('cs/DescribeClusterDetail')) {
    for (const name of valuesAt(document, ['worker_ram_role_name'])) names.add(name);
  }
  for (const { document } of documents.of('ram/ListRoles')) {
    const roles = dig(document, 'Roles', 'Role');
    // ECI pods name their role in an annotation; any role that ECS or ECI may assume can be meant.
    for (const role of Array.isArray(roles) ? roles : []) {
      const name = dig(role, 'RoleName');
      if (typeof name === 'string' && /eci|worker/i.test(name)) names.add(name);
    }
  }
  return [...names].sort().map((name) => ({ ids: [name] }));
}

function eachCustomPolicy(documents: Documents): Target[] {
  const names = new Set<string>();
  for (const source of ['ram/ListPoliciesForRole', 'ram/ListPoliciesForUser']) {
    for (const { document } of documents.of(source)) {
      const policies = dig(document, 'Policies', 'Policy');
      for (const policy of Array.isArray(policies) ? policies : []) {
        const name = dig(policy, 'PolicyName');
        if (dig(policy, 'PolicyType') === 'Custom' && typeof name === 'string') names.add(name);
      }
    }
  }
  return [...names].sort().map((name) => ({ ids: ['Custom', name] }));
}
