import { describe, expect, it } from 'vitest';
import { read, recordedTables, refused } from '../../../test/fixtures/recorded.ts';

const SOURCE = 'kubernetes/networkpolicies.networking.k8s.io@c0aa';
const metadata = { name: 'p', namespace: 'shop' };
const items = (...list: unknown[]) => read(SOURCE, { items: list });
const policyOf = (spec: unknown) => recordedTables(items({ metadata, spec })).networkPolicies.rows[0]?.policy;

describe('network policies', () => {
  it('are read with their defaults', () => {
    const policy = policyOf({ podSelector: { matchLabels: { app: 'web' } }, egress: [{}] });
    expect(policy?.known && [...policy.value.directions]).toEqual(['ingress', 'egress']);
    expect(policy?.known && [...policy.value.podSelector.matchLabels]).toEqual([['app', 'web']]);
    expect(policy?.known && policy.at.path).toBe('/items/0/spec');
  });

  it.each([
    [undefined, 'absent'],
    ['nonsense', 'failed'],
    [{ podSelector: [] }, 'failed'],
    [{ ingress: [null] }, 'failed'],
  ])('are unread where the specification is %j', (spec, outcome) => {
    const policy = policyOf(spec);
    expect(policy?.known === false && policy.because.outcome).toBe(outcome);
  });

  it.each([
    [refused(SOURCE), 'none'],
    [items({ metadata, spec: {} }, { metadata: { name: 'q' } }), 'partial'],
    [items({ metadata, spec: {} }), 'complete'],
  ])('says whether these are all (%#)', (entry, state) => {
    expect(recordedTables(entry).networkPolicies.completeness('c0aa').state).toBe(state);
  });
});
