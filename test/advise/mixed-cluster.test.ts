import { describe, expect, it } from 'vitest';
import type { AdviceRow } from '../../src/model/advice.ts';
import { scopeKey } from '../../src/model/scope.ts';
import { type Files, refused, without } from '../contract/folder.ts';
import {
  CLUSTER,
  CUSTOM_IMAGE,
  everyLeg,
  filesOf,
  kubernetesNode,
  node,
  pool,
  SYSTEM_IMAGE,
  virtualNode,
  vulnerabilities,
} from '../contract/world.ts';
import { answerOf, ask, list, pod } from './ask.ts';

const KERNEL = 'CVE-2026-31431';

const named = (id: string, change: Record<string, unknown> = {}) =>
  pool({ nodepool_info: { nodepool_id: id, name: id }, ...change });
const member = (id: string, image = SYSTEM_IMAGE) =>
  node({ node_name: `node-${id}`, instance_id: `i-${id}`, nodepool_id: id, image_id: image });
const kubernetesMember = (id: string) =>
  kubernetesNode({
    metadata: { name: `node-${id}`, labels: { 'alibabacloud.com/nodepool-id': id } },
    spec: { providerID: `cn-hangzhou.i-${id}` },
  });

/** One cluster with an automated pool, one by hand, one of custom images, one that does not say, and a virtual node. */
function mixed(): Files {
  const unsaid = named('unsaid', everyLeg);
  const custom = named('custom', { ...everyLeg, scaling_group: { image_id: CUSTOM_IMAGE } });
  (unsaid.management as Record<string, unknown>).auto_vul_fix = undefined;
  const ids = ['auto', 'hand', 'custom', 'unsaid'];
  const files = filesOf({
    pools: [named('auto', everyLeg), named('hand'), custom, unsaid],
    nodes: ids.map((id) => member(id, id === 'custom' ? CUSTOM_IMAGE : SYSTEM_IMAGE)),
    kubernetesNodes: [...ids.map(kubernetesMember), virtualNode],
    images: [
      [SYSTEM_IMAGE, 'system'],
      [CUSTOM_IMAGE, 'self'],
    ],
    addons: [
      { name: 'ack-virtual-node', version: 'v2.15.0', state: 'active' },
      { name: 'nginx-ingress-controller', version: 'v1.12.1-aliyun.1', state: 'active' },
    ],
  });
  files[`kubernetes/${CLUSTER}/pods.json`] = list(
    pod('old', {
      spec: { nodeName: 'virtual-kubelet-cn-hangzhou-i' },
      status: { startTime: '2026-01-01T00:00:00Z' },
    }),
    pod('nginx', {
      spec: {
        containers: [{ image: 'registry.example.com/acs/aliyun-ingress-controller:v1.11.4-aliyun.1' }],
      },
    }),
  );
  // Security Center says fixed and ACK lists it: it is open.
  files[`cs/DescribeNodePoolVuls@${CLUSTER},hand.json`] = vulnerabilities(true, [
    {
      instance_id: 'i-hand',
      node_name: 'node-hand',
      vul_list: [{ name: 'alilinux3:3:ALINUX3-SA-2026:0171', necessity: 'asap', cve_list: [KERNEL] }],
    },
  ]);
  files['sas/DescribeVulList.json'] = {
    CurrentPage: 1,
    PageSize: 100,
    TotalCount: ids.length,
    VulRecords: ids.map((id) => ({
      Name: 'alilinux3:3:ALINUX3-SA-2026:0171',
      InstanceId: `i-${id}`,
      Status: id === 'hand' ? 7 : 1,
      Necessity: 'asap',
      Related: KERNEL,
      Type: 'cve',
    })),
  };
  return files;
}

