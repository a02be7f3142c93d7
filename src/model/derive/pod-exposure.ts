import type { Gap } from '../../kernel/known.ts';
import type { Peer, NetworkPolicy as ReadPolicy } from '../../network/network-policy.ts';
import { isolates, type NetworkPod } from '../../network/reachability.ts';
import { selects } from '../../network/selector.ts';
import type { ServiceSelector } from '../facts/service-selector.ts';
import type { Tables } from '../tables.ts';

/** Ways to a pod from outside its namespace, and what was not read of them. */
export interface Exposure {
  /** `LoadBalancer shop/web`, `Ingress shop/web`. */
  ways: readonly string[];
  gaps: readonly Gap[];
}

/** Services that open a port outside the cluster, and Ingresses, whose traffic comes to a pod. */
export function exposureOf(
  pod: NetworkPod,
  cluster: string,
  tables: Pick<Tables, 'serviceSelectors' | 'ingresses'>,
): Exposure {
  const gaps: Gap[] = [];
  const selecting = tables.serviceSelectors.of(cluster).filter(({ namespace, selector }) => {
    if (namespace !== pod.namespace) return false;
    if (!selector.known) gaps.push(selector.because);
    return selector.known && selector.value.size > 0 && hasAll(selector.value, pod);
  });
  const ways = selecting.flatMap((service) => waysThrough(service, gaps));
  for (const { namespace, name, services } of tables.ingresses.of(cluster)) {
    if (namespace !== pod.namespace) continue;
    if (!services.known) gaps.push(services.because);
    else if (selecting.some((service) => services.value.includes(service.name)))
      ways.push(`Ingress ${namespace}/${name}`);
  }
  return { ways, gaps };
}

/** Whether a pod has all labels that a Service selects by. */
export function hasAll(wanted: ReadonlyMap<string, string>, { labels }: NetworkPod): boolean {
  return selects({ matchLabels: wanted, matchExpressions: [] }, labels);
}

function waysThrough({ type, namespace, name }: ServiceSelector, gaps: Gap[]): string[] {
  if (!type.known) gaps.push(type.because);
  const opens = type.known && (type.value === 'LoadBalancer' || type.value === 'NodePort');
  return opens ? [`${type.value} ${namespace}/${name}`] : [];
}

/** Whether a policy may let in traffic from outside the pod's namespace; true too where none isolates it. */
export function letsOthersIn(policies: readonly ReadPolicy[], pod: NetworkPod): boolean {
  const isolating = policies.filter((policy) => isolates(policy, pod, 'ingress'));
  if (isolating.length === 0) return true;
  return isolating.some(({ ingress }) =>
    ingress.some(({ peers }) => peers === undefined || peers.some(isFromOutside)),
  );
}

function isFromOutside(peer: Peer): boolean {
  return peer.kind === 'addresses' || peer.namespaces !== undefined;
}
