import { afterAll, beforeAll, expect, it } from 'vitest';
import type { JsonObject } from '../../src/kernel/json.ts';
import type { AccessReviewSpec } from '../../src/rbac/access-review.ts';
import { allowed } from '../../src/rbac/allowed.ts';
import { subjectAccessReviews } from '../cluster/access-reviews.ts';
import { minorsToRun } from '../cluster/binaries.ts';
import { type Cluster, startCluster } from '../cluster/cluster.ts';
import { needs } from '../outside.ts';
import { createNamespaces, served } from './served-world.ts';
import { shrink } from './shrink.ts';
import { NAMESPACES } from './vocabulary.ts';
import { makeWorld } from './world.ts';
import type { World } from './world-object.ts';

// RBAC_WORLDS=500 makes a long run: 400 questions a world.
const WORLDS = Number(process.env.RBAC_WORLDS ?? 6);
const FIRST = Number(process.env.RBAC_SEED ?? 1);
const QUESTIONS = 400;

for (const minor of minorsToRun()) {
  needs(`controlplane ${minor}`, `test/rbac/server: answers and those of an API server of ${minor}`, () => {
    let cluster: Cluster;
    beforeAll(async () => {
      cluster = await startCluster({ version: minor, authorization: 'RBAC' });
      await createNamespaces(cluster, NAMESPACES);
    }, 180_000);
    afterAll(() => cluster?.stop());

    const asked = (questions: readonly AccessReviewSpec[]) =>
      subjectAccessReviews(cluster, questions as unknown as JsonObject[]);

    /** The first question to which the answers differ, in which way. */
    async function firstDifference(world: World) {
      return await served(cluster, world.objects, async (policy) => {
        const verdicts = await asked(world.questions);
        for (const [index, question] of world.questions.entries()) {
          const answer = allowed(policy, question, question);
          const verdict = verdicts[index];
          if (answer.allowed !== verdict?.allowed) return { question, answer: answer.allowed, verdict };
          // What it says allowed it has to be among the grants.
          const named = /^RBAC: allowed by (\w+) "(.*?)" of (?:Cluster)?Role /s.exec(verdict.reason);
          const isTold = answer.because.some(
            (grant) =>
              grant !== 'superuser' &&
              named?.[1] === grant.binding.kind &&
              named[2] === [grant.binding.name, grant.binding.namespace].filter(Boolean).join('/'),
          );
          if (named !== null && !isTold) return { question, answer, verdict };
        }
        return undefined;
      });
    }

    it(
      `are the same in ${WORLDS} worlds from seed ${FIRST}`,
      async () => {
        for (let seed = FIRST; seed < FIRST + WORLDS; seed++) {
          const world = makeWorld(seed, QUESTIONS);
          const found = await firstDifference(world);
          if (found === undefined) continue;
          const small = await shrink(
            world,
            found.question,
            async (one) => (await firstDifference(one)) !== undefined,
          );
          expect.fail(`seed ${seed}: ${JSON.stringify({ ...found, objects: small.objects })}`);
        }
      },
      60_000 + WORLDS * 10_000,
    );
  });
}
