import { dig, isObject } from '../kernel/json.ts';
import type { Documents, Operation, Paging, Target } from './operation.ts';
import { eachRegion, eachValue, once, valuesAt } from './targets.ts';

const whole: Paging = { style: 'none' };
const rpc = { style: 'RPC', method: 'POST', read: true } as const;
const ram = {
  ...rpc,
  product: 'ram',
  version: '2015-05-01',
  endpoint: 'central',
  throttling: 'ram',
} as const;
const ecs = {
  ...rpc,
  product: 'ecs',
  version: '2014-05-26',
  endpoint: 'regional',
  throttling: 'ecs',
} as const;
const slb = {
  ...rpc,
  product: 'slb',
  version: '2014-05-15',
  endpoint: 'regional',
  throttling: 'slb',
} as const;
const sas = {
  ...rpc,
  product: 'sas',
  version: '2018-12-03',
  endpoint: 'security-center',
  throttling: 'sas',
} as const;
const trail = {
  ...rpc,
  product: 'actiontrail',
  version: '2020-07-06',
  endpoint: 'regional',
  throttling: 'actiontrail',
} as const;
const marker: Paging = {
  style: 'token',
  token: 'Marker',
  size: 'MaxItems',
  pageSize: 100,
  next: '/Marker',
  more: '/IsTruncated',
};
const nextToken: Paging = {
  style: 'token',
  token: 'NextToken',
  size: 'MaxResults',
  pageSize: 100,
  next: '/NextToken',
};
const pageNumber: Paging = {
  style: 'number',
  page: 'PageNumber',
  size: 'PageSize',
  pageSize: 100,
  total: ['/TotalCount'],
};
// Security Center nests the counts of some operations under PageInfo.
const currentPage: Paging = {
  style: 'number',
  page: 'CurrentPage',
  size: 'PageSize',
  pageSize: 100,
  total: ['/TotalCount', '/PageInfo/TotalCount'],
};
const userName = { name: 'UserName', in: 'query' } as const;
const roleName = { name: 'RoleName', in: 'query' } as const;
const eachUser = eachValue('ram/ListUsers', ['Users', 'User', '*', 'UserName']);

