import { describe, expect, it } from 'vitest';
import { allowed } from '../../src/rbac/allowed.ts';
import { compileRbac } from '../../src/rbac/compile-rbac.ts';
import { mayBind } from '../../src/rbac/may-bind.ts';
import { whoCan } from '../../src/rbac/who-can.ts';
import { ask, clusterRole, clusterRoleBinding, role, roleBinding, rule, user } from './objects.ts';

const RBAC = 'rbac.authorization.k8s.io';
const ann = user('ann');

/** What Ann may do who holds one ClusterRole with these rules. */
function annWith(...rules: ReturnType<typeof rule>[]) {
  const policy = compileRbac([clusterRole('r', ...rules), clusterRoleBinding('b', 'r', 'User:ann')]);
  return (text: string, namespace = '', name = '') =>
    allowed(policy, ann, ask(text, namespace, name)).allowed;
}

// Each of these is a mistake that a published RBAC tool makes.
describe('test/rbac: mistakes of other evaluators', () => {
  it('`pods/*` covers no subresource', () => {
    const may = annWith(rule('create', 'pods/*'));
    expect(may('create pods/exec')).toBe(false);
    expect(may('create pods')).toBe(false);
  });

  it('kinds of apps and batch are looked for in their groups, not in the core', () => {
    const may = annWith(rule('create', 'deployments', 'apps'), rule('create', 'jobs', 'batch'));
    expect(may('create deployments.apps')).toBe(true);
    expect(may('create jobs.batch')).toBe(true);
    expect(may('create deployments')).toBe(false);
  });

  it('group, verb and resource have to match in one rule', () => {
    const may = annWith(
      rule('bind', 'pods', RBAC),
      rule('create', 'clusterroles', RBAC),
      rule('bind', 'clusterroles'),
    );
    expect(may(`bind clusterroles.${RBAC}`)).toBe(false);
  });

  it('what two bindings give together counts together', () => {
    const policy = compileRbac([
      clusterRole('binder', rule('bind', 'clusterroles', RBAC)),
      clusterRole('creator', rule('create', 'clusterrolebindings', RBAC)),
      clusterRole('strong', rule('*', '*', '*')),
      clusterRoleBinding('a', 'binder', 'User:ann'),
      clusterRoleBinding('b', 'creator', 'Group:devs'),
    ]);
    const write = {
      verb: 'create',
      kind: 'ClusterRoleBinding',
      name: 'x',
      roleRef: { kind: 'ClusterRole', name: 'strong' },
    } as const;
    expect(mayBind(policy, user('ann', 'devs'), write)).toMatchObject({ allowed: true, by: 'bind' });
    expect(mayBind(policy, ann, write).allowed).toBe(false);
    expect(mayBind(policy, user('bob', 'devs'), write).allowed).toBe(false);
  });

  it('a rule with resourceNames is not passed over', () => {
    const may = annWith(rule('get', 'secrets', '', 'root-token'));
    expect(may('get secrets', 'shop', 'root-token')).toBe(true);
    expect(may('get secrets', 'shop', 'other')).toBe(false);
    expect(may('get secrets', 'shop')).toBe(false);
  });

  it('`bind` on the kinds of bindings is no right to bind', () => {
    const policy = compileRbac([
      clusterRole('r', rule('bind,create', 'rolebindings,clusterrolebindings', RBAC)),
      clusterRole('strong', rule('*', '*', '*')),
      clusterRoleBinding('b', 'r', 'User:ann'),
    ]);
    const roleRef = { kind: 'ClusterRole', name: 'strong' };
    expect(
      mayBind(policy, ann, { verb: 'create', kind: 'ClusterRoleBinding', name: 'x', roleRef }).allowed,
    ).toBe(false);
  });

  it('nodes/proxy can be held with get alone', () => {
    const may = annWith(rule('get', 'nodes/proxy'));
    expect(may('get nodes/proxy')).toBe(true);
    expect(may('create nodes/proxy')).toBe(false);
  });

  it('a resource name `*` is the name of one thing', () => {
    const may = annWith(rule('bind', 'clusterroles', RBAC, '*'));
    expect(may(`bind clusterroles.${RBAC}`, '', 'cluster-admin')).toBe(false);
    expect(may(`bind clusterroles.${RBAC}`, '', '*')).toBe(true);
  });

  it('to list and to watch secrets are rights of their own', () => {
    const may = annWith(rule('list,watch', 'secrets'));
    expect([may('list secrets'), may('watch secrets'), may('get secrets')]).toEqual([true, true, false]);
  });

  it('the core group is spelt as nothing', () => {
    expect(annWith(rule('get', 'secrets', 'core'))('get secrets')).toBe(false);
    expect(annWith(rule('get', 'secrets', ''))('get secrets')).toBe(true);
  });

  it('kube-system and subjects of the system are people like others', () => {
    const policy = compileRbac([
      role('kube-system', 'r', rule('get', 'secrets')),
      roleBinding('kube-system', 'b', 'Role:r', 'User:system:kube-proxy', 'ServiceAccount:attacher'),
    ]);
    const names = whoCan(policy, ask('get secrets', 'kube-system')).holders.map(
      ({ subject }) => subject.name,
    );
    expect(names).toEqual(['attacher', 'system:kube-proxy']);
  });

  it('a RoleBinding grants nothing that is in no namespace', () => {
    const policy = compileRbac([
      clusterRole('all', rule('*', '*', '*'), { verbs: ['*'], nonResourceURLs: ['*'] }),
      roleBinding('shop', 'b', 'ClusterRole:all', 'User:ann'),
    ]);
    expect(allowed(policy, ann, ask('get nodes')).allowed).toBe(false);
    expect(allowed(policy, ann, ask('get /metrics')).allowed).toBe(false);
    expect(allowed(policy, ann, ask('get pods', 'shop')).allowed).toBe(true);
  });

  it('nobody is granted a URL by a RoleBinding, wherever one looks', () => {
    const policy = compileRbac([
      clusterRole('all', { verbs: ['*'], nonResourceURLs: ['*'] }),
      roleBinding('shop', 'b', 'ClusterRole:all', 'User:ann'),
    ]);
    expect(whoCan(policy, ask('get /metrics'), { everyNamespace: true }).holders).toEqual([]);
  });

  it('what a Node authoriser may allow is marked for nodes, and for nobody else', () => {
    const mark = (...who: Parameters<typeof user>) =>
      allowed(compileRbac([]), user(...who), ask('get pods')).rbacOnly;
    expect(mark('system:node:n1', 'system:nodes')).toBe(true);
    expect(mark('system:node:n1')).toBe(undefined);
    expect(mark('system:node:', 'system:nodes')).toBe(undefined);
    expect(mark('n1', 'system:nodes')).toBe(undefined);
  });

  it('a service account without a namespace is nobody in a ClusterRoleBinding', () => {
    const policy = compileRbac([
      clusterRole('r', rule('get', 'pods')),
      clusterRoleBinding('c', 'r', 'ServiceAccount:robot'),
      roleBinding('shop', 'b', 'ClusterRole:r', 'ServiceAccount:robot'),
    ]);
    const robot = (namespace: string) => user(`system:serviceaccount:${namespace}:robot`);
    expect(allowed(policy, robot('shop'), ask('get pods')).allowed).toBe(false);
    expect(allowed(policy, robot('shop'), ask('get pods', 'shop')).allowed).toBe(true);
    expect(allowed(policy, robot('bank'), ask('get pods', 'shop')).allowed).toBe(false);
    expect(whoCan(policy, ask('get pods')).holders).toEqual([]);
  });

  it('a group or service account of a numeric name is no RAM user', () => {
    const id = '200000000000000001';
    const policy = compileRbac([
      clusterRole('r', rule('get', 'pods')),
      clusterRoleBinding('b', 'r', `Group:${id}`, `ServiceAccount:shop/${id}`),
    ]);
    expect(allowed(policy, user(id), ask('get pods')).allowed).toBe(false);
  });

  it('members of system:masters are allowed everything, and RBAC says so of no one else', () => {
    const policy = compileRbac([]);
    expect(allowed(policy, user('x', 'system:masters'), ask('delete nodes'))).toMatchObject({
      allowed: true,
      because: ['superuser'],
    });
    expect(allowed(policy, user('system:masters'), ask('delete nodes')).allowed).toBe(false);
  });

  it('a selector on metadata.name makes no name of it', () => {
    const may = compileRbac([
      clusterRole('r', rule('list', 'pods', '', 'web')),
      clusterRoleBinding('b', 'r', 'User:ann'),
    ]);
    const listed = { verb: 'list', resource: 'pods', fieldSelector: { rawSelector: 'metadata.name=web' } };
    expect(allowed(may, ann, { resourceAttributes: listed }).allowed).toBe(false);
    expect(allowed(may, ann, { resourceAttributes: { ...listed, name: 'web' } }).allowed).toBe(true);
  });
});
