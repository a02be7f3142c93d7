import { describe, expect, it } from 'vitest';
import { compileRbac } from '../../src/rbac/compile-rbac.ts';
import { mayBind } from '../../src/rbac/may-bind.ts';
import { mayWriteRole } from '../../src/rbac/may-write-role.ts';
import type { PolicyRule } from '../../src/rbac/policy-rule.ts';
import { clusterRole, clusterRoleBinding, role, roleBinding, rule, urls, user } from './objects.ts';

const RBAC = 'rbac.authorization.k8s.io';
const podReader = [rule('get', 'pods')];
const writesRoles = rule('create,update,patch', 'roles,clusterroles', RBAC);
const writesBindings = rule('create,update', 'rolebindings,clusterrolebindings', RBAC);

function holding(...rules: PolicyRule[]) {
  return compileRbac([
    clusterRole('held', ...rules),
    clusterRoleBinding('b', 'held', 'User:ann'),
    clusterRole('pod-reader', ...podReader),
    clusterRole('all', rule('*', '*', '*'), urls('*', '*')),
    role('shop', 'local', rule('delete', 'pods')),
  ]);
}

const ann = user('ann');
const newRole = { verb: 'create', kind: 'ClusterRole', name: 'myrole', rules: podReader } as const;

describe('test/rbac/escalation: writing roles', () => {
  // The people of pkg/registry/rbac/clusterrole/policybased/storage_test.go, TestEscalation.
  it('passes for a superuser, by escalate, by rights that cover, and else not', () => {
    const nothing = compileRbac([]);
    expect(mayWriteRole(nothing, user('x', 'system:masters'), newRole)).toMatchObject({
      allowed: true,
      by: 'superuser',
    });
    expect(
      mayWriteRole(holding(writesRoles, rule('escalate', 'clusterroles', RBAC)), ann, newRole),
    ).toMatchObject({
      allowed: true,
      by: 'escalate',
    });
    expect(mayWriteRole(holding(rule('*', '*', '*')), ann, newRole)).toMatchObject({ allowed: true });
    expect(mayWriteRole(holding(writesRoles, rule('get', '*')), ann, newRole)).toMatchObject({
      allowed: true,
      by: 'covered',
    });
    expect(mayWriteRole(holding(writesRoles), ann, newRole)).toEqual({
      allowed: false,
      because: [],
      missing: podReader,
      reasons: [],
    });
  });

  it('needs the request itself, whatever is held', () => {
    expect(mayWriteRole(holding(rule('escalate', '*', '*'), ...podReader), ann, newRole).allowed).toBe(false);
  });

  it('asks for escalate without a name where a role is created, and with it where it is there', () => {
    const policy = holding(writesRoles, rule('escalate', 'clusterroles', RBAC, 'myrole'));
    expect(mayWriteRole(policy, ann, newRole).allowed).toBe(false);
    expect(mayWriteRole(policy, ann, { ...newRole, verb: 'update' })).toMatchObject({
      allowed: true,
      by: 'escalate',
    });
    expect(mayWriteRole(policy, ann, { ...newRole, verb: 'update', name: 'other' }).allowed).toBe(false);
  });

  it('counts rights of a namespace for a Role there, and not for a ClusterRole', () => {
    const policy = compileRbac([
      clusterRole('writer', writesRoles),
      clusterRoleBinding('b', 'writer', 'User:ann'),
      role('shop', 'r', ...podReader),
      roleBinding('shop', 'b', 'Role:r', 'User:ann'),
    ]);
    const write = { ...newRole, kind: 'Role', namespace: 'shop' } as const;
    expect(mayWriteRole(policy, ann, write)).toMatchObject({ allowed: true, by: 'covered' });
    expect(mayWriteRole(policy, ann, { ...write, namespace: 'bank' }).allowed).toBe(false);
    expect(mayWriteRole(policy, ann, newRole).allowed).toBe(false);
  });

  it('wants everything for an aggregation rule', () => {
    const aggregated = { ...newRole, aggregated: true };
    expect(mayWriteRole(holding(writesRoles, ...podReader, urls('*', '*')), ann, aggregated)).toMatchObject({
      allowed: false,
      missing: [rule('*', '*', '*')],
    });
    expect(
      mayWriteRole(holding(rule('*', '*', '*'), urls('*', '*')), ann, { ...aggregated, rules: [] }).allowed,
    ).toBe(true);
    expect(mayWriteRole(holding(writesRoles, rule('get', '*')), ann, aggregated).allowed).toBe(false);
  });

  it('is open where what is held is not known', () => {
    const policy = compileRbac([clusterRole('w', writesRoles), clusterRoleBinding('b', 'w', 'User:ann')], {
      unread: ['a list was refused'],
    });
    expect(mayWriteRole(policy, ann, newRole)).toMatchObject({
      allowed: null,
      reasons: ['a list was refused'],
    });
    expect(mayWriteRole(policy, ann, { ...newRole, rules: [] }).allowed).toBe(true);
  });
});

