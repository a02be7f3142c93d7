import { describe, expect, it } from 'vitest';
import { allowed } from '../../src/rbac/allowed.ts';
import { compileRbac } from '../../src/rbac/compile-rbac.ts';
import { readAccessReview } from '../../src/rbac/read-access-review.ts';
import { naivelyAllowed } from './naive.ts';
import { shrink } from './shrink.ts';
import { makeWorld } from './world.ts';
import type { World } from './world-object.ts';

const WORLDS = Number(process.env.RBAC_WORLDS ?? 250);
const FIRST = Number(process.env.RBAC_SEED ?? 1);
const seeds = Array.from({ length: WORLDS }, (_, index) => FIRST + index);

function differs(world: World, question: World['questions'][number]): boolean {
  return (
    allowed(compileRbac(world.objects), question, question).allowed !==
    naivelyAllowed(world.objects, question)
  );
}

describe('test/rbac: answers and those of a second, plain evaluator', () => {
  it(`agree on ${WORLDS} worlds from seed ${FIRST}`, async () => {
    let [questions, allows] = [0, 0];
    for (const seed of seeds) {
      const world = makeWorld(seed);
      const policy = compileRbac(world.objects);
      for (const question of world.questions) {
        const answer = allowed(policy, question, question).allowed;
        questions += 1;
        if (answer) allows += 1;
        if (answer === naivelyAllowed(world.objects, question)) continue;
        const small = await shrink(world, question, differs);
        expect.fail(`seed ${seed}: ${JSON.stringify({ answer, question, objects: small.objects })}`);
      }
    }
    expect(questions).toBe(WORLDS * 200);
    // A generator of questions that are all denied would prove little.
    expect(allows / questions).toBeGreaterThan(0.15);
    expect(allows / questions).toBeLessThan(0.6);
  });

  it('are asked in specs that an API server accepts', () => {
    const invalid = seeds
      .slice(0, 50)
      .flatMap((seed) =>
        makeWorld(seed).questions.filter((question) => 'invalid' in readAccessReview(question)),
      );
    expect(invalid).toEqual([]);
  });

  it('are asked in worlds that come again from their seed, and differ from one another', () => {
    expect(makeWorld(7)).toEqual(makeWorld(7));
    expect(makeWorld(7)).not.toEqual(makeWorld(8));
  });

  it('shrink, where they differ, to the one binding and rule that matter', async () => {
    const isGranted = (world: World, question: World['questions'][number]) =>
      naivelyAllowed(world.objects, question);
    const world = makeWorld(3);
    const question = world.questions.find(
      (one) => !one.groups?.includes('system:masters') && naivelyAllowed(world.objects, one),
    );
    if (question === undefined) throw new Error('seed 3 allows nothing');
    const small = await shrink(world, question, isGranted);
    expect(small.objects.length).toBe(2);
    expect(small.objects.flatMap((object) => object.rules ?? []).length).toBe(1);
    expect(small.objects.flatMap((object) => object.subjects ?? []).length).toBe(1);
  });
});
