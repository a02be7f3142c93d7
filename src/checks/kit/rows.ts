import type { Json, JsonObject } from '../../kernel/json.ts';
import { type Seen, seen, type Unseen, unseen } from '../../kernel/known.ts';
import type { Cluster } from '../../model/facts/cluster.ts';
import type { Node } from '../../model/facts/node.ts';
import type { NodePool } from '../../model/facts/node-pool.ts';
import type { PodTemplate } from '../../model/facts/pod-template.ts';
import { malformation } from '../../model/normalise/pod-shape.ts';
import { gapOf } from '../../model/normalise/reading.ts';
import type { Scope } from '../../model/scope.ts';

// Rows with boring valid defaults, so that a case shows only what matters.

export const ACCOUNT = '1000000000000001';
export const CLUSTER = 'c0aa';
export const POOL = 'np0bb';
export const NODE = 'cn-hangzhou.192.168.0.10';
export const CASE_TIME = '2026-11-20T08:00:00Z';

/** A field that was read. */
export function known<T>(value: T): Seen<T> {
  return seen(value, { source: 'test/Document', ids: [], path: '/field', value: value as Json });
}

/** A field of a source that was refused. */
export function denied(source: string, ...ids: string[]): Unseen {
  return unseen(gapOf(source, ids, 'denied', 'access was denied'));
}

/** A field that a document which was read does not have. */
export function absent(source: string, field: string): Unseen {
  return unseen(gapOf(source, [], 'absent', `the answer has no ${field}`, field));
}

const origin = { source: 'test/Document', ids: [], path: '' } as const;

export const clusterScope: Scope = {
  kind: 'cluster',
  account: ACCOUNT,
  region: 'cn-hangzhou',
  cluster: CLUSTER,
  clusterName: 'shop-prod',
};
export const poolScope: Scope = {
  ...clusterScope,
  kind: 'node-pool',
  nodePool: POOL,
  nodePoolName: 'workers',
};
export const nodeScope: Scope = { ...poolScope, kind: 'node', node: NODE, instance: 'i-1' };

export function cluster(changes: Partial<Cluster> = {}): Cluster {
  return {
    id: CLUSTER,
    subject: CLUSTER,
    scope: clusterScope,
    at: origin,
    name: known('shop-prod'),
    region: known('cn-hangzhou'),
    type: known('ManagedKubernetes'),
    profile: known('Default'),
    spec: known('ack.pro.small'),
    state: known('running'),
    currentVersion: known('1.36.1-aliyun.1'),
    nextVersion: known(''),
    autoUpgrade: known(true),
    autoUpgradeChannel: known('patch'),
    autoMode: known(false),
    maintenanceWindow: known(true),
    maintenanceSchedule: known({ time: '03:00:00Z', duration: '3h', recurrence: '', weeklyPeriod: 'Monday' }),
    deletionProtection: known(true),
    publicEndpoint: known(''),
    intranetEndpoint: known('https://192.168.0.2:6443'),
    encryptionKmsKeyId: known('key-1'),
    encryptionDisabled: known(false),
    securityGroup: known('sg-1'),
    rrsa: known(true),
    workerRamRole: known('KubernetesWorkerRole-1'),
    auditEnabled: known(true),
    auditProject: known('k8s-log-c0aa'),
    controlPlaneLogComponents: known(['apiserver', 'kcm', 'scheduler']),
    ...changes,
  };
}

