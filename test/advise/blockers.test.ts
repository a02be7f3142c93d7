import { rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { DrainBlockers } from '../../src/model/drain-blockers.ts';
import type { PatchPlan } from '../../src/model/patch-plan.ts';
import { type Files, writeFolder } from '../contract/folder.ts';
import { CLUSTER } from '../contract/world.ts';
import { ask, demarc, filesOn, list, pod } from './ask.ts';
import { faults } from './schemas.ts';

type Change = Record<string, unknown>;

const PODS = `kubernetes/${CLUSTER}/pods.json`;
const BUDGETS = `kubernetes/${CLUSTER}/poddisruptionbudgets.policy.json`;
const VOLUMES = `kubernetes/${CLUSTER}/persistentvolumes.json`;

/** A pod of a Deployment in the namespace shop, ready on the one node. */
function replica(workload: string, index: number, change: Change = {}) {
  const owner = { apiVersion: 'apps/v1', kind: 'ReplicaSet', name: `${workload}-5d8`, controller: true };
  const whole = {
    metadata: {
      namespace: 'shop',
      labels: { app: workload, 'pod-template-hash': '5d8' },
      ownerReferences: [owner],
    },
    status: { conditions: [{ type: 'Ready', status: 'True' }] },
  };
  const merged = pod(`${workload}-5d8-${index}`, whole) as Change;
  return { ...merged, spec: { ...(merged.spec as Change), ...change } };
}

const budget = (name: string, spec: Change, status?: Change) => ({
  metadata: { name, namespace: 'shop' },
  spec: { selector: { matchLabels: { app: name } }, ...spec },
  ...(status !== undefined && { status }),
});

function world(pods: readonly unknown[], budgets: readonly unknown[] = [], volumes: readonly unknown[] = []) {
  return {
    ...filesOn({ runtime: 'containerd://1.7.26' }),
    [PODS]: list(...(pods as Change[])),
    [BUDGETS]: list(...(budgets as Change[])),
    [VOLUMES]: list(...(volumes as Change[])),
  } as Files;
}

/** What stands in the way of the runtime upgrade that closes CVE-2024-40635. */
async function blockers(files: Files): Promise<Partial<DrainBlockers>> {
  const { rows, advice } = await ask('CVE-2024-40635', files);
  expect(faults('advise', advice)).toEqual([]);
  const row = rows.find(({ scope, component }) => scope.kind === 'node-pool' && component === 'containerd');
  expect(row?.remedy?.act).toBe('runtime-upgrade');
  return row?.remedy ?? {};
}

const seenIn = ({ blockers: all = [] }: Partial<DrainBlockers>) =>
  all.map(({ kind, object, reason, pods }) => [kind, object, reason.code, pods]);

describe('what stands in the way of draining the nodes of a pool', () => {
  it('is nothing where everything was read and every workload can move', async () => {
    const told = await blockers(world([replica('web', 0), replica('web', 1)]));
    expect([told.blockers, told.blockersTotal, told.blockersUnread]).toEqual([[], 0, []]);
  });

  it('is a budget that allows no eviction, by its status or else by its specification', async () => {
    const pods = ['web', 'api', 'cache'].flatMap((name) => [replica(name, 0), replica(name, 1)]);
    const told = await blockers(
      world(pods, [
        budget('web', { minAvailable: 1 }, { disruptionsAllowed: 0 }),
        budget('api', { minAvailable: '100%' }),
        budget('cache', { maxUnavailable: 1 }, { disruptionsAllowed: 1 }),
      ]),
    );
    expect(seenIn(told)).toEqual([
      ['disruption-budget', 'Deployment.apps/api', 'drain-no-disruption', 2],
      ['disruption-budget', 'Deployment.apps/web', 'drain-no-disruption', 2],
    ]);
    expect(told.blockersUnread).toEqual([]);
  });

  it('is a pod that two budgets hold, which no eviction is accepted for', async () => {
    const told = await blockers(
      world(
        [replica('web', 0), replica('web', 1)],
        [
          budget('web', { maxUnavailable: 1 }, { disruptionsAllowed: 1 }),
          { ...budget('all', { selector: {}, maxUnavailable: 1 }, { disruptionsAllowed: 1 }) },
        ],
      ),
    );
    expect(seenIn(told)).toEqual([['disruption-budget', 'Deployment.apps/web', 'drain-several-budgets', 2]]);
  });

  it('is a lone replica, a bare pod, and what keeps data on the node', async () => {
    const told = await blockers(
      world(
        [
          replica('lone', 0),
          pod('debug', { metadata: { namespace: 'shop' } }),
          replica('logs', 0, { volumes: [{ name: 'a', emptyDir: {} }] }),
          replica('logs', 1, { volumes: [{ name: 'a', hostPath: { path: '/var/log' } }] }),
          replica('db', 0, { volumes: [{ name: 'a', persistentVolumeClaim: { claimName: 'db-0' } }] }),
          replica('db', 1, { volumes: [{ name: 'a', persistentVolumeClaim: { claimName: 'db-1' } }] }),
        ],
        [],
        [
          {
            metadata: { name: 'pv-0' },
            spec: { local: { path: '/mnt' }, claimRef: { namespace: 'shop', name: 'db-0' } },
          },
          {
            metadata: { name: 'pv-1' },
            spec: { csi: { driver: 'disk' }, claimRef: { namespace: 'shop', name: 'db-1' } },
          },
        ],
      ),
    );
    expect(seenIn(told)).toEqual([
      ['bare-pod', 'Pod/debug', 'drain-bare-pod', 1],
      ['single-replica', 'Deployment.apps/lone', 'drain-single-replica', 1],
      ['local-storage', 'Deployment.apps/db', 'drain-local-volume', 1],
      ['local-storage', 'Deployment.apps/logs', 'drain-empty-dir', 1],
      ['local-storage', 'Deployment.apps/logs', 'drain-host-path', 1],
    ]);
  });

  it('is not what a drain leaves where it is, nor what has ended', async () => {
    const of = (kind: string) => ({
      metadata: { ownerReferences: [{ apiVersion: 'apps/v1', kind, name: 'x', controller: true }] },
    });
    const told = await blockers(
      world([
        pod('agent', of('DaemonSet')),
        pod('static', { metadata: { annotations: { 'kubernetes.io/config.mirror': '1' } } }),
        pod('run', of('Job')),
        pod('done', { status: { phase: 'Succeeded' } }),
        pod('going', { metadata: { deletionTimestamp: '2026-11-20T00:00:00Z' } }),
        pod('elsewhere', { spec: { nodeName: 'virtual-kubelet-cn-hangzhou-i' } }),
      ]),
    );
    expect(told.blockersTotal).toBe(0);
  });

  it('counts what it does not list', async () => {
    const told = await blockers(world(Array.from({ length: 30 }, (_, index) => replica(`lone-${index}`, 0))));
    expect([told.blockers?.length, told.blockersTotal]).toEqual([20, 30]);
  });

  it.each([
    [PODS, 'drain-pods-unread'],
    [BUDGETS, 'drain-budgets-unread'],
  ])('is undetermined without %s, never nothing', async (file, code) => {
    const files = world([replica('web', 0), replica('web', 1)]);
    delete (files as Record<string, unknown>)[file];
    const { blockersUnread = [] } = await blockers(files);
    expect(blockersUnread.map((unread) => unread.code)).toEqual([code]);
  });

  it('is undetermined where a claim was seen and the volumes were not read', async () => {
    const claims = { volumes: [{ name: 'a', persistentVolumeClaim: { claimName: 'db-0' } }] };
    const files = world([replica('db', 0, claims), replica('db', 1)]);
    delete (files as Record<string, unknown>)[VOLUMES];
    expect((await blockers(files)).blockersUnread?.map(({ code }) => code)).toEqual(['drain-volumes-unread']);
  });

  it('is undetermined where a budget tells neither', async () => {
    const { blockersUnread } = await blockers(
      world([replica('web', 0), replica('web', 1)], [budget('web', { minAvailable: 'many' })]),
    );
    expect(blockersUnread).toEqual([{ code: 'drain-budget-untold', values: { name: 'shop/web' } }]);
  });
});

describe('demarc patch plan', () => {
  it('names what stands in the way at each step that drains nodes, in both languages', async () => {
    const files = world(
      [replica('web', 0), replica('web', 1)],
      [budget('web', { minAvailable: 2 }, { disruptionsAllowed: 0 })],
    );
    files['cs/DescribeKubernetesVersionMetadata.json'] = [
      {
        version: '1.31.3-aliyun.1',
        upgradable_versions: [],
        runtimes: [{ name: 'containerd', version: '1.7.29' }],
      },
    ];
    const folder = writeFolder(files);
    try {
      const args = ['patch', 'plan', folder, '--cluster', CLUSTER];
      const plan = JSON.parse((await demarc(...args, '--format', 'json')).out) as PatchPlan;
      expect(faults('patch-plan', plan)).toEqual([]);
      const drains = plan.steps.filter(({ restarts }) => restarts === 'containers');
      expect(drains.length, JSON.stringify(plan.steps)).toBeGreaterThan(0);
      for (const { blockers: told } of drains)
        expect(told?.map(({ object, pods }) => [object, pods])).toEqual([['Deployment.apps/web', 2]]);
      const english = await demarc(...args);
      expect(english.out).toContain('the disruption budget web allows no eviction');
      const chinese = await demarc(...args, '--lang', 'zh-CN');
      expect(chinese.out).toContain('PodDisruptionBudget web 不允许驱逐');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
