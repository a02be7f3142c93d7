import { parseInstant } from '../../kernel/time.ts';
import type { Addon } from '../../model/facts/addon.ts';
import type { ApiServerListener } from '../../model/facts/api-server-listener.ts';
import type { KubernetesVersion } from '../../model/facts/kubernetes-version.ts';
import type { PolicyInstance } from '../../model/facts/policy-instance.ts';
import type { Service } from '../../model/facts/service.ts';
import { ACCOUNT, absent, CLUSTER, clusterScope, known } from './rows.ts';

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
    repositories: absent('cs/DescribePolicyInstances', 'policy_parameters'),
    ...changes,
  };
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
