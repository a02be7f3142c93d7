import { describe, expect, it } from 'vitest';
import { allowed } from '../../src/rbac/allowed.ts';
import { compileRbac } from '../../src/rbac/compile-rbac.ts';
import { covers } from '../../src/rbac/covers.ts';
import { withImplicitGroups } from '../../src/rbac/implicit-groups.ts';
import type { PolicyRule } from '../../src/rbac/policy-rule.ts';
import { ruleAllows } from '../../src/rbac/rule-allows.ts';
import { rulesFor } from '../../src/rbac/rules-for.ts';
import { whoCan } from '../../src/rbac/who-can.ts';
import { Random } from './random.ts';
import { makeWorld } from './world.ts';

const seeds = Array.from({ length: 40 }, (_, index) => 1000 + index);

describe('test/rbac/laws', () => {
  it('less is never more: without one object nothing is allowed that was not', () => {
    let lost = 0;
    for (const seed of seeds) {
      const { objects, questions } = makeWorld(seed, 60);
      const whole = compileRbac(objects);
      const dropped = new Random(seed).below(objects.length);
      const less = compileRbac(objects.filter((_, index) => index !== dropped));
      for (const question of questions) {
        const [before, after] = [whole, less].map((policy) => allowed(policy, question, question).allowed);
        if (after) expect([seed, question, before]).toEqual([seed, question, true]);
        if (before && !after) lost += 1;
      }
    }
    expect(lost).toBeGreaterThan(0);
  });

  it('whoCan names exactly those whom allowed allows', () => {
    for (const seed of seeds) {
      const { objects, questions } = makeWorld(seed, 60);
      const policy = compileRbac(objects);
      for (const question of questions) {
        const { holders } = whoCan(policy, question);
        const isNamed = holders.some(({ subject: { kind, namespace, name } }) =>
          kind === 'Group'
            ? question.groups?.includes(name)
            : (question.user ?? '') ===
              (kind === 'User' ? name : `system:serviceaccount:${namespace}:${name}`),
        );
        const isMaster = question.groups?.includes('system:masters') === true;
        expect([seed, question, isNamed || isMaster]).toEqual([
          seed,
          question,
          allowed(policy, question, question).allowed,
        ]);
      }
    }
  });

  it('every grant says what it is: binding, subject, role and rule are there and match', () => {
    for (const seed of seeds) {
      const { objects, questions } = makeWorld(seed, 40);
      const policy = compileRbac(objects);
      for (const question of questions) {
        for (const grant of allowed(policy, question, question).because) {
          if (grant === 'superuser') continue;
          const find = ({ kind, namespace, name }: { kind: string; namespace?: string; name: string }) =>
            objects.find(
              ({ kind: own, metadata }) =>
                own === kind && metadata.namespace === namespace && metadata.name === name,
            );
          const binding = find(grant.binding);
          expect(binding?.subjects).toContainEqual(expect.objectContaining(grant.subject));
          expect(binding?.roleRef).toMatchObject({ kind: grant.role.kind, name: grant.role.name });
          expect(ruleAllows(find(grant.role)?.rules?.[grant.rule] as unknown as PolicyRule, question)).toBe(
            true,
          );
        }
      }
    }
  });

  it('what rulesFor lists is what allows', () => {
    for (const seed of seeds) {
      const { objects, questions } = makeWorld(seed, 40);
      const policy = compileRbac(objects);
      for (const question of questions) {
        if (question.groups?.includes('system:masters')) continue;
        const { rules } = rulesFor(policy, question, question.resourceAttributes?.namespace ?? '');
        const isAllowed = rules.some(({ rule }) => ruleAllows(rule, question));
        expect([seed, question, isAllowed]).toEqual([
          seed,
          question,
          allowed(policy, question, question).allowed,
        ]);
      }
    }
  });

  it('a limit changes what is told, not what is answered', () => {
    for (const { objects, questions } of seeds.map((seed) => makeWorld(seed, 40))) {
      const policy = compileRbac(objects);
      for (const question of questions) {
        const whole = allowed(policy, question, question);
        const first = allowed(policy, question, question, { limit: 1 });
        expect(first.allowed).toBe(whole.allowed);
        expect(first.more === true).toBe(whole.because.length > 1);
      }
    }
  });

  it('the order of objects changes nothing', () => {
    for (const { seed, objects, questions } of seeds.map((one) => makeWorld(one, 40))) {
      const random = new Random(seed);
      const shuffled = compileRbac(random.some(objects, objects.length, objects.length));
      const policy = compileRbac(objects);
      for (const question of questions) {
        expect(allowed(shuffled, question, question)).toEqual(allowed(policy, question, question));
        expect(whoCan(shuffled, question)).toEqual(whoCan(policy, question));
      }
    }
  });

  it('covers agrees with brute force: all that the wanted rules allow, the held ones do', () => {
    const verbs = ['get', 'list', '*'];
    const resources = ['pods', 'pods/exec', '*/exec', '*'];
    const names = ['web', 'db'];
    const random = new Random(11);
    const draw = (): PolicyRule => {
      const plain = {
        verbs: random.some(verbs, 1, 2),
        apiGroups: random.some(['', 'apps', '*'], 1, 2),
        resources: random.some(resources, 1, 2),
      };
      return random.once(3) ? { ...plain, resourceNames: random.some(names, 1, 2) } : plain;
    };
    // Every request of a small world, with a verb, group, resource and name beside those that rules can list.
    const requests = ['get', 'list', 'other'].flatMap((verb) =>
      ['', 'apps', 'other'].flatMap((group) =>
        [
          ['pods', ''],
          ['pods', 'exec'],
          ['other', ''],
          ['other', 'exec'],
          ['other', 'other'],
        ].flatMap(([resource = '', subresource = '']) =>
          ['web', 'db', 'other'].map((name) => ({
            resourceAttributes: { verb, group, resource, subresource, name },
          })),
        ),
      ),
    );
    let covered = 0;
    for (let round = 0; round < 3000; round++) {
      const held = Array.from({ length: 1 + random.below(3) }, draw);
      const wanted = Array.from({ length: 1 + random.below(2) }, draw);
      const allowsAll = requests.every(
        (request) =>
          !wanted.some((rule) => ruleAllows(rule, request)) || held.some((rule) => ruleAllows(rule, request)),
      );
      expect([held, wanted, covers(held, wanted).covered]).toEqual([held, wanted, allowsAll]);
      if (allowsAll) covered += 1;
    }
    expect(covered).toBeGreaterThan(100);
  });

  it.each([
    ['ann', [], ['system:authenticated']],
    ['ann', ['devs'], ['devs', 'system:authenticated']],
    [
      'system:serviceaccount:shop:robot',
      [],
      ['system:serviceaccounts', 'system:serviceaccounts:shop', 'system:authenticated'],
    ],
    ['system:serviceaccount:shop', [], ['system:authenticated']],
    ['system:anonymous', [], ['system:unauthenticated']],
    ['system:node:n1', ['system:nodes'], ['system:nodes', 'system:authenticated']],
  ])('authentication adds groups to %s of %j', (user, groups, expected) => {
    expect(withImplicitGroups({ user, groups }).groups).toEqual(expected);
  });
});
