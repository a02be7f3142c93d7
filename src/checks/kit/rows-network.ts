import type { JsonObject } from '../../kernel/json.ts';
import type { Ingress } from '../../model/facts/ingress.ts';
import type { Namespace } from '../../model/facts/namespace.ts';
import type { NamespaceLimit } from '../../model/facts/namespace-limit.ts';
import type { NetworkPlugin } from '../../model/facts/network-plugin.ts';
import type { NetworkPolicy } from '../../model/facts/network-policy.ts';
import type { ServiceSelector } from '../../model/facts/service-selector.ts';
import type { TrafficTarget } from '../../model/facts/traffic-target.ts';
import { Fields } from '../../model/normalise/fields.ts';
import { toNetworkPolicy } from '../../model/normalise/network-policies.ts';
import { CLUSTER, clusterScope, known } from './rows.ts';

// Rows about the network of a cluster, with nothing wrong in them.

const at = { source: 'test/Document', ids: [], path: '' } as const;
const inCluster = { scope: clusterScope, at, cluster: CLUSTER } as const;

/** Terway with NetworkPolicies switched on. */
export function networkPlugin(changes: Partial<NetworkPlugin> = {}): NetworkPlugin {
  return {
    id: CLUSTER,
    subject: CLUSTER,
    ...inCluster,
    plugin: known('terway'),
    enforcesPolicies: known(true),
    ...changes,
  };
}

export function namespace(
  name: string,
  labels: JsonObject = {},
  changes: Partial<Namespace> = {},
): Namespace {
  const subject = `${CLUSTER}/Namespace/${name}`;
  return { id: `${CLUSTER}/${name}`, subject, ...inCluster, name, labels: known(labels), ...changes };
}

/** A quota of the namespace shop that bounds what its pods may use. */
export function namespaceLimit(changes: Partial<NamespaceLimit> = {}): NamespaceLimit {
  const kind = changes.kind ?? 'ResourceQuota';
  const subject = `${CLUSTER}/${kind}/shop/q`;
  const bounds = known(['limits.cpu', 'limits.memory']);
  return { id: subject, subject, ...inCluster, kind, namespace: 'shop', name: 'q', bounds, ...changes };
}

/** A policy of the namespace shop, read as one of a list is. */
export function networkPolicy(
  spec: JsonObject,
  changes: Partial<NetworkPolicy> = {},
  { name = 'p', inside = 'shop' } = {},
): NetworkPolicy {
  const origin = { source: 'kubernetes/networkpolicies.networking.k8s.io', ids: [CLUSTER], path: '/items/0' };
  const fields = new Fields({ metadata: { name, namespace: inside }, spec }, origin);
  const row = toNetworkPolicy(fields, { id: CLUSTER, scope: clusterScope }, origin);
  if ('known' in row) throw new Error(row.because.reason);
  return { ...row, ...changes };
}

/** Refuses everything in both directions. */
export function defaultDeny(inside = 'shop'): NetworkPolicy {
  return networkPolicy({ policyTypes: ['Ingress', 'Egress'] }, {}, { name: 'default-deny', inside });
}

export function ingress(changes: Partial<Ingress> = {}): Ingress {
  const path = 'shop/web';
  return {
    id: `${CLUSTER}/${path}`,
    subject: `${CLUSTER}/Ingress.networking.k8s.io/${path}`,
    ...inCluster,
    namespace: 'shop',
    name: 'web',
    className: known('nginx'),
    annotations: known({}),
    rules: known([{ host: 'shop.example.com', paths: [{ path: '/', pathType: 'Prefix', service: 'web' }] }]),
    tls: known([['shop.example.com']]),
    services: known(['web']),
    addresses: known([]),
    ...changes,
  };
}

export function trafficTarget(
  kind: TrafficTarget['kind'],
  changes: Partial<TrafficTarget> = {},
): TrafficTarget {
  const subject = `${CLUSTER}/${kind}/shop/web`;
  return {
    id: subject,
    subject,
    ...inCluster,
    kind,
    namespace: 'shop',
    name: 'web',
    open: known([]),
    missing: known([]),
    ...changes,
  };
}

/** Inside the cluster, for the pods labelled `app: web`. */
export function serviceSelector(changes: Partial<ServiceSelector> = {}): ServiceSelector {
  return {
    id: `${CLUSTER}/shop/web`,
    subject: `${CLUSTER}/Service/shop/web`,
    ...inCluster,
    namespace: 'shop',
    name: 'web',
    type: known('ClusterIP'),
    selector: known(new Map([['app', 'web']])),
    ...changes,
  };
}