/** Everything that is not Container Service. */
export const otherOperations: readonly Operation[] = [
  {
    ...rpc,
    product: 'sts',
    name: 'GetCallerIdentity',
    version: '2015-04-01',
    ids: [],
    paging: whole,
    action: 'sts:GetCallerIdentity',
    throttling: 'sts',
    endpoint: 'regional',
    targets: once,
  },
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
  {
    ...ecs,
    name: 'DescribeImages',
    ids: [],
    paging: pageNumber,
    items: '/Images/Image',
    action: 'ecs:DescribeImages',
    targets: eachRegion,
  },
  {
    ...ecs,
    name: 'DescribeInstances',
    ids: [],
    paging: nextToken,
    items: '/Instances/Instance',
    action: 'ecs:DescribeInstances',
    targets: eachRegion,
  },
  {
    ...ecs,
    name: 'DescribeSecurityGroupAttribute',
    ids: [{ name: 'SecurityGroupId', in: 'query' }],
    paging: whole,
    items: '/Permissions/Permission',
    action: 'ecs:DescribeSecurityGroupAttribute',
    targets: eachSecurityGroup,
  },
  {
    ...slb,
    name: 'DescribeLoadBalancers',
    ids: [],
    paging: pageNumber,
    items: '/LoadBalancers/LoadBalancer',
    action: 'slb:DescribeLoadBalancers',
    targets: eachRegion,
  },
  {
    ...slb,
    name: 'DescribeLoadBalancerTCPListenerAttribute',
    ids: [
      { name: 'LoadBalancerId', in: 'query' },
      { name: 'ListenerPort', in: 'query' },
    ],
    paging: whole,
    action: 'slb:DescribeLoadBalancerTCPListenerAttribute',
    targets: eachApiServerListener,
  },
  {
    ...slb,
    name: 'DescribeAccessControlListAttribute',
    ids: [{ name: 'AclId', in: 'query' }],
    paging: whole,
    items: '/AclEntrys/AclEntry',
    action: 'slb:DescribeAccessControlListAttribute',
    targets: eachListenerAcl,
  },
  {
    ...sas,
    name: 'DescribeVersionConfig',
    ids: [],
    paging: whole,
    action: 'yundun-sas:DescribeVersionConfig',
    targets: once,
  },
  {
    ...sas,
    name: 'DescribeVulList',
    ids: [],
    fixed: { Type: 'cve', Dealed: 'n' },
    paging: currentPage,
    items: '/VulRecords',
    action: 'yundun-sas:DescribeVulList',
    targets: once,
  },
  {
    ...sas,
    name: 'DescribeCloudCenterInstances',
    ids: [],
    paging: currentPage,
    items: '/Instances',
    action: 'yundun-sas:DescribeCloudCenterInstances',
    targets: once,
  },
  {
    ...sas,
    name: 'DescribeSuspEvents',
    ids: [],
    fixed: { From: 'sas', Dealed: 'N' },
    paging: currentPage,
    items: '/SuspEvents',
    action: 'yundun-sas:DescribeSuspEvents',
    targets: once,
  },
  {
    ...sas,
    name: 'DescribeNoticeConfig',
    ids: [],
    paging: whole,
    items: '/NoticeConfigList',
    action: 'yundun-sas:DescribeNoticeConfig',
    targets: once,
  },
  {
    ...trail,
    name: 'DescribeTrails',
    ids: [],
    paging: whole,
    items: '/TrailList',
    action: 'actiontrail:DescribeTrails',
    targets: once,
  },
  {
    ...trail,
    name: 'GetTrailStatus',
    ids: [{ name: 'Name', in: 'query' }],
    paging: whole,
    action: 'actiontrail:GetTrailStatus',
    targets: eachValue('actiontrail/DescribeTrails', ['TrailList', '*', 'Name']),
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

function eachSecurityGroup(documents: Documents): Target[] {
  const groups = new Map<string, Target>();
  const add = (id: string, cluster: string | undefined) => {
    const region = cluster === undefined ? undefined : documents.regionOf(cluster);
    groups.set(id, region === undefined ? { ids: [id] } : { ids: [id], region });
  };
  for (const { ids, document } of documents.of('cs/DescribeClusterNodePools')) {
    for (const id of valuesAt(document, ['nodepools', '*', 'scaling_group', 'security_group_id']))
      add(id, ids[0]);
    for (const id of valuesAt(document, ['nodepools', '*', 'scaling_group', 'security_group_ids', '*']))
      add(id, ids[0]);
  }
  for (const { ids, document } of documents.of('cs/DescribeClusterDetail')) {
    for (const id of valuesAt(document, ['security_group_id'])) add(id, ids[0]);
  }
  return [...groups.keys()].sort().map((id) => groups.get(id) as Target);
}

/** Load balancers whose address is an API server endpoint of a cluster, with the port of that endpoint. */
function eachApiServerListener(documents: Documents): Target[] {
  const endpoints = new Map<string, string>();
  for (const { document } of documents.of('cs/DescribeClusterDetail')) {
    for (const [address, port] of apiServerEndpoints(dig(document, 'master_url')))
      endpoints.set(address, port);
  }
  const targets: Target[] = [];
  for (const { region, document } of documents.of('slb/DescribeLoadBalancers')) {
    const balancers = dig(document, 'LoadBalancers', 'LoadBalancer');
    for (const balancer of Array.isArray(balancers) ? balancers : []) {
      const id = dig(balancer, 'LoadBalancerId');
      const address = dig(balancer, 'Address');
      const port = typeof address === 'string' ? endpoints.get(address) : undefined;
      if (typeof id !== 'string' || port === undefined) continue;
      targets.push(region === undefined ? { ids: [id, port] } : { ids: [id, port], region });
    }
  }
  return targets;
}

/** Host and port of each URL in `master_url`, which is JSON in a string. */
function apiServerEndpoints(masterUrl: unknown): [string, string][] {
  if (typeof masterUrl !== 'string') return [];
  return [...masterUrl.matchAll(/https:\/\/([0-9a-zA-Z.:-]+?):(\d{2,5})/g)].map((match) => [
    String(match[1]),
    String(match[2]),
  ]);
}

function eachListenerAcl(documents: Documents): Target[] {
  const targets = new Map<string, Target>();
  for (const { region, document } of documents.of('slb/DescribeLoadBalancerTCPListenerAttribute')) {
    if (!isObject(document)) continue;
    const acl = dig(document, 'AclId');
    if (typeof acl !== 'string' || acl === '') continue;
    targets.set(acl, region === undefined ? { ids: [acl] } : { ids: [acl], region });
  }
  return [...targets.keys()].sort().map((id) => targets.get(id) as Target);
}
