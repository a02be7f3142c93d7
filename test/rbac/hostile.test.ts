import { describe, expect, it } from 'vitest';
import { allowed } from '../../src/rbac/allowed.ts';
import { compileRbac } from '../../src/rbac/compile-rbac.ts';
import { ruleAllows } from '../../src/rbac/rule-allows.ts';
import { rulesFor } from '../../src/rbac/rules-for.ts';
import { whoCan } from '../../src/rbac/who-can.ts';
import { ask, clusterRole, clusterRoleBinding, role, roleBinding, rule, user } from './objects.ts';

const ann = user('ann');
const getPods = ask('get pods', 'shop');
const reader = clusterRole('reader', rule('get', 'pods'));

function answerOf(objects: readonly unknown[], who = ann, what = getPods) {
  return allowed(compileRbac(objects), who, what);
}

describe('test/rbac/hostile: what cannot be read leaves a denial open', () => {
  const binding = clusterRoleBinding('b', 'reader', 'User:ann');
  const open: [name: string, objects: unknown[], reason: RegExp][] = [
    [
      'rules that are no list',
      [{ ...reader, rules: 'all' }, binding],
      /ClusterRole reader: its rules are no list/,
    ],
    ['a rule that is none', [{ ...reader, rules: [null] }, binding], /rule 0 cannot be read/],
    [
      'verbs that are no list',
      [{ ...reader, rules: [{ ...rule('x', 'pods'), verbs: 'get' }] }, binding],
      /rule 0/,
    ],
    [
      'names that were taken out',
      [{ ...reader, rules: [{ ...rule('get', 'pods'), resourceNames: [{ redacted: true }] }] }, binding],
      /rule 0/,
    ],
    ['subjects that are no list', [reader, { ...binding, subjects: {} }], /b: its subjects are no list/],
    ['a subject that is none', [reader, { ...binding, subjects: [7] }], /b: a subject cannot be read/],
    [
      'a subject without a name',
      [reader, { ...binding, subjects: [{ kind: 'User' }] }],
      /a subject cannot be read/,
    ],
    [
      'a roleRef that is missing',
      [reader, { ...binding, roleRef: undefined }],
      /b: its roleRef cannot be read/,
    ],
    ['a role without a name', [{ ...reader, metadata: {} }, binding], /a ClusterRole has no name/],
    [
      'a binding without metadata',
      [reader, { kind: 'ClusterRoleBinding' }],
      /a ClusterRoleBinding has no name/,
    ],
    [
      'a RoleBinding of no namespace',
      [{ kind: 'RoleBinding', metadata: { name: 'b' } }],
      /b has no namespace/,
    ],
    ['a list without items that is cut', [{ kind: 'RoleBindingList', items: 'x' }], /no list/],
    ['an element that is no object', [{ kind: 'ClusterRoleBindingList', items: ['x'] }], /is no object/],
    [
      'an element of another kind',
      [{ kind: 'ClusterRoleBindingList', items: [{ kind: 'Pod' }] }],
      /list of ClusterRoleBindings is none/,
    ],
    [
      'copies that contradict each other',
      [reader, binding, clusterRoleBinding('b', 'reader', 'User:bob')],
      /b: its copies contradict each other/,
    ],
    ['roles that contradict each other', [{ ...reader, rules: [] }, reader, binding], /copies contradict/],
  ];

  it.each(open)('%s', (_name, objects, reason) => {
    const answer = answerOf(objects);
    expect(answer).toMatchObject({ allowed: null, because: [] });
    expect(answer.reasons.join('\n')).toMatch(reason);
    expect(compileRbac(objects).problems.length).toBeGreaterThan(0);
    expect(whoCan(compileRbac(objects), getPods).reasons.length).toBeGreaterThan(0);
    expect(rulesFor(compileRbac(objects), ann, 'shop').reasons.length).toBeGreaterThan(0);
  });

  it('and only the denials that it may change', () => {
    const unreadable = { ...clusterRole('odd'), rules: 'all' };
    const objects = [
      reader,
      unreadable,
      clusterRoleBinding('b', 'reader', 'User:ann'),
      clusterRoleBinding('c', 'odd', 'User:bob'),
    ];
    expect(answerOf(objects, user('bob')).allowed).toBe(null);
    expect(answerOf(objects, user('eve')).allowed).toBe(false);
    expect(answerOf(objects).allowed).toBe(true);
  });

  it('a subject that cannot be read may be anybody, who would get what the role has and no more', () => {
    const objects = [
      reader,
      {
        ...roleBinding('shop', 'b', 'ClusterRole:reader', 'User:ann'),
        subjects: [{ kind: 'User', name: 'ann' }, 5],
      },
    ];
    expect(answerOf(objects).allowed).toBe(true);
    expect(answerOf(objects, user('eve')).allowed).toBe(null);
    expect(answerOf(objects, user('eve'), ask('delete pods', 'shop')).allowed).toBe(false);
    expect(answerOf(objects, user('eve'), ask('get pods', 'bank')).allowed).toBe(false);
  });

  it('what all copies agree on is known', () => {
    const objects = [
      reader,
      clusterRoleBinding('b', 'reader', 'User:ann', 'User:bob'),
      clusterRoleBinding('b', 'reader', 'User:ann'),
    ];
    expect(answerOf(objects).allowed).toBe(true);
    expect(answerOf(objects, user('bob')).allowed).toBe(null);
    const twice = [...objects.slice(0, 2), objects[1]];
    expect(answerOf(twice, user('eve')).allowed).toBe(false);
  });

  it('an unread list leaves every denial open, and no grant', () => {
    const policy = compileRbac([reader, clusterRoleBinding('b', 'reader', 'User:ann')], {
      unread: ['kubernetes/rolebindings: access was denied'],
    });
    expect(allowed(policy, ann, getPods).allowed).toBe(true);
    expect(allowed(policy, user('bob'), getPods)).toMatchObject({
      allowed: null,
      reasons: ['kubernetes/rolebindings: access was denied'],
    });
    expect(allowed(policy, user('bob', 'system:masters'), getPods).allowed).toBe(true);
  });
});

