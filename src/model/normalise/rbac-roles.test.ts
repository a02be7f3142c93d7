import { describe, expect, it } from 'vitest';
import { read, recordedTables, refused, told } from '../../../test/fixtures/recorded.ts';

const ROLES = 'kubernetes/roles.rbac.authorization.k8s.io@c0aa';
const CLUSTER_ROLES = 'kubernetes/clusterroles.rbac.authorization.k8s.io@c0aa';
const items = (source: string, ...list: unknown[]) => read(source, { kind: 'List', items: list });
const none = { resourceNames: [], nonResourceURLs: [] };
const pods = { apiGroups: [''], resources: ['pods'], verbs: ['get'] };

const rulesOf = (rules: unknown) =>
  told(recordedTables(items(CLUSTER_ROLES, { metadata: { name: 'a' }, rules })).roles.rows[0]?.rules);

describe('roles', () => {
  it('tells Roles from ClusterRoles of the same name', () => {
    const { roles } = recordedTables(
      items(ROLES, { metadata: { name: 'reader', namespace: 'shop' }, rules: [pods] }),
      items(CLUSTER_ROLES, { metadata: { name: 'reader' }, rules: [] }),
    );
    expect(roles.rows.map(({ kind, namespace, name, subject }) => [kind, namespace, name, subject])).toEqual([
      ['ClusterRole', '', 'reader', 'c0aa/ClusterRole.rbac.authorization.k8s.io/reader'],
      ['Role', 'shop', 'reader', 'c0aa/Role.rbac.authorization.k8s.io/shop/reader'],
    ]);
    expect(roles.completeness('c0aa').state).toBe('complete');
  });

  it('reads rules, and takes lists that are left out for empty', () => {
    expect(rulesOf([pods])).toEqual([{ ...pods, ...none }]);
    expect(rulesOf([{ nonResourceURLs: ['/metrics'], verbs: ['get'], apiGroups: null }])).toEqual([
      { verbs: ['get'], apiGroups: [], resources: [], resourceNames: [], nonResourceURLs: ['/metrics'] },
    ]);
    expect(rulesOf(null)).toEqual([]);
    expect(rulesOf(undefined)).toEqual([]);
  });

  it.each([
    ['no list', 'all'],
    ['a rule that is no object', ['x']],
    ['a rule without verbs', [{ apiGroups: [''], resources: ['pods'] }]],
    ['a list of numbers', [{ ...pods, resources: [7] }]],
    ['a text for a list', [{ ...pods, verbs: 'get' }]],
  ])('takes %s for unread', (_name, rules) => {
    expect(rulesOf(rules)).toBe('unread: kubernetes/clusterroles.rbac.authorization.k8s.io failed');
  });

  it('knows roles that are put together from others, and keeps the object', () => {
    const object = {
      metadata: { name: 'admin' },
      aggregationRule: { clusterRoleSelectors: [] },
      rules: null,
    };
    const [row] = recordedTables(items(CLUSTER_ROLES, object)).roles.rows;
    expect(row?.aggregated).toBe(true);
    expect(row?.object).toEqual(object);
  });

  it('is complete only with both lists and with every name', () => {
    const state = (...entries: Parameters<typeof recordedTables>) =>
      recordedTables(...entries).roles.completeness('c0aa').state;
    expect(state(items(ROLES))).toBe('none');
    expect(state(items(ROLES), refused(CLUSTER_ROLES))).toBe('none');
    expect(state(items(ROLES), items(CLUSTER_ROLES))).toBe('complete');
    const named = items(CLUSTER_ROLES, { metadata: { name: '__proto__' } });
    expect(state(items(ROLES, {}), named)).toBe('partial');
    expect(state(items(ROLES, { metadata: { name: 'a' } }), named)).toBe('partial');
    expect(recordedTables(items(ROLES), named).roles.get('c0aa/ClusterRole//__proto__')?.name).toBe(
      '__proto__',
    );
  });
});