describe('advise: one flaw, one cluster', () => {
  it('has four different answers for one cluster', async () => {
    const { rows, code } = await ask(KERNEL, mixed());
    const told = rows
      .filter(({ scope }) => scope.kind === 'node-pool' || scope.kind === 'virtual-node')
      .map((row) => [row.scope.nodePool ?? row.scope.node, answerOf(row)]);
    expect(Object.fromEntries(told)).toEqual({
      auto: {
        affected: 'yes',
        party: 'alibaba-cloud',
        trigger: 'maintenance-window',
        state: 'waiting-for-provider',
      },
      hand: { affected: 'yes', party: 'customer', trigger: 'customer', state: 'to-do' },
      custom: { affected: 'yes', party: 'customer', trigger: 'customer', state: 'to-do' },
      unsaid: { affected: 'yes', party: 'unknown', trigger: 'unknown', state: 'to-do' },
      'virtual-kubelet-cn-hangzhou-i': {
        affected: 'undetermined',
        party: 'alibaba-cloud',
        trigger: 'customer',
        state: 'pods-to-recreate',
      },
    });
    const custom = rows.find(({ scope }) => scope.nodePool === 'custom');
    expect(custom?.basis.map(({ rule }) => rule)).toContain('custom-image');
    expect(code).toBe(1);
  });

  it('says how far it is: fixed and waiting for a restart, fixed, open', async () => {
    const files = mixed();
    files[`cs/DescribeNodePoolVuls@${CLUSTER},hand.json`] = vulnerabilities(true);
    const list = files['sas/DescribeVulList.json'] as {
      VulRecords: { InstanceId: string; Status: number }[];
    };
    const status: Record<string, number> = { 'i-auto': 8, 'i-hand': 7, 'i-custom': 1, 'i-unsaid': 1 };
    for (const record of list.VulRecords) record.Status = status[record.InstanceId] as number;
    const { rows } = await ask(KERNEL, files);
    const states = rows
      .filter(({ scope }) => scope.kind === 'node')
      .map((row) => [row.scope.nodePool, [row.state, row.trigger]]);
    expect(Object.fromEntries(states)).toEqual({
      auto: ['restart-pending', 'customer'],
      hand: ['done', 'none'],
      custom: ['to-do', 'customer'],
      unsaid: ['to-do', 'unknown'],
    });
  });

  it('counts the nodes of a pool: partly done', async () => {
    const versions = ['containerd://1.7.27', 'containerd://1.7.26', 'containerd://1.7.26'];
    const files = filesOf({
      nodes: versions.map((_, index) => node({ node_name: `n${index}`, instance_id: `i-${index}` })),
      kubernetesNodes: versions.map((version, index) =>
        kubernetesNode({
          metadata: { name: `n${index}` },
          spec: { providerID: `cn-hangzhou.i-${index}` },
          status: { nodeInfo: { containerRuntimeVersion: version } },
        }),
      ),
    });
    const { rows } = await ask('CVE-2024-40635', files);
    const row = rows.find(({ scope }) => scope.kind === 'node-pool');
    expect(row).toMatchObject({
      affected: 'yes',
      state: 'partly-done',
      version: '1.7.26',
      nodes: { total: 3, affected: 2, undetermined: 0, done: 1 },
    });
  });
});

function wasDone(row: AdviceRow, rows: readonly AdviceRow[]): boolean {
  return rows.some(
    ({ scope, state, component }) =>
      state === 'done' && scopeKey(scope) === scopeKey(row.scope) && component === row.component,
  );
}

/** An open answer has to be somewhere still, or a list that was not read has to stand for it. */
function isCovered(row: AdviceRow, rows: readonly AdviceRow[]): boolean {
  return rows.some(
    ({ scope, state, component }) =>
      state !== 'done' &&
      ((scopeKey(scope) === scopeKey(row.scope) && component === row.component) ||
        (scope.cluster === '?' && scope.kind === row.scope.kind) ||
        ((scope.node === '?' || scope.nodePool === '?') &&
          (scope.kind === row.scope.kind || scope.kind === 'node'))),
  );
}

describe('advise: add-ons', () => {
  it('says where pods still run an image that is older than the version on the list', async () => {
    const { rows } = await ask('CVE-2025-1974', mixed());
    const row = rows.find(({ component }) => component === 'ingress-nginx');
    expect(row && answerOf(row)).toEqual({
      affected: 'yes',
      party: 'customer',
      trigger: 'customer',
      state: 'pods-to-recreate',
    });
    expect(row?.notes.find(({ code }) => code === 'addon-drift')?.values).toEqual({
      listed: 'v1.12.1-aliyun.1',
      running: 'registry.example.com/acs/aliyun-ingress-controller:v1.11.4-aliyun.1 (1)',
    });
  });
});