export function nodePool(changes: Partial<NodePool> = {}): NodePool {
  return {
    id: `${CLUSTER}/${POOL}`,
    subject: POOL,
    scope: poolScope,
    at: origin,
    cluster: CLUSTER,
    pool: POOL,
    name: known('workers'),
    type: known('ess'),
    imageId: known('aliyun_3_x64_20G_alibase_20261015.vhd'),
    imageType: known('AliyunLinux3'),
    autoVulFix: known(true),
    vulLevel: known('asap,later,nntf'),
    excludePackages: known(''),
    restartNode: absent('cs/DescribeClusterNodePools', 'management.auto_vul_fix_policy.restart_node'),
    autoRepair: known(true),
    legacyEnable: absent('cs/DescribeClusterNodePools', 'management.enable'),
    legacyAutoUpgrade: absent('cs/DescribeClusterNodePools', 'management.auto_upgrade'),
    legacyAutoUpgradeKubelet: absent(
      'cs/DescribeClusterNodePools',
      'management.auto_upgrade_policy.auto_upgrade_kubelet',
    ),
    autoMode: known(false),
    maintenanceWindow: absent('cs/DescribeClusterNodePools', 'maintenance_window.enable'),
    maintenanceSchedule: absent('cs/DescribeClusterNodePools', 'maintenance_window'),
    runtime: known('containerd'),
    runtimeVersion: known('2.1.6'),
    kubeletVersion: known('1.36.1-aliyun.1'),
    componentVersions: known(new Map([['kubelet', '1.36.1-aliyun.1']])),
    vulFixPurchased: known(true),
    systemDiskEncrypted: known(true),
    dataDisksEncrypted: known([true]),
    keyPair: known('ops'),
    hasLoginPassword: absent('cs/DescribeClusterNodePools', 'scaling_group.login_password'),
    loginAsNonRoot: known(true),
    internetMaxBandwidthOut: known(0),
    securityGroups: known(['sg-1']),
    httpTokens: known('required'),
    securityHardeningOs: known(true),
    socEnabled: known(false),
    cmsEnabled: known(true),
    ramRole: known('KubernetesWorkerRole-1'),
    interconnectMode: absent('cs/DescribeClusterNodePools', 'interconnect_mode'),
    kubeletConfiguration: absent('cs/DescribeClusterNodePools', 'node_config.kubelet_configuration'),
    nodeCount: known(3),
    ...changes,
  };
}

export function node(changes: Partial<Node> = {}): Node {
  return {
    id: `${CLUSTER}/${NODE}`,
    subject: `${CLUSTER}/Node/${NODE}`,
    scope: nodeScope,
    at: origin,
    cluster: CLUSTER,
    name: NODE,
    instance: known('i-1'),
    pool: known(POOL),
    imageId: known('aliyun_3_x64_20G_alibase_20261015.vhd'),
    isAliyunNode: known(true),
    role: known('Worker'),
    status: known('Ready'),
    kubeletVersion: known('v1.36.1-aliyun.1'),
    runtimeVersion: known('containerd://2.1.6'),
    osImage: known('Alibaba Cloud Linux 3 (Soaring Falcon)'),
    kernelVersion: known('5.10.134-18.al8.x86_64'),
    architecture: known('amd64'),
    ready: known(true),
    readySince: known(1_793_000_000_000),
    edgeWorker: known(''),
    autonomy: known(''),
    nvidiaDriver: absent('kubernetes/nodes', 'metadata.labels'),
    ...changes,
  };
}

/** A container that breaks none of the Pod Security Standards. */
export const restrictedContainer: JsonObject = {
  name: 'app',
  image: 'registry.example.com/shop/app:1.2.3',
  securityContext: {
    allowPrivilegeEscalation: false,
    runAsNonRoot: true,
    capabilities: { drop: ['ALL'] },
    seccompProfile: { type: 'RuntimeDefault' },
  },
};

/** A Deployment's pod with this specification (by default one restricted container). */
export function podTemplate(spec: JsonObject = {}, changes: Partial<PodTemplate> = {}): PodTemplate {
  const whole: JsonObject = { containers: [restrictedContainer], ...spec };
  const fault = malformation({ spec: whole });
  return {
    id: `${CLUSTER}/shop/web-1`,
    subject: `${CLUSTER}/Deployment.apps/shop/web`,
    scope: clusterScope,
    at: { source: 'kubernetes/pods', ids: [CLUSTER], path: '/items/0' },
    cluster: CLUSTER,
    namespace: 'shop',
    owner: { kind: 'Deployment', group: 'apps', name: 'web', inferred: false },
    labels: {},
    annotations: {},
    spec: whole,
    specPath: '/items/0/spec',
    pod: { name: 'web-1', node: NODE },
    virtual: false,
    ...(fault === undefined ? {} : { malformed: gapOf('kubernetes/pods', [CLUSTER], 'failed', fault) }),
    ...changes,
  };
}
