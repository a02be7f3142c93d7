import { containsCidr, parseCidr } from '../kernel/cidr.ts';
import type { Direction, NetworkPolicy, Peer, Port, Protocol, Rule } from './network-policy.ts';
import { type Labels, selects } from './selector.ts';

/** A pod as policies see it. */
export interface NetworkPod {
  kind: 'pod';
  /** Unique among pods: a pod cannot be cut off from itself. */
  id: string;
  namespace: string;
  labels: Labels;
  /** It uses the network of its node: no policy selects or governs it, and it counts as an address. */
  hostNetwork: boolean;
  addresses: readonly string[];
  /** The node that it runs on; undefined where it does not matter. */
  node?: string;
  /** Ports that its containers name. */
  namedPorts: readonly { name: string; protocol: Protocol; port: number }[];
}

/** Anything that is no pod: a node, a machine of the VPC, the internet. */
export interface NetworkAddress {
  kind: 'address';
  address: string;
  /** Set for the addresses of a node. */
  node?: string;
}

export type Endpoint = NetworkPod | NetworkAddress;

export interface Connection {
  from: Endpoint;
  to: Endpoint;
  protocol: Protocol;
  port: number;
}

export interface NetworkWorld {
  policies: readonly NetworkPolicy[];
  /** Labels of each namespace, among them `kubernetes.io/metadata.name`. */
  namespaces: ReadonlyMap<string, Labels>;
}

/** What decided one direction of a connection. */
export interface DirectionAnswer {
  allowed: boolean;
  /** The policies that isolate the pod in this direction; empty where it is not isolated. */
  isolatedBy: readonly NetworkPolicy[];
}

export interface Answer {
  allowed: boolean;
  egress: DirectionAnswer;
  ingress: DirectionAnswer;
}

/**
 * Whether the NetworkPolicies let a connection through: both ends have to allow it, a pod that no policy
 * isolates allows everything, and of several policies it is enough that one allows it. A pod always reaches
 * itself, and is always reached by the node it runs on.
 */
export function connectionAnswer(world: NetworkWorld, connection: Connection): Answer {
  const egress = directionAnswer(world, connection, 'egress');
  const ingress = directionAnswer(world, connection, 'ingress');
  if (isWithinPod(connection) || isWithinNode(connection)) {
    const open = { egress: { ...egress, allowed: true }, ingress: { ...ingress, allowed: true } };
    return { allowed: true, ...open };
  }
  return { allowed: egress.allowed && ingress.allowed, egress, ingress };
}

function isWithinPod({ from, to }: Connection): boolean {
  return from.kind === 'pod' && to.kind === 'pod' && from.id === to.id;
}

/** Between a pod and its node, of which pods in the host network are a part. */
function isWithinNode({ from, to }: Connection): boolean {
  if (from.node === undefined || from.node !== to.node) return false;
  return isHost(from) || isHost(to);
}

function isHost(endpoint: Endpoint): boolean {
  return endpoint.kind === 'address' || endpoint.hostNetwork;
}

function directionAnswer(world: NetworkWorld, connection: Connection, direction: Direction): DirectionAnswer {
  const subject = direction === 'egress' ? connection.from : connection.to;
  const isolatedBy =
    subject.kind === 'pod' ? world.policies.filter((policy) => isolates(policy, subject, direction)) : [];
  const allowed =
    isolatedBy.length === 0 || isolatedBy.some((policy) => lets(policy, world, connection, direction));
  return { allowed, isolatedBy };
}

/** Whether the policy governs the pod, in either direction. */
export function governs(
  policy: NetworkPolicy,
  pod: Pick<NetworkPod, 'namespace' | 'labels' | 'hostNetwork'>,
): boolean {
  return !pod.hostNetwork && policy.namespace === pod.namespace && selects(policy.podSelector, pod.labels);
}

/** Whether the policy isolates the pod in that direction. */
export function isolates(
  policy: NetworkPolicy,
  pod: Pick<NetworkPod, 'namespace' | 'labels' | 'hostNetwork'>,
  direction: Direction,
): boolean {
  return policy.directions.has(direction) && governs(policy, pod);
}

function lets(
  policy: NetworkPolicy,
  world: NetworkWorld,
  connection: Connection,
  direction: Direction,
): boolean {
  const peer = direction === 'egress' ? connection.to : connection.from;
  return policy[direction].some(
    (rule) => hasPort(rule, connection) && hasPeer(rule, peer, policy.namespace, world),
  );
}

function hasPeer({ peers }: Rule, endpoint: Endpoint, namespace: string, world: NetworkWorld): boolean {
  return peers === undefined || peers.some((peer) => isPeer(peer, endpoint, namespace, world));
}

function isPeer(peer: Peer, endpoint: Endpoint, namespace: string, world: NetworkWorld): boolean {
  if (peer.kind === 'addresses') return addressesOf(endpoint).some((address) => holds(peer, address));
  // A pod in the host network has the identity of its node.
  if (endpoint.kind !== 'pod' || endpoint.hostNetwork || !selects(peer.pods, endpoint.labels)) return false;
  if (peer.namespaces === undefined) return endpoint.namespace === namespace;
  const labels = world.namespaces.get(endpoint.namespace);
  return labels !== undefined && selects(peer.namespaces, labels);
}

function addressesOf(endpoint: Endpoint): readonly string[] {
  return endpoint.kind === 'pod' ? endpoint.addresses : [endpoint.address];
}

function holds({ block, except }: Extract<Peer, { kind: 'addresses' }>, address: string): boolean {
  const parsed = parseCidr(address);
  if (parsed === undefined || !containsCidr(block, parsed)) return false;
  return !except.some((part) => containsCidr(part, parsed));
}

function hasPort({ ports }: Rule, { to, protocol, port }: Connection): boolean {
  return ports === undefined || ports.some((item) => item.protocol === protocol && isPort(item, to, port));
}

function isPort(item: Port, to: Endpoint, port: number): boolean {
  if (item.kind === 'all') return true;
  if (item.kind === 'range') return item.first <= port && port <= item.last;
  return (
    to.kind === 'pod' &&
    to.namedPorts.some(
      (named) => named.name === item.name && named.protocol === item.protocol && named.port === port,
    )
  );
}