describe('test/rbac/hostile: what is odd and leaves nothing open', () => {
  const told = (objects: readonly unknown[]) => compileRbac(objects).problems.map(({ message }) => message);

  it('a role that is not there grants nothing, and the binding is named', () => {
    const objects = [
      clusterRoleBinding('b', 'gone', 'User:ann'),
      roleBinding('shop', 'c', 'Role:gone', 'User:ann'),
    ];
    expect(answerOf(objects).allowed).toBe(false);
    expect(told(objects)).toEqual([
      'it refers to ClusterRole gone, which is not there',
      'it refers to Role gone, which is not there',
    ]);
  });

  it('a Role is looked up in the namespace of its binding', () => {
    const objects = [role('bank', 'r', rule('get', 'pods')), roleBinding('shop', 'b', 'Role:r', 'User:ann')];
    expect(answerOf(objects).allowed).toBe(false);
  });

  it('of manifests, a role that the API server makes is not known', () => {
    const binding = clusterRoleBinding('b', 'cluster-admin', 'User:ann');
    expect(allowed(compileRbac([binding], { manifests: true }), ann, getPods).allowed).toBe(null);
    expect(
      allowed(compileRbac([clusterRoleBinding('b', 'gone', 'User:ann')], { manifests: true }), ann, getPods)
        .allowed,
    ).toBe(false);
  });

  it('a subject of an unknown kind, an empty name or another apiGroup', () => {
    const binding = {
      ...clusterRoleBinding('b', 'reader'),
      subjects: [
        { kind: 'Robot', name: 'ann' },
        { kind: 'User', name: '' },
        { kind: 'User', name: 'bob', apiGroup: 'example.com' },
        { kind: 'ServiceAccount', name: 'x' },
      ],
    };
    expect(answerOf([reader, binding]).allowed).toBe(false);
    // The authoriser looks at kind and name.
    expect(answerOf([reader, binding], user('bob')).allowed).toBe(true);
    expect(answerOf([reader, binding], { groups: ['devs'] }).allowed).toBe(true);
    expect(told([reader, binding]).length).toBe(4);
  });

  it('objects of other kinds and groups are passed over', () => {
    const policy = compileRbac([
      null,
      5,
      'x',
      [],
      { kind: 'Pod' },
      { ...reader, apiVersion: 'authorization.openshift.io/v1' },
    ]);
    expect({ roles: policy.roles.size, problems: policy.problems }).toEqual({ roles: 0, problems: [] });
  });

  it('names of the prototype are names like others', () => {
    const objects = ['__proto__', 'constructor', 'toString'].flatMap((name) => [
      role(name, name, rule('get', name, name, name)),
      roleBinding(name, name, `Role:${name}`, `User:${name}`, `Group:${name}`),
    ]);
    for (const name of ['__proto__', 'constructor', 'toString']) {
      const what = ask(`get ${name}.${name}`, name, name);
      expect(answerOf(objects, user(name), what).allowed).toBe(true);
      expect(answerOf(objects, user('x', name), what).allowed).toBe(true);
      expect(answerOf(objects, user('hasOwnProperty'), what).allowed).toBe(false);
    }
  });

  it('ClusterRoles that aggregate each other in a circle', () => {
    const aggregated = (name: string, selects: string) => ({
      ...clusterRole(name),
      metadata: { name, labels: { team: name } },
      aggregationRule: {
        clusterRoleSelectors: [{ matchLabels: { team: selects } }, { matchLabels: { leaf: 'yes' } }],
      },
    });
    const leaf = { ...reader, metadata: { name: 'leaf', labels: { leaf: 'yes' } } };
    const objects = [
      aggregated('a', 'b'),
      aggregated('b', 'a'),
      leaf,
      clusterRoleBinding('x', 'a', 'User:ann'),
    ];
    const filled = compileRbac(objects, { manifests: true });
    expect(allowed(filled, ann, getPods).allowed).toBe(true);
    expect(filled.drift).toEqual([]);
    const stored = compileRbac(objects);
    expect(allowed(stored, ann, getPods).allowed).toBe(false);
    expect(stored.drift.map(({ name, missing }) => [name, missing.length])).toEqual([
      ['a', 1],
      ['b', 1],
    ]);
  });

  it('of many rules the first that allows is told, under whichever text of the resource it stands', () => {
    const filler = Array.from({ length: 40 }, (_, index) => rule('get', `other-${index}`));
    const first = (...texts: string[]) => {
      const rules = texts.map((text) => rule('get', text));
      const policy = compileRbac([
        clusterRole('r', ...filler, ...rules),
        clusterRoleBinding('b', 'r', 'User:ann'),
      ]);
      return allowed(policy, ann, ask('get pods/exec')).because;
    };
    for (const texts of [
      ['*', 'pods/exec', '*/exec'],
      ['*/exec', '*', 'pods/exec'],
      ['pods/exec', '*/exec', '*'],
    ])
      expect(first(...texts)).toMatchObject([{ rule: 40 }]);
    expect(first('pods', 'pods/*', '*/exec', '*')).toMatchObject([{ rule: 42 }]);
  });

  it('a role of a hundred thousand rules answers as the rules stand, and need not be looked through', () => {
    const rules = Array.from({ length: 100_000 }, (_, index) => rule('get', 'secrets', '', `s-${index}`));
    const policy = compileRbac([clusterRole('huge', ...rules), clusterRoleBinding('b', 'huge', 'User:ann')]);
    const indexes = Array.from({ length: 10 }, (_, index) => index * 9999);
    const question = (index: number) => ask('get secrets', 'shop', `s-${index}`);
    expect(allowed(policy, ann, ask('get secrets', 'shop', 'other')).allowed).toBe(false);
    const answering = secondsOf(() => {
      for (const index of indexes)
        expect(allowed(policy, ann, question(index)).because).toMatchObject([{ rule: index }]);
    });
    const scanning = secondsOf(() => {
      for (const index of indexes)
        expect(rules.findIndex((one) => ruleAllows(one, question(index)))).toBe(index);
    });
    // Both on the same machine at the same time, however busy it is.
    expect(answering).toBeLessThan(scanning / 5);
  });
});

function secondsOf(work: () => void): number {
  const start = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - start) / 1e9;
}
