import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../kernel/json.ts';
import { evaluate, type PolicyInForce, type RamRequest } from './evaluate.ts';
import { parsePolicy } from './parse-policy.ts';

// Small worlds made of few words, so that statements meet often; the seed makes a failure repeatable.
const SEED = 20_261_123;
const WORLDS = 4_000;

function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const ACTIONS = ['*', 'cs:*', 'cs:Get?', 'cs:GetA', 'CS:geta', 'ram:*', 'cs:*A'];
const RESOURCES = [
  '*',
  'acs:cs:*:*:cluster/*',
  'acs:cs:r:1:cluster/a',
  'acs:oss:*:*:b',
  'acs:cs:r:1:cluster/A',
];
const CONDITIONS: (JsonObject | undefined)[] = [
  undefined,
  { StringEquals: { k: ['x'] } },
  { StringNotLike: { k: 'x*' } },
  { Bool: { other: 'true' } },
  { Odd: { k: 'x' } },
];
const REQUESTS: RamRequest[] = [
  { action: 'cs:GetA' },
  { action: 'cs:GetA', resource: 'acs:cs:r:1:cluster/a' },
  { action: 'cs:GetA', resource: 'acs:cs:r:1:cluster/a', context: new Map([['k', ['x']]]) },
  { action: 'ram:GetB', resource: 'acs:ram::1:user/a', context: new Map([['k', ['y']]]) },
];

interface World {
  policies: PolicyInForce[];
  request: RamRequest;
  next: () => number;
}

function pick<T>(next: () => number, list: readonly T[]): T {
  return list[Math.floor(next() * list.length)] as T;
}

function statement(next: () => number, effect?: string): Json {
  if (next() < 0.08) return { Effect: effect ?? pick(next, ['Allow', 'Deny', 'Odd']), Action: [] };
  const condition = pick(next, CONDITIONS);
  return {
    Effect: effect ?? pick(next, ['Allow', 'Allow', 'Deny']),
    [next() < 0.2 ? 'NotAction' : 'Action']: [pick(next, ACTIONS)],
    [next() < 0.2 ? 'NotResource' : 'Resource']: [pick(next, RESOURCES)],
    ...(condition === undefined ? {} : { Condition: condition }),
  };
}

function policyOf(name: string, statements: Json[]): PolicyInForce {
  return { name, policy: parsePolicy({ Version: '1', Statement: statements }) };
}

function* worlds(): Generator<World> {
  const next = generator(SEED);
  for (let world = 0; world < WORLDS; world++) {
    const count = Math.floor(next() * 4);
    const policies = Array.from({ length: count }, (_, index) =>
      policyOf(
        `p${index}`,
        Array.from({ length: 1 + Math.floor(next() * 3) }, () => statement(next)),
      ),
    );
    yield { policies, request: pick(next, REQUESTS), next };
  }
}

function shuffled<T>(list: readonly T[], next: () => number): T[] {
  return list
    .map((item) => ({ item, at: next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

describe(`the laws of evaluation, over ${WORLDS} worlds of seed ${SEED}`, () => {
  it('every decision comes up', () => {
    const seen = new Map<string, number>();
    for (const { policies, request } of worlds()) {
      const { decision } = evaluate(policies, request);
      seen.set(decision, (seen.get(decision) ?? 0) + 1);
    }
    expect([...seen.keys()].sort()).toEqual(['allow', 'deny', 'implicit-deny', 'unknown']);
    expect(Math.min(...seen.values())).toBeGreaterThan(200);
  });

  it('one more denial never makes anybody freer', () => {
    const freedom = ['deny', 'implicit-deny', 'unknown', 'allow'];
    for (const { policies, request, next } of worlds()) {
      const before = evaluate(policies, request).decision;
      const after = evaluate([...policies, policyOf('more', [statement(next, 'Deny')])], request).decision;
      expect(freedom.indexOf(after)).toBeLessThanOrEqual(freedom.indexOf(before));
      if (before === 'deny') expect(after).toBe('deny');
    }
  });

  it('one more allowance never beats a denial, and takes no allowance away', () => {
    for (const { policies, request, next } of worlds()) {
      const before = evaluate(policies, request).decision;
      const after = evaluate([...policies, policyOf('more', [statement(next, 'Allow')])], request).decision;
      if (before === 'deny' || before === 'allow') expect(after).toBe(before);
      if (before === 'unknown') expect(['unknown', 'allow']).toContain(after);
    }
  });

  it('not to have read a policy only moves decisions towards unknown', () => {
    for (const { policies, request, next } of worlds()) {
      if (policies.length === 0) continue;
      const hidden = Math.floor(next() * policies.length);
      const partly = policies.map((held, index) =>
        index === hidden ? { name: held.name, unread: 'refused' } : held,
      );
      const [whole, part] = [evaluate(policies, request).decision, evaluate(partly, request).decision];
      expect(part === 'unknown' || (part === 'deny' && whole === 'deny')).toBe(true);
    }
  });

  it('less context only moves decisions towards unknown', () => {
    for (const { policies, request } of worlds()) {
      const { context: _context, ...bare } = request;
      const [told, untold] = [evaluate(policies, request).decision, evaluate(policies, bare).decision];
      if (untold !== 'unknown' && untold !== told)
        // With an open denial gone an implicit denial may turn out explicit, which is the same to everybody.
        expect([untold, told]).toEqual(['implicit-deny', 'deny']);
    }
  });

  it('the order of policies and statements does not matter', () => {
    for (const { policies, request, next } of worlds()) {
      const mixed = shuffled(policies, next).map((held) =>
        'policy' in held
          ? { name: held.name, policy: { statements: shuffled(held.policy.statements, next) } }
          : held,
      );
      expect(evaluate(mixed, request).decision).toBe(evaluate(policies, request).decision);
    }
  });
});
