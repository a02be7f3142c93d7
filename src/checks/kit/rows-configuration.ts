import type { Addon } from '../../model/facts/addon.ts';
import type { ApiServerListener } from '../../model/facts/api-server-listener.ts';
import type { DiskSetting } from '../../model/facts/disk-setting.ts';
import type { KubeletConfiguration } from '../../model/facts/kubelet-configuration.ts';
import type { KubernetesVersion } from '../../model/facts/kubernetes-version.ts';
import type { MachineSetting } from '../../model/facts/machine-setting.ts';
import type { PolicyInstance } from '../../model/facts/policy-instance.ts';
import type { Service } from '../../model/facts/service.ts';
import { parseInstant } from '../../kernel/time.ts';
import { ACCOUNT, CLUSTER, clusterScope, known, NODE, nodeScope, POOL, poolScope } from './rows.ts';

// Rows about how a cluster is configured, with nothing wrong in them.

const at = { source: 'test/Document', ids: [], path: '' } as const;
const inCluster = { scope: clusterScope, at, cluster: CLUSTER } as const;

export function addon(changes: Partial<Addon> = {}): Addon {
  return {
    id: `${CLUSTER}/coredns`,
    subject: `${CLUSTER}/Addon/coredns`,
    ...inCluster,
    name: 'coredns',
    state: known('active'),
    version: known('v1.12.1.3'),
    managed: known(false),
    newerVersions: known([]),
    ...changes,
  };
}

export function apiServerListener(changes: Partial<ApiServerListener> = {}): ApiServerListener {
  return {
    id: CLUSTER,
    subject: CLUSTER,
    ...inCluster,
    loadBalancer: known('lb-1'),
    aclStatus: known('on'),
    aclType: known('white'),
    aclEntries: known(['203.0.113.0/26']),
    ...changes,
  };
}

export function service(changes: Partial<Service> = {}): Service {
  return {
    id: `${CLUSTER}/shop/web`,
    subject: `${CLUSTER}/Service/shop/web`,
    ...inCluster,
    namespace: 'shop',
    name: 'web',
    type: known('ClusterIP'),
    annotations: known({}),
    externalIps: known([]),
    sourceRanges: known([]),
    addresses: known([]),
    ...changes,
  };
}

export function policyInstance(changes: Partial<PolicyInstance> = {}): PolicyInstance {
  const policy = 'ACKPSPPrivilegedContainer';
  return {
    id: `${CLUSTER}/${policy}/one`,
    subject: `${CLUSTER}/${policy}.constraints.gatekeeper.sh/one`,
    ...inCluster,
    policy,
    action: known('deny'),
    namespaces: known('*'),
    ...changes,
  };
}

/** What a pool gives its instances. */
export function poolMachines(changes: Partial<MachineSetting> = {}): MachineSetting {
  return {
    id: `${CLUSTER}/${POOL}`,
    subject: POOL,
    scope: poolScope,
    at,
    cluster: CLUSTER,
    kind: 'node-pool',
    name: POOL,
    ecs: known(true),
    publicAccess: known(false),
    metadata: known('token'),
    ...changes,
  };
}

/** What the instance of a node has. */
export function nodeMachine(changes: Partial<MachineSetting> = {}): MachineSetting {
  const id = `${CLUSTER}/${NODE}`;
  const subject = `${CLUSTER}/Node/${NODE}`;
  return { ...poolMachines(), id, subject, scope: nodeScope, kind: 'node', name: NODE, ...changes };
}

export function poolDisks(changes: Partial<DiskSetting> = {}): DiskSetting {
  return {
    id: `pool/${CLUSTER}/${POOL}`,
    subject: POOL,
    scope: poolScope,
    at,
    cluster: CLUSTER,
    kind: 'node-pool',
    name: POOL,
    makesDisks: known(true),
    disks: [
      { label: 'system_disk', encrypted: known(true) },
      { label: 'data_disks[0]', encrypted: known(true) },
    ],
    ...changes,
  };
}

export function classDisks(changes: Partial<DiskSetting> = {}): DiskSetting {
  return {
    id: `class/${CLUSTER}/essd`,
    subject: `${CLUSTER}/StorageClass.storage.k8s.io/essd`,
    ...inCluster,
    kind: 'storage-class',
    name: 'essd',
    makesDisks: known(true),
    disks: [{ label: 'parameters.encrypted', encrypted: known(true) }],
    ...changes,
  };
}

/** What the kubelet of a node reports. */
export function kubelet(changes: Partial<KubeletConfiguration> = {}): KubeletConfiguration {
  return {
    id: `node/${CLUSTER}/${NODE}`,
    subject: `${CLUSTER}/Node/${NODE}`,
    scope: nodeScope,
    at,
    cluster: CLUSTER,
    kind: 'node',
    name: NODE,
    readOnlyPort: known(0),
    anonymousAuth: known(false),
    authorizationMode: known('Webhook'),
    ...changes,
  };
}

/** What a pool sets for its kubelets. */
export function poolKubelets(changes: Partial<KubeletConfiguration> = {}): KubeletConfiguration {
  const id = `pool/${CLUSTER}/${POOL}`;
  return { ...kubelet(), id, subject: POOL, scope: poolScope, kind: 'node-pool', name: POOL, ...changes };
}

/** A version that ACK publishes, supported until the given day. */
export function kubernetesVersion(version: string, supportEnds: string): KubernetesVersion {
  return {
    id: `ManagedKubernetes/Default/cn-hangzhou/${version}`,
    subject: version,
    scope: { kind: 'account', account: ACCOUNT },
    at,
    version,
    clusterType: 'ManagedKubernetes',
    profile: 'Default',
    region: 'cn-hangzhou',
    releaseDate: known(1),
    expirationDate: known(parseInstant(supportEnds) ?? 0),
    creatable: known(true),
    upgradableVersions: known([]),
    images: known([]),
    runtimes: known([]),
  };
}
