import { describe, expect, it } from 'vitest';
import { compileRbac } from '../rbac/compile-rbac.ts';
import { DANGEROUS_RIGHTS } from './dangerous-rights.ts';
import { ReachReader } from './reach.ts';

const API = 'rbac.authorization.k8s.io';
const rule = (verbs: string, apiGroup: string, resources: string, ...resourceNames: string[]) => ({
  verbs: verbs.split(','),
  apiGroups: [apiGroup],
  resources: resources.split(','),
  ...(resourceNames.length > 0 && { resourceNames }),
});

function binding(kind: string, name: string, role: object, namespace?: string) {
  return {
    apiVersion: `${API}/v1`,
    kind,
    metadata: { name, ...(namespace && { namespace }) },
    roleRef: { apiGroup: API, ...role },
    subjects: [{ kind: 'User', apiGroup: API, name: 'alice' }],
  };
}
const clusterRole = (name: string, ...rules: object[]) => ({
  apiVersion: `${API}/v1`,
  kind: 'ClusterRole',
  metadata: { name },
  rules,
});

/** The rights of a user bound everywhere to the first rules, and in the namespace `shop` to the second. */
function rightsOf(everywhere: object[], inShop: object[] = []): string[] {
  const policy = compileRbac([
    clusterRole('wide', ...everywhere),
    clusterRole('narrow', ...inShop),
    binding('ClusterRoleBinding', 'wide', { kind: 'ClusterRole', name: 'wide' }),
    binding('RoleBinding', 'narrow', { kind: 'ClusterRole', name: 'narrow' }, 'shop'),
  ]);
  const { rights } = new ReachReader(policy).of({ user: 'alice' });
  return rights.map(({ right, namespace, names }) => [right, namespace ?? '*', ...(names ?? [])].join(' '));
}

describe('reach', () => {
  it('names every right once, with both languages', () => {
    expect(new Set(DANGEROUS_RIGHTS.map(({ id }) => id)).size).toBe(DANGEROUS_RIGHTS.length);
  });

  it('has each right through its own needs, and through `*` on everything', () => {
    const all = new Set(rightsOf([rule('*', '*', '*'), { verbs: ['*'], nonResourceURLs: ['*'] }]));
    for (const { id } of DANGEROUS_RIGHTS) expect(all, id).toContain(`${id} *`);
    expect(rightsOf([rule('get', 'metrics.k8s.io', 'pods')])).toEqual([]);
  });

  it('counts list and watch as reading secrets', () => {
    for (const verb of ['get', 'list', 'watch'])
      expect(rightsOf([rule(verb, '', 'secrets')])).toEqual(['secrets-read *']);
  });

  it('knows workloads by their own API groups, not by the core group', () => {
    expect(rightsOf([rule('create', 'apps', 'deployments')])).toEqual(['workloads-write *']);
    expect(rightsOf([rule('create', '', 'deployments')])).toEqual([]);
  });

  it('does not take pods/* for pods/exec', () => {
    expect(rightsOf([rule('create', '', 'pods/*')])).toEqual([]);
    expect(rightsOf([rule('create', '', 'pods/exec')])).toEqual(['pods-exec *']);
    expect(rightsOf([rule('create', '', '*/exec')])).toEqual(['pods-exec *']);
  });

  it('takes get for enough to reach the kubelet', () => {
    expect(rightsOf([rule('get', '', 'nodes/proxy')])).toEqual(['node-proxy *']);
  });

  it('takes bind on roles, not on bindings, together with writing bindings', () => {
    expect(rightsOf([rule('bind', API, 'rolebindings'), rule('create', API, 'rolebindings')])).toEqual([
      'bindings-write *',
    ]);
    expect(rightsOf([rule('bind', API, 'clusterroles'), rule('create', API, 'rolebindings')])).toEqual([
      'roles-bind *',
      'roles-bind-verb *',
      'bindings-write *',
    ]);
  });

  it('tells bind alone from bind with writing bindings', () => {
    expect(rightsOf([rule('bind', API, 'clusterroles')])).toEqual(['roles-bind-verb *']);
    expect(rightsOf([], [rule('bind', API, 'roles', 'view')])).toEqual(['roles-bind-verb shop view']);
  });

  it('joins rights over several bindings', () => {
    expect(rightsOf([rule('bind', API, 'clusterroles')], [rule('create', API, 'rolebindings')])).toEqual([
      'roles-bind shop',
      'roles-bind-verb *',
      'bindings-write shop',
    ]);
  });

  it('gives nothing cluster-scoped through a RoleBinding', () => {
    expect(rightsOf([], [rule('create', '', 'persistentvolumes'), rule('get', '', 'nodes/proxy')])).toEqual(
      [],
    );
    expect(rightsOf([], [{ verbs: ['*'], nonResourceURLs: ['*'] }])).toEqual([]);
  });

  it('names a namespace only for what is not held everywhere', () => {
    const read = rule('get', '', 'secrets');
    expect(rightsOf([read], [read])).toEqual(['secrets-read *']);
    expect(rightsOf([], [read])).toEqual(['secrets-read shop']);
  });

  it('names the objects that a right is limited to', () => {
    expect(rightsOf([rule('get', '', 'secrets', 'a', 'b')])).toEqual(['secrets-read * a b']);
    // A request to create carries no name: nothing is granted.
    expect(rightsOf([rule('create', '', 'pods', 'a')])).toEqual([]);
    expect(rightsOf([rule('create', '', 'serviceaccounts/token', 'a')])).toEqual(['tokens-create * a']);
    // A star is a name like any other.
    expect(rightsOf([rule('escalate', API, 'clusterroles', '*')])).toEqual(['roles-escalate * *']);
  });

  it('leaves out grants that do not count', () => {
    const policy = compileRbac([
      clusterRole('wide', rule('get', '', 'secrets')),
      binding('ClusterRoleBinding', 'wide', { kind: 'ClusterRole', name: 'wide' }),
    ]);
    const reader = new ReachReader(policy, { ignores: ({ role }) => role.name === 'wide' });
    expect(reader.of({ user: 'alice' }).rights).toEqual([]);
  });

  /** The rights of alice beyond her groups, where another subject is bound to everything too. */
  function beside(subject: object): string[] {
    const everything = { kind: 'ClusterRole', name: 'wide' };
    const policy = compileRbac([
      clusterRole('wide', rule('*', '*', '*')),
      binding('ClusterRoleBinding', 'own', everything),
      { ...binding('ClusterRoleBinding', 'other', everything), subjects: [{ apiGroup: API, ...subject }] },
    ]);
    const { rights } = new ReachReader(policy).beyondGroups({
      user: 'alice',
      groups: ['system:authenticated'],
    });
    return rights.map(({ right, because }) => `${right} ${because[0]?.binding.name}`);
  }

  it('takes nothing away because a binding names a user by an empty text', () => {
    expect(beside({ kind: 'User', name: '' })).toContain('superuser own');
  });

  it('tells the own grant of a user whose groups have the same', () => {
    expect(beside({ kind: 'Group', name: 'system:authenticated' })).toContain('superuser own');
  });
});
