import { describe, expect, it } from 'vitest';
import type { AccessReviewSpec } from '../../src/rbac/access-review.ts';
import { allowed } from '../../src/rbac/allowed.ts';
import { compileRbac } from '../../src/rbac/compile-rbac.ts';
import { rulesFor } from '../../src/rbac/rules-for.ts';
import { whoCan } from '../../src/rbac/who-can.ts';
import { ask, clusterRole, clusterRoleBinding, role, roleBinding, rule, urls, user } from './objects.ts';

const everything = rule('*', '*', '*');

interface Case {
  objects: readonly unknown[];
  allowed: [who: AccessReviewSpec, what: ReturnType<typeof ask>][];
  denied: [who: AccessReviewSpec, what: ReturnType<typeof ask>][];
}

// plugin/pkg/auth/authorizer/rbac/rbac_test.go, TestAuthorizer
const AUTHORIZER: Record<string, Case> = {
  'a RoleBinding to a ClusterRole grants in its namespace only': {
    objects: [
      clusterRole('admin', everything),
      roleBinding('ns1', 'b', 'ClusterRole:admin', 'User:admin', 'Group:admins'),
    ],
    allowed: [
      [user('admin'), ask('get Pods', 'ns1')],
      [user('admin'), ask('watch Pods', 'ns1')],
      [user('admin', 'group1'), ask('watch Foobar', 'ns1')],
      [user('joe', 'admins'), ask('watch Foobar', 'ns1')],
      [user('joe', 'group1', 'admins'), ask('watch Foobar', 'ns1')],
    ],
    denied: [
      [user('admin'), ask('GET Pods', 'ns2')],
      [user('admin'), ask('GET Nodes')],
      [user('admin', 'admins'), ask('GET Pods', 'ns2')],
      [user('admin', 'admins'), ask('GET Nodes')],
    ],
  },
  'URLs are matched whole, or before a trailing star': {
    objects: [
      clusterRole('getter', urls('get', '/apis')),
      clusterRole('any-verb', urls('*', '/apis')),
      clusterRole('prefix', urls('get', '/apis/*')),
      clusterRoleBinding('a', 'getter', 'User:foo', 'Group:bar'),
      clusterRoleBinding('b', 'any-verb', 'User:admin', 'Group:admin'),
      clusterRoleBinding('c', 'prefix', 'User:prefixed', 'Group:prefixed'),
    ],
    allowed: [
      [user('foo'), ask('get /apis')],
      [{ groups: ['bar'] }, ask('get /apis')],
      [user('admin'), ask('get /apis')],
      [{ groups: ['admin'] }, ask('watch /apis')],
      [user('prefixed'), ask('get /apis/v1')],
      [{ groups: ['prefixed'] }, ask('get /apis/v1/foobar')],
    ],
    denied: [
      [user('foo'), ask('watch /apis')],
      [{ groups: ['bar'] }, ask('watch /apis')],
      [user('foo'), ask('get /api/v1')],
      [user('admin'), ask('get /api/v1')],
      [user('prefixed'), ask('get /api/v1')],
      [user('prefixed'), ask('get /apis')],
    ],
  },
  'a resource does not stand for its subresources': {
    objects: [
      clusterRole('admin', rule('*', 'pods', '*')),
      roleBinding('ns1', 'b', 'ClusterRole:admin', 'User:admin'),
    ],
    allowed: [[user('admin'), ask('get pods', 'ns1')]],
    denied: [[user('admin'), ask('get pods/status', 'ns1')]],
  },
  'a subresource is matched with its resource, or under any': {
    objects: [
      clusterRole('admin', rule('*', 'pods/status', '*'), rule('*', '*/scale', '*')),
      roleBinding('ns1', 'b', 'ClusterRole:admin', 'User:admin'),
    ],
    allowed: [
      [user('admin'), ask('get pods/status', 'ns1')],
      [user('admin'), ask('get pods/scale', 'ns1')],
      [user('admin'), ask('get deployments/scale', 'ns1')],
      [user('admin'), ask('get anything/scale', 'ns1')],
    ],
    denied: [[user('admin'), ask('get pods', 'ns1')]],
  },
};

describe('test/rbac/kubernetes-tables: rbac_test.go', () => {
  it.each(Object.entries(AUTHORIZER))('%s', (_name, { objects, ...cases }) => {
    const policy = compileRbac(objects);
    for (const [who, what] of cases.allowed)
      expect([who, what, allowed(policy, who, what).allowed]).toEqual([who, what, true]);
    for (const [who, what] of cases.denied)
      expect([who, what, allowed(policy, who, what).allowed]).toEqual([who, what, false]);
  });
});

