import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../kernel/json.ts';
import type { NetworkPolicy, Protocol } from './network-policy.ts';
import { type Connection, connectionAnswer, type Endpoint, type NetworkPod } from './reachability.ts';
import { readNetworkPolicy } from './read-network-policy.ts';

// A second evaluator that shares nothing with the first: it works on the objects as they are written and
// enumerates what each rule names, in worlds so small that all of it can be listed.

// biome-ignore lint/suspicious/noExplicitAny: the objects are taken as they come
type Any = any;

const NAMESPACES: Record<string, Record<string, string>> = {
  a: { 'kubernetes.io/metadata.name': 'a', team: 'x' },
  b: { 'kubernetes.io/metadata.name': 'b', team: 'y', tier: 'x' },
  c: { 'kubernetes.io/metadata.name': 'c' },
};
const PORTS = [1, 2, 3, 4];
const PROTOCOLS: Protocol[] = ['TCP', 'UDP'];

function matches(selector: Any, labels: Record<string, string>): boolean {
  const wanted: [string, string][] = Object.entries(selector.matchLabels ?? {});
  if (wanted.some(([key, value]) => labels[key] !== value)) return false;
  for (const { key, operator, values } of selector.matchExpressions ?? []) {
    const has = key in labels;
    const inSet = has && (values ?? []).includes(labels[key]);
    if (operator === 'In' && !inSet) return false;
    if (operator === 'NotIn' && inSet) return false;
    if (operator === 'Exists' && !has) return false;
    if (operator === 'DoesNotExist' && has) return false;
  }
  return true;
}

const bits = (address: string) =>
  address
    .split('.')
    .map((part) => Number(part).toString(2).padStart(8, '0'))
    .join('');

function inBlock(address: string, block: string): boolean {
  const [base = '', length] = block.split('/');
  return bits(address).slice(0, Number(length)) === bits(base).slice(0, Number(length));
}

function naivePeer(peer: Any, end: Endpoint, namespace: string): boolean {
  if (peer.ipBlock) {
    const all = end.kind === 'pod' ? end.addresses : [end.address];
    return all.some(
      (one) =>
        inBlock(one, peer.ipBlock.cidr) &&
        !(peer.ipBlock.except ?? []).some((part: string) => inBlock(one, part)),
    );
  }
  if (end.kind === 'address' || end.hostNetwork) return false;
  const near = peer.namespaceSelector
    ? matches(peer.namespaceSelector, NAMESPACES[end.namespace] ?? {})
    : end.namespace === namespace;
  return near && (!peer.podSelector || matches(peer.podSelector, Object.fromEntries(end.labels)));
}

/** Every `protocol/port` that the rule names for this target. */
function naivePorts(rule: Any, target: Endpoint): Set<string> {
  const every = PROTOCOLS.flatMap((protocol) => PORTS.map((port) => `${protocol}/${port}`));
  if (!rule.ports || rule.ports.length === 0) return new Set(every);
  const named = new Set<string>();
  for (const { protocol = 'TCP', port, endPort } of rule.ports) {
    if (typeof port === 'string') {
      const own = target.kind === 'pod' ? target.namedPorts : [];
      for (const one of own)
        if (one.name === port && one.protocol === protocol) named.add(`${protocol}/${one.port}`);
    } else {
      for (const one of PORTS)
        if (port === undefined || (one >= port && one <= (endPort ?? port))) named.add(`${protocol}/${one}`);
    }
  }
  return named;
}

function naiveDirection(objects: Any[], connection: Connection, direction: 'ingress' | 'egress'): boolean {
  const subject = direction === 'egress' ? connection.from : connection.to;
  const other = direction === 'egress' ? connection.to : connection.from;
  if (subject.kind === 'address' || subject.hostNetwork) return true;
  const type = direction === 'egress' ? 'Egress' : 'Ingress';
  const isolating = objects.filter(({ metadata, spec }) => {
    if (metadata.namespace !== subject.namespace) return false;
    if (!matches(spec.podSelector ?? {}, Object.fromEntries(subject.labels))) return false;
    if (spec.policyTypes?.length > 0) return spec.policyTypes.includes(type);
    return direction === 'ingress' || spec.egress?.length > 0;
  });
  if (isolating.length === 0) return true;
  for (const { metadata, spec } of isolating) {
    for (const rule of spec[direction] ?? []) {
      const peers = direction === 'egress' ? rule.to : rule.from;
      const near =
        !peers || peers.length === 0 || peers.some((peer: Any) => naivePeer(peer, other, metadata.namespace));
      if (near && naivePorts(rule, connection.to).has(`${connection.protocol}/${connection.port}`))
        return true;
    }
  }
  return false;
}

function naive(objects: Any[], connection: Connection): boolean {
  const { from, to } = connection;
  if (from === to) return true;
  const isHost = (end: Endpoint) => end.kind === 'address' || end.hostNetwork;
  if (from.node && from.node === to.node && (isHost(from) || isHost(to))) return true;
  return naiveDirection(objects, connection, 'egress') && naiveDirection(objects, connection, 'ingress');
}

