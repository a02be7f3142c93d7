import { dig, isObject } from '../kernel/json.ts';
import type { Documents, Operation, Paging, Target } from './operation.ts';
import { eachAddon, eachCluster, eachNodePool, eachValue, inRegionOf, once, union } from './targets.ts';

const version = '2015-12-15';
const base = {
  product: 'cs',
  version,
  style: 'ROA',
  method: 'GET',
  endpoint: 'regional',
  throttling: 'cs',
  read: true,
} as const;
const whole: Paging = { style: 'none' };
// page_number, page_size and page_info; nodes and kubeconfig states spell them pageNumber, pageSize and page.
const snakePages = (pageSize: number): Paging => ({
  style: 'number',
  page: 'page_number',
  size: 'page_size',
  pageSize,
  total: ['/page_info/total_count'],
});
const camelPages = (pageSize: number): Paging => ({
  style: 'number',
  page: 'pageNumber',
  size: 'pageSize',
  pageSize,
  total: ['/page/total_count'],
});
const cluster = { name: 'ClusterId', in: 'path' } as const;
const nodePool = { name: 'NodepoolId', in: 'path' } as const;

/** Container Service for Kubernetes, 2015-12-15. */
export const csOperations: readonly Operation[] = [
  {
    ...base,
    name: 'DescribeClustersV1',
    path: '/api/v1/clusters',
    ids: [],
    paging: snakePages(50),
    items: '/clusters',
    action: 'cs:DescribeClustersV1',
    endpoint: 'central',
    targets: once,
  },
  {
    ...base,
    name: 'DescribeClusterDetail',
    path: '/clusters/{ClusterId}',
    ids: [cluster],
    paging: whole,
    action: 'cs:DescribeClusterDetail',
    targets: eachCluster,
  },
  {
    ...base,
    name: 'DescribeClusterNodePools',
    path: '/clusters/{ClusterId}/nodepools',
    ids: [cluster],
    paging: whole,
    items: '/nodepools',
    action: 'cs:DescribeClusterNodePools',
    targets: eachCluster,
  },
  {
    ...base,
    name: 'DescribeClusterNodePoolDetail',
    path: '/clusters/{ClusterId}/nodepools/{NodepoolId}',
    ids: [cluster, nodePool],
    paging: whole,
    action: 'cs:DescribeClusterNodePoolDetail',
    targets: eachNodePool,
  },
  {
    ...base,
    name: 'DescribeClusterNodes',
    path: '/clusters/{ClusterId}/nodes',
    ids: [cluster],
    paging: camelPages(100),
    items: '/nodes',
    action: 'cs:DescribeClusterNodes',
    targets: eachCluster,
  },
  {
    ...base,
    name: 'ListClusterAddonInstances',
    path: '/clusters/{ClusterId}/addon_instances',
    ids: [cluster],
    paging: whole,
    items: '/addons',
    action: 'cs:ListClusterAddonInstances',
    targets: eachCluster,
  },
  {
    ...base,
    name: 'DescribeAddon',
    path: '/addons/{AddonName}',
    ids: [
      { name: 'cluster_id', in: 'query' },
      { name: 'AddonName', in: 'path' },
    ],
    paging: whole,
    action: 'cs:DescribeAddon',
    targets: eachAddon,
  },
  {
    ...base,
    name: 'DescribeKubernetesVersionMetadata',
    path: '/api/v1/metadata/versions',
    ids: [
      { name: 'ClusterType', in: 'query' },
      { name: 'Profile', in: 'query' },
      { name: 'Region', in: 'query' },
    ],
    paging: whole,
    items: '',
    action: 'cs:DescribeKubernetesVersionMetadata',
    targets: eachKindOfCluster,
  },
  {
    ...base,
    name: 'DescribeClusterVuls',
    path: '/clusters/{ClusterId}/vuls',
    ids: [cluster],
    paging: whole,
    items: '/vul_records',
    action: 'cs:DescribeClusterVuls',
    targets: eachCluster,
  },
  {
    ...base,
    name: 'DescribeNodePoolVuls',
    path: '/clusters/{ClusterId}/nodepools/{NodepoolId}/vuls',
    ids: [cluster, nodePool],
    fixed: { necessity: 'asap,later,nntf' },
    paging: whole,
    items: '/vul_records',
    action: 'cs:DescribeNodePoolVuls',
    targets: eachNodePool,
  },
  {
    ...base,
    name: 'DescribeClusterTasks',
    path: '/clusters/{ClusterId}/tasks',
    ids: [cluster],
    paging: snakePages(50),
    items: '/tasks',
    action: 'cs:DescribeClusterTasks',
    targets: eachCluster,
  },
  {
    ...base,
    name: 'GetClusterAuditProject',
    path: '/clusters/{ClusterId}/audit',
    ids: [cluster],
    paging: whole,
    action: 'cs:GetClusterAuditProject',
    targets: eachCluster,
  },
  {
    ...base,
    name: 'CheckControlPlaneLogEnable',
    path: '/clusters/{ClusterId}/controlplanelog',
    ids: [cluster],
    paging: whole,
    action: 'cs:CheckControlPlaneLogEnable',
    targets: eachCluster,
  },
  {
    ...base,
    name: 'ListClusterChecks',
    path: '/clusters/{ClusterId}/checks',
    ids: [cluster],
    paging: whole,
    items: '/checks',
    action: 'cs:ListClusterChecks',
    targets: eachCluster,
  },
  {
    ...base,
    name: 'ListClusterInspectReports',
    path: '/clusters/{ClusterId}/inspectReports',
    ids: [cluster],
    paging: { style: 'token', token: 'nextToken', size: 'maxResults', pageSize: 50, next: '/nextToken' },
    items: '/reports',
    action: 'cs:ListClusterInspectReports',
    targets: eachCluster,
  },
  {
    ...base,
    name: 'DescribePolicyInstances',
    path: '/clusters/{ClusterId}/policies',
    ids: [cluster],
    paging: whole,
    items: '',
    action: 'cs:DescribePolicyInstances',
    targets: eachCluster,
  },
  {
    ...base,
    name: 'ListClusterKubeconfigStates',
    path: '/clusters/{ClusterId}/kubeconfig/states',
    ids: [cluster],
    paging: camelPages(50),
    items: '/states',
    action: 'cs:ListClusterKubeconfigStates',
    alsoNeeds: ['ram:ListUsers', 'ram:ListRoles'],
    targets: eachCluster,
  },
  {
    ...base,
    name: 'ListClusterKubeconfigStates',
    path: '/clusters/{ClusterId}/kubeconfig/states',
    ids: [cluster],
    fixed: { cloudServiceKubeConfig: 'true' },
    variant: ['cloudServiceKubeConfig'],
    paging: camelPages(50),
    items: '/states',
    action: 'cs:ListClusterKubeconfigStates',
    alsoNeeds: ['ram:ListUsers', 'ram:ListRoles'],
    targets: eachCluster,
  },
  {
    ...base,
    name: 'DescribeUserPermission',
    path: '/permissions/users/{uid}',
    ids: [{ name: 'uid', in: 'path' }],
    paging: whole,
    items: '',
    action: 'cs:DescribeUserPermission',
    endpoint: 'central',
    targets: union(
      eachValue('ram/ListUsers', ['Users', 'User', '*', 'UserId']),
      eachValue('cs/ListClusterKubeconfigStates', ['states', '*', 'account_id']),
    ),
  },
  {
    ...base,
    name: 'DescribeUserClusterActivityState',
    path: '/clusters/{ClusterId}/users/{uid}/activity-state',
    ids: [cluster, { name: 'uid', in: 'path' }],
    paging: whole,
    action: 'cs:DescribeUserClusterActivityState',
    targets: eachEffectiveKubeconfig,
  },
];