describe('advise: what is missing never closes anything', () => {
  const flaws = [KERNEL, 'CVE-2025-1974', 'CVE-2025-5187', 'CVE-2024-40635', 'CVE-2025-0426'];
  it.each(flaws)(
    '%s stays open whatever source is left out or refused',
    async (flaw) => {
      const files = mixed();
      for (const path of Object.keys(files))
        files[path] = JSON.parse(
          JSON.stringify(files[path]).replaceAll('1.36.1-aliyun.1', '1.31.3-aliyun.1'),
        );
      const { rows } = await ask(flaw, files);
      const open = rows.filter(({ state }) => state !== 'done');
      for (const path of Object.keys(files)) {
        for (const less of [without(files, path), refused(files, path)]) {
          const { rows: after, code } = await ask(flaw, less);
          expect(
            open
              .filter((row) => !isCovered(row, after))
              .map(({ scope, component }) => [path, scope, component]),
          ).toEqual([]);
          expect(open.length).toBeGreaterThan(0);
          expect(code).not.toBe(0);
          expect(
            after
              .filter((row) => row.state === 'done' && !wasDone(row, rows))
              .map(({ scope, component }) => [path, scope, component]),
          ).toEqual([]);
        }
      }
    },
    60_000,
  );

  it('is undetermined where a list of nodes was refused, and says which', async () => {
    const path = `kubernetes/${CLUSTER}/nodes.json`;
    const { rows, code } = await ask('CVE-2024-40635', refused(mixed(), path));
    expect(code).toBe(3);
    expect(rows.filter(({ state }) => state === 'done')).toEqual([]);
    const unread = rows.find(({ scope }) => scope.kind === 'node' && scope.node === '?');
    expect(unread).toMatchObject({ affected: 'undetermined', party: 'unknown', trigger: 'unknown' });
    expect(unread?.basis[0]?.facts[0]).toMatchObject({ source: 'kubernetes/nodes', outcome: 'denied' });
  });
});

describe('advise: what is garbled never closes anything', () => {
  const nginx = 'registry.example.com/acs/aliyun-ingress-controller:v1.11.4-aliyun.1';
  const webhook = (change: object) => pod('nginx', { spec: { containers: [{ image: nginx }], ...change } });

  it.each([
    ['containers that are no list', webhook({ containers: 'garbled' })],
    ['a container without an image', webhook({ containers: [{ name: 'nginx' }] })],
    ['an image that is no reference', webhook({ containers: [{ image: 'NOT an image' }] })],
    ['a pod that is none', { x: 1 }],
  ])('leaves an add-on open behind %s', async (_name, item) => {
    const files = mixed();
    const pods = files[`kubernetes/${CLUSTER}/pods.json`] as { items: unknown[] };
    pods.items[1] = item;
    const { rows } = await ask('CVE-2025-1974', files);
    const row = rows.find(({ component }) => component === 'ingress-nginx');
    expect(row).toMatchObject({ affected: 'undetermined', state: 'undetermined' });
  });

  it.each(['garbled', '://', '2.1.6'])('knows no runtime by the name of %j', async (runtime) => {
    const files = mixed();
    const { items } = files[`kubernetes/${CLUSTER}/nodes.json`] as {
      items: { metadata: { name: string }; status: { nodeInfo?: { containerRuntimeVersion?: string } } }[];
    };
    for (const { metadata, status } of items)
      if (metadata.name === 'node-hand' && status.nodeInfo !== undefined)
        status.nodeInfo.containerRuntimeVersion = runtime;
    const { rows } = await ask('CVE-2024-40635', files);
    const own = rows.filter(({ scope }) => scope.nodePool === 'hand');
    expect(own.map(({ scope, affected }) => [scope.kind, affected])).toEqual([
      ['node-pool', 'undetermined'],
      ['node', 'undetermined'],
    ]);
  });
});
