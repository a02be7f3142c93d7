import { afterAll, beforeAll, expect, it } from 'vitest';
import type { JsonObject } from '../../src/kernel/json.ts';
import { withImplicitGroups } from '../../src/rbac/implicit-groups.ts';
import { mayBind } from '../../src/rbac/may-bind.ts';
import { mayWriteRole } from '../../src/rbac/may-write-role.ts';
import type { RbacPolicy } from '../../src/rbac/policy.ts';
import type { BindingKind, RoleKind } from '../../src/rbac/rbac-object.ts';
import { type Api, openApi } from '../cluster/api.ts';
import { type Cluster, startCluster } from '../cluster/cluster.ts';
import { eachOf } from '../cluster/each-of.ts';
import { needs } from '../outside.ts';
import { Random } from './random.ts';
import { createNamespaces, pathOf, served } from './served-world.ts';
import { NAMESPACES } from './vocabulary.ts';
import { makeWorld } from './world.ts';
import type { WorldObject } from './world-object.ts';
import { makeWrites, policyRules, WRITERS, type Write, writerObjects } from './writes.ts';

const WORLDS = Number(process.env.RBAC_WORLDS ?? 4);
const FIRST = Number(process.env.RBAC_SEED ?? 1);
const WRITES = 150;

/** What the product says of a write. */
function predicted(
  policy: RbacPolicy,
  { user, verb, object }: Write,
  stored: WorldObject | undefined,
): boolean | null {
  const { kind, metadata, roleRef, aggregationRule } = object;
  const subject = withImplicitGroups({ user });
  const at = { verb, ...metadata };
  if (roleRef !== undefined)
    return mayBind(policy, subject, { ...at, kind: kind as BindingKind, roleRef }).allowed;
  const isAggregated = aggregationRule !== undefined || stored?.aggregationRule !== undefined;
  const write = { ...at, kind: kind as RoleKind, rules: policyRules(object), aggregated: isAggregated };
  return mayWriteRole(policy, subject, write).allowed;
}

needs(
  'controlplane',
  'test/rbac/server-writes: who may write roles and bindings, and whom an API server lets',
  () => {
    let cluster: Cluster;
    const writers = new Map<string, Api>();
    beforeAll(async () => {
      cluster = await startCluster({ authorization: 'RBAC' });
      await createNamespaces(cluster, NAMESPACES);
      for (const user of WRITERS)
        writers.set(
          user,
          openApi({ url: cluster.url, ca: cluster.caCert, as: cluster.issue({ commonName: user }) }),
        );
    }, 180_000);
    afterAll(async () => {
      for (const writer of writers.values()) writer.close();
      await cluster?.stop();
    });

    /** Really asked, with everything but the storing. */
    async function isLet({ user, verb, object }: Write): Promise<boolean | string> {
      const path = verb === 'create' ? pathOf(object).replace(/\/[^/]+$/, '') : pathOf(object);
      const method = verb === 'create' ? 'POST' : 'PUT';
      const answer = await writers
        .get(user)
        ?.send(method, `${path}?dryRun=All`, object as unknown as JsonObject);
      if (answer === undefined) return 'nobody';
      // A binding to a role that is not there is 404 where only its rules could let it pass.
      if (answer.status === 403 || answer.status === 404) return false;
      return answer.status < 300 ? true : `${answer.status} ${JSON.stringify(answer.body)}`;
    }

    it(
      `are the same in ${WORLDS} worlds from seed ${FIRST}`,
      async () => {
        const count = { let: 0, refused: 0 };
        for (let seed = FIRST; seed < FIRST + WORLDS; seed++) {
          const random = new Random(seed);
          const objects = [...makeWorld(seed, 0).objects, ...writerObjects(random)];
          const writes = makeWrites(random, objects, WRITES);
          await served(cluster, objects, async (policy) => {
            await eachOf(writes, async (write) => {
              const stored = objects.find(
                (one) => one.kind === write.object.kind && pathOf(one) === pathOf(write.object),
              );
              const told = { seed, write, let: await isLet(write) };
              expect(told).toEqual({ ...told, let: predicted(policy, write, stored) });
              count[told.let ? 'let' : 'refused'] += 1;
            });
          });
        }
        expect(count.let + count.refused).toBe(WORLDS * WRITES);
        // Were nearly all refused, or let, little would be shown.
        expect(Math.min(count.let, count.refused) / (WORLDS * WRITES)).toBeGreaterThan(0.1);
      },
      60_000 + WORLDS * 10_000,
    );
  },
);