describe('test/rbac/escalation: writing bindings', () => {
  const bindTo = (kind: string, name: string, namespace?: string) =>
    ({
      verb: 'create',
      kind: namespace === undefined ? 'ClusterRoleBinding' : 'RoleBinding',
      ...(namespace === undefined ? {} : { namespace }),
      name: 'x',
      roleRef: { kind, name },
    }) as const;

  it('passes by rights that cover the role, or by bind on it by name', () => {
    expect(mayBind(holding(writesBindings), ann, bindTo('ClusterRole', 'pod-reader')).allowed).toBe(false);
    expect(
      mayBind(holding(writesBindings, ...podReader), ann, bindTo('ClusterRole', 'pod-reader')),
    ).toMatchObject({
      allowed: true,
      by: 'covered',
    });
    const binder = holding(writesBindings, rule('bind', 'clusterroles', RBAC, 'all'));
    expect(mayBind(binder, ann, bindTo('ClusterRole', 'all'))).toMatchObject({ allowed: true, by: 'bind' });
    expect(mayBind(binder, ann, bindTo('ClusterRole', 'pod-reader')).allowed).toBe(false);
  });

  it('asks for bind in the namespace of the binding', () => {
    const policy = compileRbac([
      clusterRole('all', rule('*', '*', '*')),
      clusterRole('binder', writesBindings, rule('bind', 'clusterroles', RBAC)),
      roleBinding('shop', 'b', 'ClusterRole:binder', 'User:ann'),
    ]);
    expect(mayBind(policy, ann, bindTo('ClusterRole', 'all', 'shop'))).toMatchObject({
      allowed: true,
      by: 'bind',
    });
    expect(mayBind(policy, ann, bindTo('ClusterRole', 'all', 'bank')).allowed).toBe(false);
    expect(mayBind(policy, ann, bindTo('ClusterRole', 'all')).allowed).toBe(false);
  });

  it('looks a Role up in the namespace, and takes bind alone for one that is not there', () => {
    const local = holding(writesBindings, rule('delete', 'pods'));
    expect(mayBind(local, ann, bindTo('Role', 'local', 'shop')).allowed).toBe(true);
    expect(mayBind(local, ann, bindTo('Role', 'local', 'bank'))).toMatchObject({
      allowed: false,
      reasons: ['Role bank/local is not there'],
    });
    const binder = holding(writesBindings, rule('bind', 'roles', RBAC));
    expect(mayBind(binder, ann, bindTo('Role', 'gone', 'bank'))).toMatchObject({ allowed: true, by: 'bind' });
  });

  it('never lets a roleRef change, not even for a superuser', () => {
    const update = { ...bindTo('ClusterRole', 'all'), verb: 'update' } as const;
    const changed = { ...update, storedRoleRef: { kind: 'ClusterRole', name: 'pod-reader' } };
    expect(mayBind(holding(), user('x', 'system:masters'), changed).allowed).toBe(false);
    expect(
      mayBind(holding(), user('x', 'system:masters'), { ...update, storedRoleRef: update.roleRef }).allowed,
    ).toBe(true);
  });

  it('checks an update, which changes subjects only, as a creation', () => {
    const update = { ...bindTo('ClusterRole', 'all'), verb: 'update' } as const;
    expect(mayBind(holding(writesBindings), ann, update).allowed).toBe(false);
  });

  it('lets no ClusterRoleBinding refer to a Role', () => {
    expect(mayBind(holding(rule('*', '*', '*')), ann, bindTo('Role', 'local')).allowed).toBe(false);
  });

  it('takes rules on URLs in a RoleBinding for held, as the API server does', () => {
    const policy = compileRbac([
      clusterRole('urls', urls('get', '/metrics')),
      clusterRole('writer', writesBindings, urls('get', '/metrics')),
      roleBinding('shop', 'b', 'ClusterRole:writer', 'User:ann'),
    ]);
    expect(mayBind(policy, ann, bindTo('ClusterRole', 'urls', 'shop'))).toMatchObject({
      allowed: true,
      by: 'covered',
    });
  });
});
