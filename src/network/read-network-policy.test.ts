import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../kernel/json.ts';
import type { NetworkPolicy } from './network-policy.ts';
import { readNetworkPolicy } from './read-network-policy.ts';

const metadata = { name: 'p', namespace: 'shop' };
const read = (spec: JsonObject) => readNetworkPolicy({ metadata, spec });
const sound = (spec: JsonObject): NetworkPolicy => {
  const policy = read(spec);
  if ('fault' in policy) throw new Error(policy.fault);
  return policy;
};
const directions = (spec: JsonObject) => [...sound(spec).directions].sort();

describe('the directions of a NetworkPolicy', () => {
  it.each<[JsonObject, string[]]>([
    [{ podSelector: {} }, ['ingress']],
    [{ podSelector: {}, policyTypes: [] }, ['ingress']],
    [{ podSelector: {}, policyTypes: null, egress: null }, ['ingress']],
    [{ podSelector: {}, egress: [] }, ['ingress']],
    [{ podSelector: {}, egress: [{}] }, ['egress', 'ingress']],
    [{ podSelector: {}, policyTypes: ['Egress'], ingress: [{}] }, ['egress']],
    [{ podSelector: {}, policyTypes: ['Ingress'], egress: [{}] }, ['ingress']],
    [{ podSelector: {}, policyTypes: ['Egress', 'Ingress'] }, ['egress', 'ingress']],
  ])('of %j', (spec, expected) => expect(directions(spec)).toEqual(expected));
});

describe('a rule of a NetworkPolicy', () => {
  it('without peers or ports is about all of them', () => {
    expect(sound({ ingress: [{}, { from: [], ports: [] }, { from: null, ports: null }] }).ingress).toEqual(
      Array(3).fill({ peers: undefined, ports: undefined }),
    );
  });

  it('takes TCP where a port names no protocol, and every port where it names none', () => {
    const ports = [{}, { port: 80 }, { protocol: 'UDP', port: 'dns' }, { port: 80, endPort: 90 }];
    expect(sound({ ingress: [{ ports }] }).ingress[0]?.ports).toEqual([
      { kind: 'all', protocol: 'TCP' },
      { kind: 'range', protocol: 'TCP', first: 80, last: 80 },
      { kind: 'named', protocol: 'UDP', name: 'dns' },
      { kind: 'range', protocol: 'TCP', first: 80, last: 90 },
    ]);
  });

  it('tells an empty selector from none', () => {
    const [rule] = sound({ ingress: [{ from: [{ podSelector: {} }, { namespaceSelector: {} }] }] }).ingress;
    expect(rule?.peers?.map((peer) => peer.kind === 'pods' && peer.namespaces === undefined)).toEqual([
      true,
      false,
    ]);
  });
});

const peer = (from: JsonObject) => ({ ingress: [{ from: [from] }] });
const port = (item: JsonObject) => ({ ingress: [{ ports: [item] }] });
const requirement = (item: JsonObject) => ({ podSelector: { matchExpressions: [item] } });

describe('what an API server refuses', () => {
  it.each<JsonObject>([
    { podSelector: [] },
    { podSelector: { matchLabels: { app: 1 } } },
    requirement({ key: 'app', operator: 'In', values: [] }),
    requirement({ key: 'app', operator: 'Exists', values: ['a'] }),
    requirement({ key: 'app', operator: 'Gt', values: ['1'] }),
    requirement({ operator: 'Exists' }),
    { policyTypes: ['ingress'] },
    { policyTypes: 'Ingress' },
    { ingress: {} },
    { ingress: [null] },
    peer({}),
    peer({ podSelector: null }),
    peer({ podSelector: {}, ipBlock: { cidr: '10.0.0.0/8' } }),
    peer({ ipBlock: { cidr: '10.0.0.1' } }),
    peer({ ipBlock: { cidr: '10.0.0.0/8', except: ['11.0.0.0/16'] } }),
    peer({ ipBlock: { cidr: '10.0.0.0/8', except: ['10.0.0.0/8'] } }),
    port({ port: 0 }),
    port({ port: 65_536 }),
    port({ port: 1.5 }),
    port({ port: '80' }),
    port({ port: 80, endPort: 79 }),
    port({ port: 'http', endPort: 90 }),
    port({ endPort: 90 }),
    port({ protocol: 'tcp', port: 80 }),
  ])('%j', (spec) => expect(read(spec)).toHaveProperty('fault'));

  it('and an object without a name', () => {
    expect(readNetworkPolicy({ metadata: { name: 'p' }, spec: {} })).toHaveProperty('fault');
  });

  it('but names such as __proto__ are labels like any other', () => {
    const policy = read({ podSelector: { matchLabels: JSON.parse('{"__proto__":"x"}') as JsonObject } });
    expect('fault' in policy ? policy : [...policy.podSelector.matchLabels]).toEqual([['__proto__', 'x']]);
  });
});
