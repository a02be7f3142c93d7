import type { Fleet } from '../double/fleet.ts';
import type { Json } from '../kernel/json.ts';
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
} from './cluster-documents.ts';
import { clusterRecords } from './cluster-records.ts';
import { branch, dedicated, goneSoon, oldCi, registered } from './clusters/beyond-reach.ts';
import { mediaProd } from './clusters/media-prod.ts';
import { payVault } from './clusters/pay-vault.ts';
import { shopProd } from './clusters/shop-prod.ts';
import { storesEdge } from './clusters/stores-edge.ts';
import { burstAcs, labAuto, lingjun, serverless } from './clusters/unlike.ts';
import { describeImages } from './images.ts';
import {
  activityStates,
  knownUids,
  kubeconfigStates,
  REFUSED_STATES,
  userPermissions,
} from './kubeconfigs.ts';
import { kubernetesLists } from './kubernetes.ts';
import {
  accessListDocuments,
  apiServerListener,
  hasLoadBalancer,
  loadBalancers,
  securityGroupDocuments,
} from './network.ts';
import { poolDetail, poolItem } from './node-pools.ts';
import { ackNode, ecsInstance, nodesOf } from './nodes.ts';
import { type Refusal, ramDocuments } from './ram.ts';
import { registryDocuments } from './registries.ts';
import { securityCenterDocuments } from './security-center.ts';
import type { ClusterSpec } from './specs.ts';
import { trailDocuments } from './trails.ts';
import { ACCOUNT, keyOf, REGIONS, requestId, TIME } from './values.ts';
import { versionMetadata } from './version-metadata.ts';
import { clusterVulnerabilities, poolVulnerabilities } from './vulnerability-documents.ts';

const clusters: readonly ClusterSpec[] = [
  shopProd,
  mediaProd,
  payVault,
  labAuto,
  serverless,
  storesEdge,
  dedicated,
  registered,
  lingjun,
  burstAcs,
  oldCi,
  branch,
  goneSoon,
];

const NOT_FOUND: Refusal = { httpStatus: 404, code: 'ErrorClusterNotFound', message: 'cluster not found' };

/** The account that `demarc demo` reads: every kind of cluster and node pool, every state of a duty. */
export function sampleFleet(): Fleet {
  const documents = new Map<string, Json>();
  const refusals = new Map<string, Refusal>();
  const fleet: Fleet = {
    account: ACCOUNT,
    regions: [...REGIONS],
    time: TIME,
    documents,
    refusals,
    kubernetes: new Map(),
  };
  for (const cluster of clusters) {
    if (cluster.state === 'deleting') addHalfDeleted(cluster, fleet);
    else addCluster(cluster, fleet);
  }
  documents.set('cs/DescribeClustersV1', {
    clusters: clusters.map(clusterItem),
    page_info: pageInfo(clusters.length),
  });
  addVersions(fleet);
  addIdentities(fleet);
  addNetwork(fleet);
  const ofAccount = [...securityCenterDocuments(clusters), ...trailDocuments(), ...registryDocuments()];
  for (const [key, document] of [...ofAccount, ...clusterRecords(clusters)]) documents.set(key, document);
  refusals.set('sas/DescribeNoticeConfig', {
    httpStatus: 403,
    code: 'NoPermission',
    message: 'You are not authorised to do this operation. Action: yundun-sas:DescribeNoticeConfig',
  });
  // Keys are read in this order wherever they are listed.
  fleet.documents = new Map([...documents].sort(([a], [b]) => (a < b ? -1 : 1)));
  return fleet;
}

function addCluster(cluster: ClusterSpec, { documents, refusals, kubernetes }: Fleet): void {
  const { id } = cluster;
  const nodes = nodesOf(cluster).map(ackNode);
  const set = (operation: string, document: Json, ...ids: string[]) =>
    documents.set(keyOf(`cs/${operation}`, id, ...ids), document);
  set('DescribeClusterDetail', clusterDetail(cluster));
  set('DescribeClusterNodePools', { nodepools: cluster.pools.map((pool) => poolItem(cluster, pool)) });
  set('DescribeClusterNodes', { nodes, page: { page_number: 1, page_size: 100, total_count: nodes.length } });
  set('ListClusterAddonInstances', addonInstances(cluster));
  set('DescribeClusterVuls', clusterVulnerabilities(cluster));
  set('DescribeClusterTasks', clusterTasks(cluster));
  set('GetClusterAuditProject', auditProject(cluster));
  set('CheckControlPlaneLogEnable', controlPlaneLog(cluster));
  set(
    'DescribePolicyInstances',
    (cluster.policies ?? []).map((policy) => ({ ...policy, cluster_id: id })),
  );
  for (const pool of cluster.pools) {
    set('DescribeClusterNodePoolDetail', poolDetail(cluster, pool), pool.id);
    set('DescribeNodePoolVuls', poolVulnerabilities(cluster, pool), pool.id);
  }
  for (const addon of cluster.addons) set('DescribeAddon', describeAddon(addon), addon.name);
  if (id === REFUSED_STATES) refuseStates(id, refusals);
  else {
    set('ListClusterKubeconfigStates', kubeconfigStates(id, false));
    set('ListClusterKubeconfigStates', kubeconfigStates(id, true), 'cloudServiceKubeConfig=true');
  }
  if (cluster.kubernetes !== undefined) kubernetes.set(id, kubernetesLists(cluster, cluster.kubernetes));
}

