import { describe, expect, it } from 'vitest';
import { read, recordedTables, refused, told } from '../../../test/fixtures/recorded.ts';

const RBAC = 'rbac.authorization.k8s.io';
const BINDINGS = `kubernetes/rolebindings.${RBAC}@c0aa`;
const CLUSTER_BINDINGS = `kubernetes/clusterrolebindings.${RBAC}@c0aa`;
const items = (source: string, ...list: unknown[]) => read(source, { kind: 'List', items: list });
const roleRef = { apiGroup: RBAC, kind: 'ClusterRole', name: 'view' };
const inShop = { name: 'a', namespace: 'shop' };

const ofShop = (subjects: unknown, ref: unknown = roleRef) => {
  const { bindings } = recordedTables(items(BINDINGS, { metadata: inShop, roleRef: ref, subjects }));
  const [row] = bindings.rows;
  return { roleRef: told(row?.roleRef), subjects: told(row?.subjects) };
};
const unread = `unread: kubernetes/rolebindings.${RBAC} failed`;

describe('bindings', () => {
  it('tells RoleBindings from ClusterRoleBindings', () => {
    const { bindings } = recordedTables(
      items(BINDINGS, { metadata: inShop, roleRef }),
      items(CLUSTER_BINDINGS, { metadata: { name: 'a' }, roleRef }),
    );
    expect(bindings.rows.map(({ kind, subject }) => [kind, subject])).toEqual([
      ['ClusterRoleBinding', `c0aa/ClusterRoleBinding.${RBAC}/a`],
      ['RoleBinding', `c0aa/RoleBinding.${RBAC}/shop/a`],
    ]);
    expect(bindings.completeness('c0aa').state).toBe('complete');
    expect(bindings.rows[1]?.object).toEqual({ metadata: inShop, roleRef });
  });

  it('says whom it binds, with the API group and namespace that hold where they are left out', () => {
    const subjects = [
      { kind: 'User', name: '200000000000000001' },
      { kind: 'Group', apiGroup: RBAC, name: 'ops' },
      { kind: 'ServiceAccount', name: 'web' },
      { kind: 'ServiceAccount', apiGroup: '', name: 'web', namespace: 'ops' },
    ];
    expect(ofShop(subjects)).toEqual({
      roleRef: { kind: 'ClusterRole', name: 'view' },
      subjects: [
        { kind: 'User', apiGroup: RBAC, name: '200000000000000001', namespace: '' },
        { kind: 'Group', apiGroup: RBAC, name: 'ops', namespace: '' },
        { kind: 'ServiceAccount', apiGroup: '', name: 'web', namespace: 'shop' },
        { kind: 'ServiceAccount', apiGroup: '', name: 'web', namespace: 'ops' },
      ],
    });
  });

  it('takes no subjects for nobody', () => {
    expect(ofShop(undefined).subjects).toEqual([]);
    expect(ofShop([]).subjects).toEqual([]);
    expect(ofShop([{ kind: 'User', name: '' }]).subjects).toHaveLength(1);
  });

  it.each([
    ['a text', 'tom'],
    ['a list of texts', ['tom']],
    ['a subject without a kind', [{ name: 'tom' }]],
    ['a subject whose name is a number', [{ kind: 'User', name: 7 }]],
    ['a subject whose namespace is a list', [{ kind: 'ServiceAccount', name: 'a', namespace: [] }]],
  ])('takes %s for unread', (_name, subjects) => expect(ofShop(subjects).subjects).toBe(unread));

  it('takes a reference without a name for unread', () => {
    expect(ofShop([], { kind: 'Role', name: '' }).roleRef).toBe(unread);
    expect(ofShop([], 'view').roleRef).toBe(unread);
    expect(ofShop([], undefined).roleRef).toEqual({ kind: 'ClusterRole', name: 'view' });
    expect(ofShop([], null).roleRef).toBe(`unread: kubernetes/rolebindings.${RBAC} absent`);
  });

  it('is complete only with both lists and with every name', () => {
    const state = (...entries: Parameters<typeof recordedTables>) =>
      recordedTables(...entries).bindings.completeness('c0aa').state;
    expect(state(items(BINDINGS), items(CLUSTER_BINDINGS))).toBe('complete');
    expect(state(items(BINDINGS), refused(CLUSTER_BINDINGS))).toBe('none');
    expect(state(items(BINDINGS, { metadata: inShop }))).toBe('partial');
    expect(state(items(BINDINGS, { metadata: { name: 'a' } }), items(CLUSTER_BINDINGS))).toBe('none');
  });
});
