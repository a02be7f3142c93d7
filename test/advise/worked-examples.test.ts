import { describe, expect, it } from 'vitest';
import {
  CLUSTER,
  CUSTOM_IMAGE,
  cluster,
  everyLeg,
  filesOf,
  kubernetesNode,
  node,
  pool,
  SYSTEM_IMAGE,
  virtualNode,
} from '../contract/world.ts';
import { answerOf, ask, filesOn, list, pod } from './ask.ts';

const RUNC = ['--installed', 'runc=1.1.11'];
const autoUpgrade = { operation_policy: { cluster_auto_upgrade: { enabled: true, channel: 'stable' } } };

/** The rows of one kind of scope for one component. */
async function rows(
  advisory: string,
  files: Record<string, unknown>,
  kind: string,
  component: string,
  ...flags: string[]
) {
  const { rows: all, code } = await ask(advisory, files, ...flags);
  return { code, found: all.filter((row) => row.scope.kind === kind && row.component === component), all };
}

const edgePool = () => pool({ nodepool_info: { type: 'edge' }, management: undefined, auto_mode: undefined });

describe('advise: the worked examples', () => {
  it('CVE-2024-21626 on a managed cluster with runc 1.1.11: the customer upgrades the runtime of the pool', async () => {
    for (const kind of ['node-pool', 'node']) {
      const { found, code } = await rows('CVE-2024-21626', filesOn({}), kind, 'runc', ...RUNC);
      expect(found.map(answerOf)).toEqual([
        { affected: 'yes', party: 'customer', trigger: 'customer', state: 'to-do' },
      ]);
      expect(found[0]).toMatchObject({
        version: '1.1.11',
        remedy: { act: 'runtime-upgrade', fixedIn: '1.1.12', restarts: 'containers' },
      });
      expect(code).toBe(1);
    }
  });

  it('the same on a serverless cluster: Alibaba Cloud patches the sandbox, the customer recreates older pods', async () => {
    const files = filesOf({
      cluster: cluster({ profile: 'Serverless' }),
      pools: [],
      nodes: [],
      kubernetesNodes: [virtualNode],
    });
    const elastic = (name: string, startTime: string) =>
      pod(name, {
        metadata: { namespace: 'shop' },
        spec: { nodeName: 'virtual-kubelet-cn-hangzhou-i' },
        status: { startTime },
      });
    files[`kubernetes/${CLUSTER}/pods.json`] = list(
      elastic('old', '2024-01-01T00:00:00Z'),
      elastic('new', '2026-01-01T00:00:00Z'),
    );
    const { found, code, all } = await rows('CVE-2024-21626', files, 'virtual-node', 'eci-sandbox');
    expect(found.map(answerOf)).toEqual([
      { affected: 'undetermined', party: 'alibaba-cloud', trigger: 'customer', state: 'pods-to-recreate' },
    ]);
    expect(found[0]?.pods).toEqual({ total: 2, affected: 1, undetermined: 1, done: 0 });
    expect(found[0]?.remedy?.act).toBe('pod-recreate');
    expect(all.filter(({ scope }) => scope.kind === 'node')).toEqual([]);
    expect(code).toBe(1);
  });

  it('CVE-2025-5187 on 1.31.3-aliyun.1: the fix is Alibaba Cloud’s, the customer starts the upgrade', async () => {
    const { found, code } = await rows(
      'CVE-2025-5187',
      filesOn({ next: '1.31.12-aliyun.1' }),
      'cluster',
      'kube-apiserver',
    );
    expect(found.map(answerOf)).toEqual([
      { affected: 'yes', party: 'alibaba-cloud', trigger: 'customer', state: 'to-do' },
    ]);
    expect(found[0]?.remedy).toMatchObject({
      act: 'control-plane-upgrade',
      target: '1.31.12-aliyun.1',
      fixedIn: '1.31.12',
      offered: 'yes',
    });
    expect(code).toBe(1);
  });

  it('the same on 1.31.12-aliyun.1 is done, and nothing is left to do', async () => {
    const files = filesOn({ kubernetes: '1.31.12-aliyun.1' });
    const { found, code } = await rows('CVE-2025-5187', files, 'cluster', 'kube-apiserver');
    expect(found.map(answerOf)).toEqual([
      { affected: 'no', party: 'alibaba-cloud', trigger: 'none', state: 'done' },
    ]);
    expect(code).toBe(0);
  });

  it('CVE-2025-0426 where kubelets are upgraded automatically: Alibaba Cloud, in the maintenance window', async () => {
    const files = filesOn({}, { cluster: cluster({ current_version: '1.31.3-aliyun.1', ...autoUpgrade }) });
    const { found, code } = await rows('CVE-2025-0426', files, 'node-pool', 'kubelet');
    expect(found.map(answerOf)).toEqual([
      {
        affected: 'yes',
        party: 'alibaba-cloud',
        trigger: 'maintenance-window',
        state: 'waiting-for-provider',
      },
    ]);
    expect(found[0]?.since).toBe('2025-02-06T20:03:44Z');
    expect(code).toBe(0);
  });

  it('CVE-2025-0426 where they are not: the customer', async () => {
    const { found } = await rows('CVE-2025-0426', filesOn({}), 'node-pool', 'kubelet');
    expect(found.map(answerOf)).toEqual([
      { affected: 'yes', party: 'customer', trigger: 'customer', state: 'to-do' },
    ]);
    expect(found[0]?.notes).toContainEqual({
      code: 'condition:unknown',
      values: { fact: 'kubelet-read-only-port' },
    });
  });

  it('CVE-2025-0426 where the read-only port is read and closed: not affected, and the basis says why', async () => {
    const files = filesOn({});
    files[`kubernetes/${CLUSTER}/configz@cn-hangzhou%2E192%2E168%2E0%2E10.json`] = {
      kubeletconfig: { readOnlyPort: 0, authentication: { anonymous: { enabled: false } } },
    };
    const { found } = await rows('CVE-2025-0426', files, 'node', 'kubelet');
    expect(found.map(answerOf)).toEqual([
      { affected: 'no', party: 'customer', trigger: 'none', state: 'done' },
    ]);
    expect(found[0]?.basis.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['range-in-range', 'precondition-unmet']),
    );
  });

  it.each([
    ['a pool that repairs its system', pool(everyLeg), SYSTEM_IMAGE, 'alibaba-cloud', 'maintenance-window'],
    ['a pool that does not', pool(), SYSTEM_IMAGE, 'customer', 'customer'],
    [
      'a custom image',
      pool({ ...everyLeg, scaling_group: { image_id: CUSTOM_IMAGE } }),
      CUSTOM_IMAGE,
      'customer',
      'customer',
    ],
  ])(
    'CVE-2026-31431 on %s is undetermined without the advisory of the system',
    async (_, own, image, party, trigger) => {
      const files = filesOn(
        {},
        {
          pools: [own],
          nodes: [node({ image_id: image })],
          images: [
            [SYSTEM_IMAGE, 'system'],
            [CUSTOM_IMAGE, 'self'],
          ],
        },
      );
      for (const kind of ['node-pool', 'node']) {
        const { found, code } = await rows('CVE-2026-31431', files, kind, 'kernel');
        expect(found.map(answerOf)).toEqual([
          { affected: 'undetermined', party, trigger, state: 'undetermined' },
        ]);
        expect(code).toBe(3);
      }
    },
  );

  it('CVE-2026-31431 on an edge node: the customer', async () => {
    const files = filesOf({
      cluster: cluster({ profile: 'Edge' }),
      pools: [edgePool()],
      kubernetesNodes: [
        kubernetesNode({ metadata: { labels: { 'alibabacloud.com/is-edge-worker': 'true' } } }),
      ],
    });
    const { found } = await rows('CVE-2026-31431', files, 'node', 'kernel');
    expect(found.map(answerOf)).toEqual([
      { affected: 'undetermined', party: 'customer', trigger: 'customer', state: 'undetermined' },
    ]);
  });

  it.each(['Default', 'Serverless', 'Edge'])(
    'CVE-2025-1974 with ingress-nginx 1.11.4 is the customer’s in a cluster of profile %s',
    async (profile) => {
      const addons = [{ name: 'nginx-ingress-controller', version: 'v1.11.4-aliyun.1', state: 'active' }];
      const files = filesOf({ cluster: cluster({ profile }), addons });
      const { found, code } = await rows('CVE-2025-1974', files, 'cluster', 'ingress-nginx');
      expect(found.map(answerOf)).toEqual([
        { affected: 'yes', party: 'customer', trigger: 'customer', state: 'to-do' },
      ]);
      expect(found[0]?.remedy).toMatchObject({ act: 'addon-upgrade', fixedIn: '1.11.5' });
      expect(code).toBe(1);
    },
  );

  it.each(['Default', 'Serverless', 'Edge'])(
    'CVE-2026-33343 with etcd 3.5.21 is Alibaba Cloud’s in a cluster of profile %s, and nobody else can act',
    async (profile) => {
      const files = filesOf({ cluster: cluster({ profile }) });
      const { found, code } = await rows(
        'CVE-2026-33343',
        files,
        'cluster',
        'etcd',
        '--installed',
        'etcd=3.5.21',
      );
      expect(found.map(answerOf)).toEqual([
        {
          affected: 'yes',
          party: 'alibaba-cloud',
          trigger: 'alibaba-cloud',
          state: 'waiting-for-provider',
        },
      ]);
      expect(found[0]?.remedy).toMatchObject({ act: 'none', call: null });
      expect(code).toBe(0);
    },
  );

  it('CVE-2020-8554 has no fix: the mitigation is the customer’s', async () => {
    const { found, code } = await rows('CVE-2020-8554', filesOn({}), 'cluster', 'kube-apiserver');
    expect(found.map(answerOf)).toEqual([
      { affected: 'yes', party: 'customer', trigger: 'customer', state: 'no-fix' },
    ]);
    expect(found[0]?.remedy).toMatchObject({
      act: 'mitigate',
      target: null,
      mitigation: 'Refuse externalIPs and status patches by admission policy.',
    });
    expect(code).toBe(1);
  });

  it.each([
    ['the channel stable', 'stable', '1.31.12-aliyun.1', 'maintenance-window', 'waiting-for-provider'],
    [
      'the channel patch within the minor',
      'patch',
      '1.31.12-aliyun.1',
      'maintenance-window',
      'waiting-for-provider',
    ],
    ['the channel patch and a fix on the next minor', 'patch', '1.32.8-aliyun.1', 'customer', 'to-do'],
  ])(
    'CVE-2025-5187 where the cluster is upgraded automatically on %s',
    async (_, channel, next, trigger, state) => {
      const files = filesOf({
        cluster: cluster({
          current_version: '1.31.3-aliyun.1',
          next_version: next,
          operation_policy: { cluster_auto_upgrade: { enabled: true, channel } },
        }),
      });
      const { found } = await rows('CVE-2025-5187', files, 'cluster', 'kube-apiserver');
      expect(found.map(answerOf)).toEqual([{ affected: 'yes', party: 'alibaba-cloud', trigger, state }]);
    },
  );

  it('CVE-2025-0426 on an edge node: the update is delivered, and run by the customer', async () => {
    const files = filesOf({
      cluster: cluster({ profile: 'Edge', current_version: '1.31.3-aliyun.1' }),
      pools: [edgePool()],
      kubernetesNodes: [
        kubernetesNode({
          metadata: { labels: { 'alibabacloud.com/is-edge-worker': 'true' } },
          status: { nodeInfo: { kubeletVersion: 'v1.31.3-aliyun.1' } },
        }),
      ],
    });
    for (const kind of ['node', 'node-pool']) {
      const { found } = await rows('CVE-2025-0426', files, kind, 'kubelet');
      expect(found.map(answerOf)).toEqual([
        { affected: 'yes', party: 'customer', trigger: 'customer', state: 'to-do' },
      ]);
      expect(found[0]?.notes).toContainEqual({ code: 'delivered-not-executed', values: {} });
      expect(found[0]?.remedy?.call).toMatch(/^edgeadm upgrade/);
    }
  });

  it('a dedicated cluster is outside of the table: its control plane is the customer’s', async () => {
    const files = filesOf({
      cluster: cluster({ cluster_type: 'Kubernetes', current_version: '1.31.3-aliyun.1' }),
    });
    const { found } = await rows('CVE-2025-5187', files, 'cluster', 'kube-apiserver');
    expect(found.map(answerOf)).toEqual([
      { affected: 'yes', party: 'customer', trigger: 'customer', state: 'to-do' },
    ]);
  });
});
