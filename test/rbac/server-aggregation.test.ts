import { afterAll, beforeAll, expect, it } from 'vitest';
import type { JsonObject } from '../../src/kernel/json.ts';
import { compileRbac } from '../../src/rbac/compile-rbac.ts';
import type { RbacPolicy } from '../../src/rbac/policy.ts';
import { ruleKey } from '../../src/rbac/policy-rule.ts';
import { objectKey } from '../../src/rbac/rbac-object.ts';
import { type Cluster, startCluster } from '../cluster/cluster.ts';
import { load } from '../cluster/load.ts';
import { until } from '../cluster/until.ts';
import { needs } from '../outside.ts';
import { listed } from './served-world.ts';
import { makeWorld } from './world.ts';
import type { WorldObject } from './world-object.ts';

const SEEDS = [1, 2, 3, 4, 5, 6];

needs(
  'controlplane',
  'test/rbac/server-aggregation: what ClusterRoles gather, and what the controller writes',
  () => {
    let cluster: Cluster;
    beforeAll(async () => {
      cluster = await startCluster({ authorization: 'RBAC', controllerManager: true });
    }, 180_000);
    afterAll(() => cluster?.stop());

    /** ClusterRoles of several worlds under one name each, so that they gather from each other. */
    const objects = SEEDS.flatMap((seed) =>
      makeWorld(seed, 0)
        .objects.filter(({ kind }) => kind === 'ClusterRole')
        .map(
          (object): WorldObject => ({
            ...object,
            metadata: { ...object.metadata, name: `${object.metadata.name}-${seed}` },
            // As manifests leave it to the controller.
            rules: object.aggregationRule === undefined ? (object.rules ?? []) : [],
          }),
        ),
    ).filter(isNarrow);

    it('are the same: nothing has drifted, and what manifests leave open is filled in alike', async () => {
      const aggregated = objects.filter(({ aggregationRule }) => aggregationRule !== undefined);
      expect(aggregated.length).toBeGreaterThan(5);
      const before = compileRbac(objects);
      expect(before.drift.length).toBeGreaterThan(0);
      expect((await load(cluster, objects as unknown as JsonObject[])).refused).toEqual([]);
      let now = compileRbac([]);
      await until(
        'the controller has written every aggregated role',
        async () => {
          now = compileRbac(await listed(cluster));
          return now.drift.length === 0;
        },
        { withinMs: 90_000, everyMs: 500 },
      );
      const filled = compileRbac(objects, { manifests: true });
      for (const { metadata } of aggregated)
        expect([metadata.name, rulesOf(filled, metadata.name)]).toEqual([
          metadata.name,
          rulesOf(now, metadata.name),
        ]);
      expect(aggregated.some(({ metadata }) => rulesOf(now, metadata.name).length > 0)).toBe(true);
    }, 180_000);
  },
);

/** One that selects nearly everything would gather the roles of the API server too, which no manifest holds. */
function isNarrow({ aggregationRule }: WorldObject): boolean {
  const selectors = aggregationRule?.clusterRoleSelectors ?? [];
  return selectors.every(
    (selector) =>
      JSON.stringify(selector) !== '{}' &&
      !/"operator":"(?:NotIn|DoesNotExist)"/.test(JSON.stringify(selector)),
  );
}

function rulesOf(policy: RbacPolicy, name: string): string[] {
  const rules = policy.roles.get(objectKey({ kind: 'ClusterRole', name }))?.object.rules ?? [];
  return rules.map(ruleKey).sort();
}