/** One answer serves all clusters of a type, profile and region. */
function eachKindOfCluster(documents: Documents): Target[] {
  const kinds = new Map<string, Target>();
  for (const { document } of documents.of('cs/DescribeClustersV1')) {
    const clusters = dig(document, 'clusters');
    if (!Array.isArray(clusters)) continue;
    for (const item of clusters) {
      const type = text(item, 'cluster_type');
      const region = text(item, 'region_id');
      if (type === undefined || region === undefined) continue;
      const profile = text(item, 'profile') ?? 'Default';
      const ids = [`ClusterType=${type}`, `Profile=${profile}`, `Region=${region}`];
      kinds.set(ids.join('\n'), { ids, region });
    }
  }
  return [...kinds.keys()].sort().map((key) => kinds.get(key) as Target);
}

function eachEffectiveKubeconfig(documents: Documents): Target[] {
  const found = new Map<string, Target>();
  for (const { ids, document } of documents.of('cs/ListClusterKubeconfigStates')) {
    const clusterId = ids[0];
    const states = dig(document, 'states');
    if (clusterId === undefined || ids.length > 1 || !Array.isArray(states)) continue;
    for (const state of states) {
      const uid = text(state, 'account_id');
      if (uid === undefined || text(state, 'cert_state') !== 'Unexpired') continue;
      found.set(`${clusterId}\n${uid}`, inRegionOf(documents, clusterId, [clusterId, uid]));
    }
  }
  return [...found.keys()].sort().map((key) => found.get(key) as Target);
}

function text(value: unknown, name: string): string | undefined {
  const found = isObject(value) ? dig(value, name) : undefined;
  return typeof found === 'string' && found.trim() !== '' ? found.trim() : undefined;
}