function refuseStates(cluster: string, refusals: Fleet['refusals']): void {
  const message = 'RAM policy Forbidden for action cs:ListClusterKubeconfigStates';
  const refusal = { httpStatus: 403, code: 'StatusForbidden', message };
  refusals.set(keyOf('cs/ListClusterKubeconfigStates', cluster), refusal);
  refusals.set(keyOf('cs/ListClusterKubeconfigStates', cluster, 'cloudServiceKubeConfig=true'), refusal);
}

const GONE = [
  'DescribeClusterDetail',
  'ListClusterAddonInstances',
  'DescribeClusterVuls',
  'DescribeClusterTasks',
  'GetClusterAuditProject',
  'CheckControlPlaneLogEnable',
  'DescribePolicyInstances',
  'ListClusterChecks',
  'ListClusterInspectReports',
  'ListClusterKubeconfigStates',
];

/** The list still names it, its pools linger, and everything else is gone. */
function addHalfDeleted(cluster: ClusterSpec, { documents, refusals }: Fleet): void {
  for (const operation of GONE) refusals.set(keyOf(`cs/${operation}`, cluster.id), NOT_FOUND);
  refusals.set(keyOf('cs/ListClusterKubeconfigStates', cluster.id, 'cloudServiceKubeConfig=true'), NOT_FOUND);
  documents.set(keyOf('cs/DescribeClusterNodePools', cluster.id), {
    nodepools: cluster.pools.map((pool) => poolItem(cluster, pool)),
  });
  documents.set(keyOf('cs/DescribeClusterNodes', cluster.id), {
    nodes: [],
    page: { page_number: 1, page_size: 100, total_count: 0 },
  });
  const gone = { httpStatus: 404, code: 'ErrorNodePoolNotFound', message: 'node pool not found' };
  for (const pool of cluster.pools) {
    refusals.set(keyOf('cs/DescribeClusterNodePoolDetail', cluster.id, pool.id), gone);
    refusals.set(keyOf('cs/DescribeNodePoolVuls', cluster.id, pool.id), gone);
  }
}

function addVersions({ documents }: Fleet): void {
  for (const { type, profile, region } of clusters) {
    const ids = [`ClusterType=${type}`, `Profile=${profile ?? 'Default'}`, `Region=${region}`];
    documents.set(
      keyOf('cs/DescribeKubernetesVersionMetadata', ...ids),
      versionMetadata(profile ?? 'Default'),
    );
  }
}

function addIdentities({ documents, refusals }: Fleet): void {
  const ram = ramDocuments();
  for (const [key, document] of ram.documents) documents.set(key, document);
  for (const [key, refusal] of ram.refusals) refusals.set(key, refusal);
  for (const uid of knownUids()) documents.set(keyOf('cs/DescribeUserPermission', uid), userPermissions(uid));
  const unaudited = new Set(clusters.filter((cluster) => !cluster.audit).map((cluster) => cluster.id));
  const activity = activityStates(unaudited);
  for (const [key, document] of activity.documents) documents.set(key, document);
  for (const key of activity.refused) {
    refusals.set(key, {
      httpStatus: 404,
      code: 'InvalidResource.NotFound',
      message: 'the audit log project does not exist',
    });
  }
}

function addNetwork({ documents }: Fleet): void {
  for (const region of REGIONS) {
    const nodes = clusters.filter((cluster) => cluster.region === region).flatMap(nodesOf);
    const instances = nodes.filter((placed) => placed.node.foreign !== true).map(ecsInstance);
    const ids = `RegionId=${region}`;
    documents.set(keyOf('ecs/DescribeImages', ids), describeImages(region));
    documents.set(keyOf('ecs/DescribeInstances', ids), {
      RequestId: requestId(`instances/${region}`),
      TotalCount: instances.length,
      NextToken: '',
      Instances: { Instance: instances },
    });
    documents.set(keyOf('slb/DescribeLoadBalancers', ids), loadBalancers(region, clusters));
  }
  for (const cluster of clusters.filter(hasLoadBalancer)) {
    const key = keyOf('slb/DescribeLoadBalancerTCPListenerAttribute', loadBalancerId(cluster), '6443');
    documents.set(key, apiServerListener(cluster));
  }
  for (const [key, document] of [...securityGroupDocuments(), ...accessListDocuments()])
    documents.set(key, document);
}