// Numerical Recipes' linear congruential generator: the same worlds every time.
let state = 20_261_125;
const below = (limit: number) => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * limit);
};
const pick = <T>(...items: T[]): T => items[below(items.length)] as T;
const some = <T>(make: () => T, most: number): T[] => Array.from({ length: below(most + 1) }, make);
const maybe = (name: string, make: () => unknown): JsonObject =>
  below(2) === 0 ? {} : ({ [name]: below(9) === 0 ? null : make() } as JsonObject);

const labels = (): Record<string, string> => {
  const found: Record<string, string> = {};
  for (const name of ['app', 'team', 'tier']) if (below(3) > 0) found[name] = pick('x', 'y');
  return found;
};
const requirement = () => {
  const operator = pick('In', 'NotIn', 'Exists', 'DoesNotExist');
  const key = pick('app', 'team', 'tier');
  const values = pick(['x'], ['y'], ['x', 'y']);
  return operator.endsWith('In') ? { key, operator, values } : { key, operator };
};
const selector = () =>
  pick<() => JsonObject>(
    () => ({}),
    () => ({ matchLabels: { [pick('app', 'team', 'tier')]: pick('x', 'y') } }),
    () => ({ matchExpressions: some(requirement, 2) }),
    () => ({ matchLabels: { team: 'x' }, matchExpressions: [requirement()] }),
  )();
const block = (): JsonObject =>
  pick<JsonObject>(
    { cidr: '0.0.0.0/0' },
    { cidr: '10.0.0.0/29', except: ['10.0.0.2/31'] },
    { cidr: '10.0.0.4/30' },
    { cidr: '0.0.0.0/0', except: ['10.0.0.0/30', '100.100.100.200/32'] },
    { cidr: '10.0.0.3/32', except: null },
  );
const peer = (): JsonObject =>
  pick<() => JsonObject>(
    () => ({ ipBlock: block() }),
    () => ({ podSelector: selector() }),
    () => ({ namespaceSelector: selector() }),
    () => ({ namespaceSelector: selector(), podSelector: selector() }),
  )();
const port = (): JsonObject => ({
  ...(below(2) === 0 ? {} : { protocol: pick('TCP', 'UDP') }),
  ...pick<JsonObject>(
    {},
    { port: 1 },
    { port: 2, endPort: 3 },
    { port: 'web' },
    { port: 'dns' },
    { port: 4 },
  ),
});
const rule = (peers: 'from' | 'to') => () => ({
  ...maybe(peers, () => some(peer, 2)),
  ...maybe('ports', () => some(port, 2)),
});
const policy = (): JsonObject => ({
  metadata: { name: 'p', namespace: pick('a', 'b') },
  spec: {
    ...(below(8) === 0 ? {} : { podSelector: selector() }),
    ...maybe('policyTypes', () => pick<string[]>([], ['Ingress'], ['Egress'], ['Ingress', 'Egress'])),
    ...maybe('ingress', () => some(rule('from'), 2)),
    ...maybe('egress', () => some(rule('to'), 2)),
  },
});
const pod = (id: number): NetworkPod => ({
  kind: 'pod',
  id: String(id),
  namespace: pick('a', 'b', 'c'),
  labels: new Map(Object.entries(labels())),
  hostNetwork: below(6) === 0,
  addresses: pick([`10.0.0.${id}`], [`10.0.0.${id}`], []),
  node: pick('n1', 'n2'),
  namedPorts: [
    { name: 'web', protocol: pick(...PROTOCOLS), port: pick(...PORTS) },
    { name: 'dns', protocol: 'UDP' as const, port: pick(...PORTS) },
  ].slice(below(3)),
});

describe('reachability', () => {
  it('agrees with an enumeration of every connection in small worlds', () => {
    const namespaces = new Map(
      Object.entries(NAMESPACES).map(([name, own]) => [name, new Map(Object.entries(own))]),
    );
    const counts = { allowed: 0, refused: 0, isolated: 0 };
    const differing: unknown[] = [];
    for (let world = 0; world < 1500; world++) {
      const objects = [policy(), ...some(policy, 3)];
      const policies = objects.map((object) => readNetworkPolicy(object) as NetworkPolicy);
      expect(policies.filter((one) => 'fault' in one)).toEqual([]);
      const ends: Endpoint[] = [
        pod(1),
        pod(2),
        pod(3),
        { kind: 'address', address: '100.100.100.200' },
        { kind: 'address', address: '10.0.0.6', node: 'n1' },
      ];
      for (const from of ends)
        for (const to of ends)
          for (const protocol of PROTOCOLS)
            for (const number of PORTS) {
              const connection = { from, to, protocol, port: number };
              const { allowed, egress, ingress } = connectionAnswer({ policies, namespaces }, connection);
              counts[allowed ? 'allowed' : 'refused']++;
              if (egress.isolatedBy.length + ingress.isolatedBy.length > 0) counts.isolated++;
              if (allowed !== naive(objects, connection)) differing.push({ objects, connection });
            }
    }
    expect(differing.slice(0, 3)).toEqual([]);
    // Nothing is proven by worlds in which nothing is refused.
    expect(counts.refused).toBeGreaterThan(30_000);
    expect(counts.allowed).toBeGreaterThan(50_000);
    expect(counts.isolated).toBeGreaterThan(counts.refused);
  });
});
