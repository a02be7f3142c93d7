import { afterAll, beforeAll, expect, it } from 'vitest';
import { covers } from '../../src/rbac/covers.ts';
import { SHIPPED_BINDINGS, SHIPPED_ROLES } from '../../src/reach/shipped.generated.ts';
import { needs } from '../outside.ts';
import { minorsToRun } from './binaries.ts';
import { type Cluster, startCluster } from './cluster.ts';
import { shippedIn } from './shipped.ts';
import { until } from './until.ts';

for (const minor of minorsToRun()) {
  needs(`controlplane ${minor}`, `test/cluster/shipped: Kubernetes ${minor}`, () => {
    let cluster: Cluster;
    beforeAll(async () => {
      cluster = await startCluster({ version: minor });
    }, 60_000);
    afterAll(async () => cluster?.stop());

    it('ships no role or binding, and no right in them, that is not in our table', async () => {
      await until('the shipped objects are there', async () => {
        const { roles, bindings } = await shippedIn(cluster);
        return Object.keys(roles).length > 60 && Object.keys(bindings).length > 50;
      });
      const { roles, bindings } = await shippedIn(cluster);
      for (const [key, rules] of Object.entries(roles))
        expect(covers(SHIPPED_ROLES[key] ?? [], rules as never).missing, key).toEqual([]);
      for (const [key, { kind, role, subjects }] of Object.entries(bindings)) {
        expect([SHIPPED_BINDINGS[key]?.kind, SHIPPED_BINDINGS[key]?.role], key).toEqual([kind, role]);
        expect(SHIPPED_BINDINGS[key]?.subjects, key).toEqual(expect.arrayContaining(subjects));
      }
    });
  });
}
