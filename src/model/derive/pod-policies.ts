import { type Unseen, unseen } from '../../kernel/known.ts';
import type { NetworkPolicy as ReadPolicy } from '../../network/network-policy.ts';
import { isDeniedByDefault } from '../../network/posture.ts';
import { connectionAnswer, governs, type NetworkPod } from '../../network/reachability.ts';
import { readLabels } from '../../network/selector.ts';
import type { NetworkPolicy } from '../facts/network-policy.ts';
import type { PodTemplate } from '../facts/pod-template.ts';
import { gapOf } from '../normalise/reading.ts';
import type { Table } from '../table.ts';

/** The policies of one namespace: those that were read, and why others were not. */
export interface NamespacePolicies {
  policies: readonly ReadPolicy[];
  unread: readonly Unseen[];
}

const NONE: NamespacePolicies = { policies: [], unread: [] };
// Every pod asks.
const indexes = new WeakMap<Table<NetworkPolicy>, Map<string, NamespacePolicies>>();

export function policiesOf(
  table: Table<NetworkPolicy>,
  cluster: string,
  namespace: string,
): NamespacePolicies {
  let index = indexes.get(table);
  if (index === undefined) {
    index = indexOf(table);
    indexes.set(table, index);
  }
  return index.get(`${cluster}\n${namespace}`) ?? NONE;
}

function indexOf(table: Table<NetworkPolicy>): Map<string, NamespacePolicies> {
  const index = new Map<string, { policies: ReadPolicy[]; unread: Unseen[] }>();
  for (const { cluster, namespace, policy } of table.rows) {
    const key = `${cluster}\n${namespace}`;
    const found = index.get(key) ?? { policies: [], unread: [] };
    if (policy.known) found.policies.push(policy.value);
    else found.unread.push(policy);
    index.set(key, found);
  }
  return index;
}

/** Its traffic is its node's: no policy governs it. */
export function isInHostNetwork({ spec }: PodTemplate): boolean {
  return spec.hostNetwork === true;
}

/** A pod as policies see it; without an address or named ports, which only matter to what connects to it. */
export function toNetworkPod(row: PodTemplate): NetworkPod | Unseen {
  const labels = readLabels(row.labels);
  const { id, namespace, at } = row;
  if (labels === undefined)
    return unseen(gapOf(at.source, at.ids, 'failed', 'a label of the pod is not a text'));
  const hostNetwork = isInHostNetwork(row);
  return { kind: 'pod', id, namespace, labels, hostNetwork, addresses: [], namedPorts: [] };
}

/** The policies that govern a pod, in either direction. */
export function governing(policies: readonly ReadPolicy[], pod: NetworkPod): readonly ReadPolicy[] {
  return policies.filter((policy) => governs(policy, pod));
}

/** The directions in which the policies of a namespace refuse what none of them names. */
export function deniedByDefault(policies: readonly ReadPolicy[]): readonly string[] {
  return (['ingress', 'egress'] as const).filter((direction) => isDeniedByDefault(policies, direction));
}

/** Whether the policies of its namespace let a pod open a TCP connection to an address outside the cluster. */
export function mayReachAddress(
  policies: readonly ReadPolicy[],
  pod: NetworkPod,
  address: string,
  port: number,
): boolean {
  const connection = { from: pod, to: { kind: 'address', address }, protocol: 'TCP', port } as const;
  return connectionAnswer({ policies, namespaces: new Map() }, connection).allowed;
}
