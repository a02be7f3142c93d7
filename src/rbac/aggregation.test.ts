import { describe, expect, it } from 'vitest';
import { compileRbac } from './compile-rbac.ts';
import { readLabelSelector, readLabels, selects } from './label-selector.ts';

function clusterRole(name: string, members: Record<string, unknown>, labels: Record<string, string> = {}) {
  return { kind: 'ClusterRole', metadata: { name, labels }, rules: [], ...members };
}
const rules = (...resources: string[]) =>
  resources.map((resource) => ({ verbs: ['get'], apiGroups: [''], resources: [resource] }));
const aggregates = (...clusterRoleSelectors: unknown[]) => ({ aggregationRule: { clusterRoleSelectors } });

describe('src/rbac/aggregation', () => {
  it('finds stored rules that the selectors do not gather, and the other way round', () => {
    const { drift } = compileRbac([
      clusterRole('view', {
        ...aggregates({ matchLabels: { to: 'view' } }),
        rules: rules('pods', 'secrets'),
      }),
      clusterRole('a', { rules: rules('pods', 'services') }, { to: 'view' }),
      clusterRole('b', { rules: rules('pods') }, { to: 'view' }),
      clusterRole('c', { rules: rules('nodes') }, { to: 'edit' }),
    ]);
    expect(drift).toEqual([{ name: 'view', missing: rules('services'), surplus: rules('secrets') }]);
  });

  it('finds none where absent lists and empty ones differ', () => {
    const empty = rules('pods').map((rule) => ({ ...rule, resourceNames: [] }));
    const { drift } = compileRbac([
      clusterRole('view', { ...aggregates({ matchLabels: { to: 'view' } }), rules: empty }),
      clusterRole('a', { rules: rules('pods') }, { to: 'view' }),
    ]);
    expect(drift).toEqual([]);
  });

  it('does not let a role gather itself', () => {
    const { drift } = compileRbac([
      clusterRole('view', { ...aggregates({}), rules: rules('pods') }, { to: 'view' }),
    ]);
    expect(drift).toEqual([{ name: 'view', missing: [], surplus: rules('pods') }]);
  });

  it('fills in manifests that leave rules to the controller, through several steps', () => {
    const policy = compileRbac(
      [
        clusterRole('a', aggregates({ matchLabels: { to: 'a' } })),
        clusterRole('b', aggregates({ matchExpressions: [{ key: 'to', operator: 'In', values: ['b'] }] }), {
          to: 'a',
        }),
        clusterRole('c', { rules: rules('pods') }, { to: 'b' }),
        clusterRole('served', { ...aggregates({}), metadata: { name: 'served', uid: 'x' } }),
        clusterRole('own', { ...aggregates({}), rules: rules('nodes') }),
      ],
      { manifests: true },
    );
    const rulesOf = (name: string) => policy.roles.get(`ClusterRole\n\n${name}`)?.object.rules;
    expect(rulesOf('a')).toEqual(rules('pods'));
    // What an API server gave out, and what is written there, stands.
    expect(rulesOf('served')).toEqual([]);
    expect(rulesOf('own')).toEqual(rules('nodes'));
  });

  it('carries over that a gathered role could not be read', () => {
    const policy = compileRbac(
      [
        clusterRole('a', aggregates({ matchLabels: { to: 'a' } })),
        clusterRole('broken', { rules: 'x' }, { to: 'a' }),
      ],
      { manifests: true },
    );
    expect(policy.roles.get('ClusterRole\n\na')?.object.doubts).toEqual(['its rules are no list']);
  });

  it.each([
    [{}, true],
    [{ matchLabels: { team: 'a' } }, true],
    [{ matchLabels: { team: 'b' } }, false],
    [{ matchExpressions: [{ key: 'team', operator: 'In', values: ['a', 'b'] }] }, true],
    [{ matchExpressions: [{ key: 'other', operator: 'In', values: [''] }] }, false],
    [{ matchExpressions: [{ key: 'team', operator: 'NotIn', values: ['a'] }] }, false],
    [{ matchExpressions: [{ key: 'other', operator: 'NotIn', values: ['a'] }] }, true],
    [{ matchExpressions: [{ key: 'empty', operator: 'Exists' }] }, true],
    [{ matchExpressions: [{ key: 'empty', operator: 'DoesNotExist' }] }, false],
    [{ matchLabels: { team: 'a' }, matchExpressions: [{ key: 'other', operator: 'Exists' }] }, false],
  ])('the selector %j selects the labels team=a, empty=: %s', (selector, expected) => {
    const labels = readLabels({ team: 'a', empty: '' });
    const read = readLabelSelector(selector);
    if (read === undefined || labels === undefined) throw new Error('it is a selector');
    expect(selects(read, labels)).toBe(expected);
  });

  it('takes what is no selector for none', () => {
    const none = [
      5,
      { matchLabels: 'x' },
      { matchExpressions: [{ key: 'a', operator: 'Is' }] },
      { matchExpressions: {} },
    ];
    expect(none.map((value) => readLabelSelector(value))).toEqual(none.map(() => undefined));
  });
});