// pkg/registry/rbac/validation/rule_test.go, TestAppliesTo
const APPLIES: [name: string, subjects: string[], who: AccessReviewSpec, expected: boolean][] = [
  ['a user', ['User:foobar'], user('foobar'), true],
  ['the second user', ['User:barfoo', 'User:foobar'], user('foobar'), true],
  ['no user', ['User:barfoo', 'User:foobar'], user('zimzam'), false],
  ['a group', ['User:barfoo', 'Group:foobar'], user('zimzam', 'foobar'), true],
  [
    'a service account',
    ['ServiceAccount:kube-system/default'],
    user('system:serviceaccount:kube-system:default'),
    true,
  ],
  ['nobody, by a user named *', ['User:*'], user('foobar'), false],
  ['whoever is authenticated', ['Group:system:authenticated'], user('foobar', 'system:authenticated'), true],
  [
    'whoever is not',
    ['Group:system:authenticated', 'Group:system:unauthenticated'],
    user('system:anonymous', 'system:unauthenticated'),
    true,
  ],
];

describe('test/rbac/kubernetes-tables: rule_test.go', () => {
  it.each(APPLIES)('a binding names %s', (_name, subjects, who, expected) => {
    const objects = [
      clusterRole('r', everything),
      clusterRoleBinding('c', 'r', ...subjects),
      roleBinding('default', 'b', 'ClusterRole:r', ...subjects),
    ];
    for (const [index, namespace] of ['', 'default'].entries()) {
      const policy = compileRbac([objects[0], objects[index + 1]]);
      expect(allowed(policy, who, ask('get pods', namespace)).allowed).toBe(expected);
    }
  });

  const readPods = { verbs: ['GET', 'WATCH'], apiGroups: ['v1'], resources: ['pods'] };
  const readServices = { ...readPods, resources: ['services'] };
  const policy = compileRbac([
    role('namespace1', 'readthings', readPods, readServices),
    clusterRole('cluster-admin', everything),
    clusterRole('write-nodes', { verbs: ['PUT'], apiGroups: ['v1'], resources: ['nodes'] }),
    roleBinding('namespace1', 'b', 'Role:readthings', 'User:foobar', 'Group:group1'),
    clusterRoleBinding('c', 'cluster-admin', 'User:admin', 'Group:admin'),
  ]);

  it.each([
    ['in the namespace of its binding', user('foobar'), 'namespace1', [readPods, readServices]],
    ['none in another', user('foobar'), 'namespace2', []],
    ['of the cluster alone where there is no namespace', user('foobar', 'admin'), '', [everything]],
    [
      'of every namespace where all are asked for',
      user('foobar', 'admin'),
      undefined,
      [everything, readPods, readServices],
    ],
    ['none for nobody', {}, '', []],
  ] as const)('a subject holds rules: %s', (_name, who, namespace, expected) => {
    expect(rulesFor(policy, who, namespace).rules.map((held) => held.rule)).toEqual(expected);
  });
});

// plugin/pkg/auth/authorizer/rbac/subject_locator_test.go; system:masters is told apart.
describe('test/rbac/kubernetes-tables: subject_locator_test.go', () => {
  const holders = (objects: readonly unknown[], verb: string, namespace: string) =>
    whoCan(compileRbac(objects), ask(`${verb} Pods`, namespace)).holders.map(
      ({ subject }) => `${subject.kind}:${subject.name}`,
    );
  const superAdmins = [
    clusterRole('admin', everything),
    clusterRoleBinding('c', 'admin', 'User:super-admin', 'Group:super-admins'),
  ];
  const supers = ['Group:super-admins', 'User:super-admin'];

  it('finds those of the cluster and of the namespace', () => {
    const objects = [
      ...superAdmins,
      roleBinding('ns1', 'b', 'ClusterRole:admin', 'User:admin', 'Group:admins'),
    ];
    expect(holders(objects, 'get', 'ns1')).toEqual([
      'Group:admins',
      'Group:super-admins',
      'User:admin',
      'User:super-admin',
    ]);
    expect(holders(objects, '*', '*')).toEqual(supers);
    expect(holders(objects, '*', '')).toEqual(supers);
  });

  it('minds what the role of the namespace allows, and where', () => {
    const objects = [
      ...superAdmins,
      role('ns1', 'admin', rule('get', 'Pods', '*')),
      roleBinding('ns1', 'b', 'Role:admin', 'User:admin', 'Group:admins'),
    ];
    expect(holders(objects, 'get', 'ns1')).toEqual([
      'Group:admins',
      'Group:super-admins',
      'User:admin',
      'User:super-admin',
    ]);
    expect(holders(objects, 'create', 'ns1')).toEqual(supers);
    expect(holders(objects, 'get', 'ns2')).toEqual(supers);
  });
});
