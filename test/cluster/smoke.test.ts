import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dig } from '../../src/kernel/json.ts';
import { needs } from '../outside.ts';
import { minorsToRun, patchOf } from './binaries.ts';
import { type Cluster, startCluster } from './cluster.ts';
import { isAlive } from './is-alive.ts';
import { load } from './load.ts';
import { namesIn, pagesOf, readerFor, told } from './reading.ts';
import { until } from './until.ts';

const pod = (name: string) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace: 'shop' },
  spec: { containers: [{ name: 'c', image: 'nginx' }] },
});
const shop = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } };
const account = {
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  metadata: { name: 'default', namespace: 'shop' },
};

for (const minor of minorsToRun()) {
  needs(`controlplane ${minor}`, `test/cluster/smoke: Kubernetes ${minor}`, () => {
    it('starts, is read by the product, and leaves nothing behind', async () => {
      const cluster = await startCluster({ version: minor });
      const { folder, pid } = cluster.supervisor;
      try {
        expect(cluster.version).toBe(`v${patchOf(minor)}`);
        expect(await load(cluster, [pod('a'), pod('b'), shop, account])).toEqual({
          created: 4,
          replaced: 0,
          refused: [],
        });
        const { reader } = await readerFor(cluster.adminKubeconfig);
        const version = await reader.version();
        const pods = await pagesOf(reader, 'pods');
        expect([told(version), dig(version.document, 'gitVersion')]).toEqual(['read', cluster.version]);
        expect([pods.map(told), namesIn(pods)]).toEqual([['read'], ['a', 'b']]);
        expect([existsSync(folder), isAlive(pid)]).toEqual([true, true]);
      } finally {
        await cluster.stop();
      }
      expect([existsSync(folder), isAlive(pid)]).toEqual([false, false]);
    }, 180_000);
  });
}

needs('controlplane', 'test/cluster/smoke: everything that acts', () => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await startCluster({ controllerManager: true, scheduler: true, kwok: true });
  }, 180_000);
  afterAll(() => cluster?.stop());

  describe('with controllers, a scheduler and stand-ins for kubelets', () => {
    it('brings a Deployment up on a node', async () => {
      const labels = { app: 'web' };
      await load(cluster, [
        { apiVersion: 'v1', kind: 'Node', metadata: { name: 'n1' } },
        shop,
        {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'web', namespace: 'shop' },
          spec: {
            replicas: 2,
            selector: { matchLabels: labels },
            template: {
              metadata: { labels },
              spec: { containers: [{ name: 'c', image: 'nginx' }] },
            },
          },
        },
      ]);
      const path = '/apis/apps/v1/namespaces/shop/deployments/web';
      await until('the Deployment has two ready replicas', async () => {
        return dig(await cluster.admin.must('GET', path), 'status', 'readyReplicas') === 2;
      });
      const { reader } = await readerFor(cluster.adminKubeconfig);
      const [pods] = await pagesOf(reader, 'pods');
      expect(dig(pods?.document, 'items', 0, 'spec', 'nodeName')).toBe('n1');
    }, 60_000);
  });
});
