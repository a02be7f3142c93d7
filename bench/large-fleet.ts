import {
  addonInstances,
  auditProject,
  clusterDetail,
  clusterItem,
  clusterTasks,
  controlPlaneLog,
  describeAddon,
  loadBalancerId,
  pageInfo,
} from '../src/demo/cluster-documents.ts';
import { sampleFleet } from '../src/demo/fleet.ts';
import { poolId, ids as sample } from '../src/demo/ids.ts';
import { describeImages } from '../src/demo/images.ts';
import { kubernetesLists, service } from '../src/demo/kubernetes.ts';
import { apiServerListener, loadBalancers, securityGroups } from '../src/demo/network.ts';
import { poolDetail, poolItem } from '../src/demo/node-pools.ts';
import { ackNode, ecsInstance, nodesOf } from '../src/demo/nodes.ts';
import { securityCenterDocuments } from '../src/demo/security-center.ts';
import type { ClusterSpec, NodeSpec, PoolSpec } from '../src/demo/specs.ts';
import { HANGZHOU, idOf, keyOf, requestId, TIME } from '../src/demo/values.ts';
import { KERNEL, OPENSSL, SYSTEMD, VIM, type VulnerabilityName } from '../src/demo/vulnerabilities.ts';
import { clusterVulnerabilities, poolVulnerabilities } from '../src/demo/vulnerability-documents.ts';
import type { Json, JsonObject } from '../src/kernel/json.ts';

export interface Size {
  nodes: number;
  pods: number;
  pools: number;
  clusters: number;
}

/** A large account, in the words of the sample fleet; pods are made while they are written. */
export interface LargeFleet {
  account: string;
  time: string;
  clusters: readonly ClusterSpec[];
  /** Whole answers, keyed as in the export folder. */
  documents: ReadonlyMap<string, Json>;
  /** cluster id → `nodes`, `services`, … → items. */
  kubernetes: ReadonlyMap<string, ReadonlyMap<string, JsonObject[]>>;
}

export const NAMESPACES = ['web', 'orders', 'payments', 'search', 'media', 'batch'];
const VERSION = '1.35.2-aliyun.1';

const POOL_KINDS: readonly Pick<PoolSpec, 'image' | 'management'>[] = [
  { image: 'aliyunLinux3', management: { auto_repair: true, auto_vul_fix: false } },
  {
    image: 'optimised',
    management: {
      auto_repair: true,
      auto_vul_fix: true,
      auto_vul_fix_policy: { vul_level: 'asap', exclude_packages: 'kernel' },
    },
  },
  {
    image: 'containerOs',
    management: {
      auto_repair: true,
      auto_vul_fix: true,
      auto_vul_fix_policy: { vul_level: 'asap,later,nntf', exclude_packages: '' },
    },
  },
  { image: 'golden', management: { auto_repair: false, auto_vul_fix: false } },
];

const OPEN: readonly VulnerabilityName[][] = [
  [],
  [VIM],
  [SYSTEMD],
  [OPENSSL, VIM],
  [KERNEL, OPENSSL, SYSTEMD],
];

export function largeFleet(size: Size): LargeFleet {
  const clusters = Array.from({ length: size.clusters }, (_, index) => clusterAt(index, size));
  const { account, documents: base } = sampleFleet();
  const documents = new Map(base);
  documents.set('cs/DescribeClustersV1', {
    clusters: clusters.map(clusterItem),
    page_info: pageInfo(clusters.length),
  });
  for (const cluster of clusters) addCluster(cluster, documents);
  for (const [key, document] of securityCenterDocuments(clusters)) documents.set(key, document);
  const instances = clusters.flatMap(nodesOf).map(ecsInstance);
  documents.set('ecs/DescribeImages', describeImages(HANGZHOU));
  documents.set('ecs/DescribeInstances', {
    RequestId: requestId('instances'),
    TotalCount: instances.length,
    NextToken: '',
    Instances: { Instance: instances },
  });
  documents.set('slb/DescribeLoadBalancers', loadBalancers(HANGZHOU, clusters));
  for (const cluster of clusters) {
    const key = keyOf('slb/DescribeLoadBalancerTCPListenerAttribute', loadBalancerId(cluster), '6443');
    documents.set(key, apiServerListener(cluster));
  }
  const kubernetes = new Map(clusters.map((cluster) => [cluster.id, listsOf(cluster)] as const));
  return { account, time: TIME, clusters, documents, kubernetes };
}

