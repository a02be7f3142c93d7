import { describe, expect, it } from 'vitest';
import { missing, read, recordedTables, refused, told } from '../../../test/fixtures/recorded.ts';

const GROUP = 'admissionregistration.k8s.io';
const BINDINGS = `kubernetes/validatingadmissionpolicybindings.${GROUP}@c0aa`;
const POLICIES = `kubernetes/validatingadmissionpolicies.${GROUP}@c0aa`;
const binding = (spec: unknown) => read(BINDINGS, { items: [{ metadata: { name: 'b' }, spec }] });
const bound = binding({ policyName: 'p', validationActions: ['Deny', 'Audit'] });
const policy = (resourceRules: unknown) =>
  read(POLICIES, { items: [{ metadata: { name: 'p' }, spec: { matchConstraints: { resourceRules } } }] });
const pods = policy([{ resources: ['pods'] }, { resources: ['pods', 'services'] }]);

const factsOf = (...entries: Parameters<typeof recordedTables>) => {
  const [row] = recordedTables(...entries).admissionPolicyBindings.rows;
  return [row?.policy, row?.actions, row?.resources].map(told);
};

describe('bindings of admission policies', () => {
  it('are told with what their policy is asked about', () => {
    expect(factsOf(bound, pods)).toEqual(['p', ['Deny', 'Audit'], ['pods', 'services']]);
  });

  it.each([
    [refused(POLICIES), 'denied'],
    [read(POLICIES, { items: [] }), 'absent'],
    [policy('pods'), 'failed'],
    [policy([{ resources: 'pods' }]), 'failed'],
  ])('do not tell that where the policy was not read (%#)', (entry, outcome) => {
    expect(factsOf(bound, entry)[2]).toBe(`unread: ${POLICIES.split('@')[0]} ${outcome}`);
  });

  it('take nothing of another shape', () => {
    const failed = `unread: ${BINDINGS.split('@')[0]} failed`;
    expect(factsOf(binding({ policyName: [], validationActions: 'Deny' }), pods)).toEqual([
      failed,
      failed,
      failed,
    ]);
  });

  it.each([
    [refused(BINDINGS), 'none'],
    [missing(BINDINGS), 'complete'],
    [bound, 'complete'],
  ])('says whether these are all (%#)', (entry, state) => {
    expect(recordedTables(entry, pods).admissionPolicyBindings.completeness('c0aa').state).toBe(state);
  });
});
