import { describe, expect, it } from 'vitest';
import { read, recordedTables, refused, told } from '../../../test/fixtures/recorded.ts';

const SOURCE = 'cs/DescribePolicyInstances@c0aa';
const instance = { policy_name: 'ACKPSPPrivilegedContainer', instance_name: 'one' };

describe('policy instances', () => {
  it.each(['deny', 'warn'])('that %s', (policy_action) => {
    const { policyInstances } = recordedTables(
      read(SOURCE, [{ ...instance, policy_action, policy_scope: '*' }]),
    );
    const [row] = policyInstances.rows;
    expect([row?.subject, told(row?.action), told(row?.namespaces)]).toEqual([
      'c0aa/ACKPSPPrivilegedContainer.constraints.gatekeeper.sh/one',
      policy_action,
      '*',
    ]);
    expect(policyInstances.completeness('c0aa').state).toBe('complete');
  });

  it.each([
    ['{"repos":["registry.example.com/"]}', 'registry.example.com/'],
    ['"repos": ["a/", "b/"]', 'a/,b/'],
    [{ repos: ['a/'] }, 'a/'],
    ['{}', 'unread: cs/DescribePolicyInstances failed'],
    ['{"repos":"a/"}', 'unread: cs/DescribePolicyInstances failed'],
    ['{"repos":[1]}', 'unread: cs/DescribePolicyInstances failed'],
    ['{', 'unread: cs/DescribePolicyInstances failed'],
    [undefined, 'unread: cs/DescribePolicyInstances absent'],
  ])('allow the repositories of %j', (policy_parameters, expected) => {
    const [row] = recordedTables(read(SOURCE, [{ ...instance, policy_parameters }])).policyInstances.rows;
    expect(String(told(row?.repositories))).toBe(expected);
  });

  it('knows nothing of fields that are missing', () => {
    const [row] = recordedTables(read(SOURCE, [{ ...instance, policy_scope: [] }])).policyInstances.rows;
    expect([row?.action, row?.namespaces].map(told)).toEqual([
      'unread: cs/DescribePolicyInstances absent',
      'unread: cs/DescribePolicyInstances failed',
    ]);
  });

  it.each([
    [read(SOURCE, []), 'complete'],
    [refused(SOURCE), 'none'],
    [read(SOURCE, { instances: [] }), 'none'],
    [read(SOURCE, [instance, { policy_name: 'x' }]), 'partial'],
    [read(SOURCE, [instance, { instance_name: 'x' }]), 'partial'],
  ])('says whether these are all (%#)', (entry, state) => {
    expect(recordedTables(entry).policyInstances.completeness('c0aa').state).toBe(state);
  });
});
