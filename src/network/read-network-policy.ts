import { type Cidr, containsCidr, parseCidr } from '../kernel/cidr.ts';
import { isObject, type Json, type JsonObject, member } from '../kernel/json.ts';
import type { Direction, NetworkPolicy, Peer, Port, Protocol, Rule } from './network-policy.ts';
import { EVERYTHING, readSelector, type Selector } from './selector.ts';

/** Why an object is not a NetworkPolicy that an API server would take. */
export interface PolicyFault {
  fault: string;
}

class Refused extends Error {}

/** Reads one object of networking.k8s.io/v1, and fills in what the API server does. */
export function readNetworkPolicy(object: JsonObject): NetworkPolicy | PolicyFault {
  try {
    return toPolicy(object);
  } catch (error) {
    if (error instanceof Refused) return { fault: error.message };
    throw error;
  }
}

function toPolicy(object: JsonObject): NetworkPolicy {
  const metadata = member(object, 'metadata');
  const [name, namespace] = [member(metadata, 'name'), member(metadata, 'namespace')];
  if (typeof name !== 'string' || typeof namespace !== 'string')
    throw new Refused('it has no name and namespace');
  const spec = member(object, 'spec') ?? {};
  if (!isObject(spec)) throw new Refused('spec is not an object');
  const ingress = listOf(spec, 'ingress').map((rule) => toRule(rule, 'from'));
  const egress = listOf(spec, 'egress').map((rule) => toRule(rule, 'to'));
  // The selector is no pointer in the API: left out, it is the empty one.
  const podSelector = selectorAt(spec, 'podSelector') ?? EVERYTHING;
  return { namespace, name, podSelector, directions: directionsOf(spec, egress), ingress, egress };
}

/** Left out, every policy isolates for ingress, and one with an egress rule for egress too. */
function directionsOf(spec: JsonObject, egress: readonly Rule[]): ReadonlySet<Direction> {
  const types = listOf(spec, 'policyTypes');
  if (types.length === 0) return new Set<Direction>(egress.length > 0 ? ['ingress', 'egress'] : ['ingress']);
  return new Set(
    types.map((type) => {
      if (type === 'Ingress') return 'ingress';
      if (type === 'Egress') return 'egress';
      throw new Refused('policyTypes has another value than Ingress and Egress');
    }),
  );
}

function toRule(value: Json, peers: 'from' | 'to'): Rule {
  if (!isObject(value)) throw new Refused('a rule is not an object');
  const [listed, ports] = [listOf(value, peers), listOf(value, 'ports')];
  return {
    peers: listed.length === 0 ? undefined : listed.map(toPeer),
    ports: ports.length === 0 ? undefined : ports.map(toPort),
  };
}

function toPeer(value: Json): Peer {
  const [pods, namespaces] = [selectorAt(value, 'podSelector'), selectorAt(value, 'namespaceSelector')];
  const block = member(value, 'ipBlock') ?? undefined;
  const selected = pods !== undefined || namespaces !== undefined;
  if (block !== undefined && selected) throw new Refused('a peer has both an ipBlock and a selector');
  if (block !== undefined) return toAddresses(block);
  if (!selected) throw new Refused('a peer has neither an ipBlock nor a selector');
  return { kind: 'pods', namespaces, pods: pods ?? EVERYTHING };
}

function toAddresses(value: Json): Peer {
  const block = blockOf(member(value, 'cidr'));
  const except = listOf(value, 'except').map(blockOf);
  if (except.some((part) => !containsCidr(block, part) || isSame(block, part)))
    throw new Refused('an exception is not a strict part of its ipBlock');
  return { kind: 'addresses', block, except };
}

function isSame(a: Cidr, b: Cidr): boolean {
  return a.first === b.first && a.last === b.last;
}

function blockOf(value: Json | undefined): Cidr {
  const block = typeof value === 'string' && value.includes('/') ? parseCidr(value) : undefined;
  if (block === undefined) throw new Refused('an ipBlock is not a block of addresses');
  return block;
}

const HIGHEST_PORT = 65_535;
// A text of digits is not taken for a number.
const PORT_NAME = /^(?=.*[a-z])[a-z0-9]([a-z0-9-]{0,13}[a-z0-9])?$/;

function toPort(value: Json): Port {
  const protocol = protocolOf(member(value, 'protocol') ?? 'TCP');
  const port = member(value, 'port') ?? undefined;
  const endPort = member(value, 'endPort') ?? undefined;
  if (endPort !== undefined && typeof port !== 'number')
    throw new Refused('endPort stands without a port number');
  if (port === undefined) return { kind: 'all', protocol };
  if (typeof port === 'string' && PORT_NAME.test(port)) return { kind: 'named', protocol, name: port };
  const last = endPort ?? port;
  if (!isPort(port) || !isPort(last) || last < port) throw new Refused('a port is not a port number');
  return { kind: 'range', protocol, first: port, last };
}

function protocolOf(value: Json): Protocol {
  if (value === 'TCP' || value === 'UDP' || value === 'SCTP') return value;
  throw new Refused('a protocol is none of TCP, UDP and SCTP');
}

function isPort(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= HIGHEST_PORT;
}

function selectorAt(value: Json, name: string): Selector | undefined {
  const raw = member(value, name) ?? undefined;
  if (raw === undefined) return undefined;
  const selector = readSelector(raw);
  if (selector === undefined) throw new Refused(`${name} is not a label selector`);
  return selector;
}

/** Absent and null are an empty list. */
function listOf(value: Json, name: string): Json[] {
  if (!isObject(value)) throw new Refused(`the object of ${name} is not one`);
  const list = member(value, name) ?? [];
  if (!Array.isArray(list)) throw new Refused(`${name} is not a list`);
  return list;
}