function clusterAt(index: number, size: Size): ClusterSpec {
  const name = `large-${String(index + 1).padStart(2, '0')}`;
  const id = idOf('c', name);
  const pools = Array.from({ length: share(size.pools, size.clusters, index) }, (_, pool) =>
    poolAt(id, pool, index),
  );
  const nodes = share(size.nodes, size.clusters, index);
  for (let node = 0; node < nodes; node++) pools[node % pools.length]?.nodes.push(nodeAt(index, node));
  return {
    name,
    id,
    region: HANGZHOU,
    type: 'ManagedKubernetes',
    profile: 'Default',
    spec: 'ack.pro.small',
    version: VERSION,
    nextVersion: '1.36.1-aliyun.1',
    intranetAddress: `192.168.250.${index + 2}`,
    autoUpgrade: 'patch',
    maintenanceWindow: index % 3 !== 0,
    deletionProtection: index % 2 === 0,
    audit: true,
    logComponents: ['apiserver', 'kcm', 'scheduler', 'ccm'],
    rrsa: true,
    workerRole: 'KubernetesWorkerRole-5b0f6e3c',
    securityGroup: securityGroups.closed,
    pools,
    addons: [
      { name: 'coredns', version: 'v1.12.1.3', category: 'core' },
      { name: 'terway-eniip', version: 'v1.14.3', category: 'network' },
      { name: 'ack-virtual-node', version: 'v2.14.0', category: 'core', managed: true },
      { name: 'gatekeeper', version: 'v3.18.2', category: 'security' },
      { name: 'loongcollector', version: '3.1.4', category: 'monitor', newer: '3.2.0' },
    ],
    policies: [],
    scannedDaysAgo: 1,
    kubernetes: {
      namespaces: Object.fromEntries(NAMESPACES.map((namespace) => [namespace, {}])),
      virtualNodes: [{ name: virtualNodeOf(index), version: `v${VERSION}` }],
      workloads: [],
      services: NAMESPACES.map((namespace) => service(namespace, 'front', { type: 'ClusterIP' })),
    },
  };
}

export function virtualNodeOf(cluster: number): string {
  return `virtual-kubelet-${HANGZHOU}-${'hijk'[cluster % 4]}`;
}

function poolAt(cluster: string, pool: number, index: number): PoolSpec {
  const name = `pool-${String(pool + 1).padStart(2, '0')}`;
  return {
    name,
    id: poolId(cluster, name),
    type: 'ess',
    isDefault: pool === 0,
    runtimeVersion: '2.1.6',
    kubelet: VERSION,
    repairBought: true,
    ...(POOL_KINDS[(pool + index) % POOL_KINDS.length] as (typeof POOL_KINDS)[number]),
    nodes: [],
  };
}

function nodeAt(cluster: number, node: number): NodeSpec {
  const address = `10.${cluster}.${Math.floor(node / 250)}.${(node % 250) + 2}`;
  return {
    address,
    ageDays: 20 + (node % 300),
    agent: node % 97 === 0 ? 'offline' : 'online',
    open: [...(OPEN[node % OPEN.length] as VulnerabilityName[])],
    openSinceDays: 5 + (node % 60),
  };
}

function addCluster(cluster: ClusterSpec, documents: Map<string, Json>): void {
  const { id, pools, addons } = cluster;
  const nodes = nodesOf(cluster).map(ackNode);
  const set = (operation: string, document: Json, ...ids: string[]) =>
    documents.set(keyOf(`cs/${operation}`, id, ...ids), document);
  set('DescribeClusterDetail', clusterDetail(cluster));
  set('DescribeClusterNodePools', { nodepools: pools.map((pool) => poolItem(cluster, pool)) });
  set('DescribeClusterNodes', { nodes, page: { page_number: 1, page_size: 100, total_count: nodes.length } });
  set('ListClusterAddonInstances', addonInstances(cluster));
  set('DescribeClusterVuls', clusterVulnerabilities(cluster));
  set('DescribeClusterTasks', clusterTasks(cluster));
  set('GetClusterAuditProject', auditProject(cluster));
  set('CheckControlPlaneLogEnable', controlPlaneLog(cluster));
  set('DescribePolicyInstances', []);
  for (const pool of pools) {
    set('DescribeClusterNodePoolDetail', poolDetail(cluster, pool), pool.id);
    set('DescribeNodePoolVuls', poolVulnerabilities(cluster, pool), pool.id);
  }
  for (const addon of addons) set('DescribeAddon', describeAddon(addon), addon.name);
  // The same people hold a kubeconfig of every cluster.
  for (const [key, document] of [...documents]) {
    if (
      /^cs\/(ListClusterKubeconfigStates|DescribeUserClusterActivityState)@/.test(key) &&
      key.includes(sample.shopProd)
    ) {
      documents.set(key.replace(sample.shopProd, id), document);
    }
  }
}

function listsOf(cluster: ClusterSpec): Map<string, JsonObject[]> {
  if (cluster.kubernetes === undefined) throw new Error(`${cluster.name} has no lists`);
  const lists = kubernetesLists(cluster, cluster.kubernetes);
  for (const streamed of ['pods', 'replicasets.apps', 'jobs.batch']) lists.delete(streamed);
  return lists;
}

/** Shares a total out evenly: the first ones get the rest. */
export function share(total: number, parts: number, index: number): number {
  return Math.floor(total / parts) + (index < total % parts ? 1 : 0);
}
