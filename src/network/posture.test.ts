import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../kernel/json.ts';
import type { NetworkPolicy } from './network-policy.ts';
import { isDeniedByDefault, isOpen } from './posture.ts';
import { readNetworkPolicy } from './read-network-policy.ts';

const policy = (spec: JsonObject) =>
  readNetworkPolicy({ metadata: { name: 'p', namespace: 'shop' }, spec }) as NetworkPolicy;
const dns = { ports: [{ port: 53, protocol: 'UDP' }] };

describe('denied by default', () => {
  it.each<[string, JsonObject[], boolean, boolean]>([
    ['nothing', [], false, false],
    ['a policy of every pod', [{ podSelector: {} }], true, false],
    ['both directions', [{ policyTypes: ['Ingress', 'Egress'] }], true, true],
    ['a policy of some pods', [{ podSelector: { matchLabels: { app: 'web' } } }], false, false],
    ['an exception for names', [{ policyTypes: ['Egress'], egress: [dns] }], false, true],
    ['a rule that opens it again', [{ podSelector: {} }, { podSelector: {}, ingress: [{}] }], false, false],
    [
      'a rule that opens some pods only',
      [{ podSelector: {} }, { podSelector: { matchLabels: { app: 'web' } }, ingress: [{}] }],
      true,
      false,
    ],
  ])('by %s', (_name, specs, ingress, egress) => {
    const policies = specs.map(policy);
    expect([isDeniedByDefault(policies, 'ingress'), isDeniedByDefault(policies, 'egress')]).toEqual([
      ingress,
      egress,
    ]);
  });
});

describe('open to all', () => {
  it.each<[JsonObject, boolean]>([
    [{}, true],
    [{ from: [{ ipBlock: { cidr: '0.0.0.0/0' } }] }, true],
    [{ from: [{ ipBlock: { cidr: '0.0.0.0/0', except: ['10.0.0.0/8'] } }] }, false],
    [{ from: [{ namespaceSelector: {} }] }, false],
    [{ ports: [{ port: 443 }] }, false],
  ])('%j: %s', (rule, open) => expect(isOpen(policy({ ingress: [rule] }), 'ingress')).toBe(open));

  it('but a rule of a direction that is not isolated has no effect', () => {
    expect(isOpen(policy({ policyTypes: ['Egress'], ingress: [{}] }), 'ingress')).toBe(false);
  });
});
