import { describe, expect, it } from 'vitest';
import { ECI_PLATFORM } from '../../src/checks/kit/elastic-container-instance.ts';
import type { Assessment, LedgerRow } from '../../src/model/assessment.ts';
import type { Duty, Layer } from '../../src/model/layer.ts';
import type { Scope } from '../../src/model/scope.ts';
import { assessFiles, type Files } from './folder.ts';
import { EDGE_POOL, scenarios } from './scenarios.ts';
import {
  CLUSTER,
  CUSTOM_IMAGE,
  cluster,
  everyLeg,
  filesOf,
  kubernetesNode,
  list,
  merged,
  NODE,
  node,
  POOL,
  pool,
  virtualNode,
} from './world.ts';

function row(assessment: Assessment, kind: Scope['kind'], layer: Layer, duty: Duty, id?: string): LedgerRow {
  const found = assessment.ledger.filter(
    (each) =>
      each.scope.kind === kind &&
      each.layer === layer &&
      each.duty === duty &&
      (id === undefined || (each.scope.node ?? each.scope.nodePool) === id),
  );
  expect(found, `${kind} ${layer} ${duty}`).toHaveLength(1);
  return found[0] as LedgerRow;
}

function told({ party, confidence, basis }: LedgerRow): string {
  return [party, confidence, ...basis.map(({ rule }) => rule)].join(' ');
}

describe('contract: whose job and why', () => {
  it('of a plain pool is documented: defaults that decide nothing weaken nothing', async () => {
    const plain = await assessFiles(filesOf());
    expect(told(row(plain, 'node-pool', 'node-os', 'apply-fix'))).toBe(
      'customer documented os-automation-leg-missing',
    );
    expect(told(row(plain, 'node-pool', 'node-os', 'activate-fix'))).toBe(
      'customer documented restart-is-not-automated',
    );
    expect(told(row(plain, 'node-pool', 'kubelet', 'apply-fix'))).toBe(
      'customer documented kubelet-upgrades-by-hand',
    );
  });

  it('of an automated pool without levels and packages rests on their defaults', async () => {
    const automated = await assessFiles(filesOf({ pools: [pool({ management: { auto_vul_fix: true } })] }));
    const parts = automated.ledger.filter(
      (each) => each.scope.kind === 'node-pool' && each.layer === 'node-os' && each.duty === 'apply-fix',
    );
    expect(parts.map(({ party, part, confidence }) => [party, part, confidence])).toEqual([
      ['alibaba-cloud', 'automated', 'inferred'],
      ['customer', 'remainder', 'inferred'],
    ]);
  });

  it('of a custom image that ECS tells is documented, with the image as the reason', async () => {
    const custom = await assessFiles(
      filesOf({
        pools: [pool(merged(everyLeg, { scaling_group: { image_id: CUSTOM_IMAGE } }) as never)],
        nodes: [node({ image_id: CUSTOM_IMAGE })],
        images: [[CUSTOM_IMAGE, 'self']],
      }),
    );
    expect(told(row(custom, 'node-pool', 'node-os', 'apply-fix'))).toBe(
      'customer documented custom-image os-automation-leg-missing',
    );
  });

  it('of a pool with every leg outside the model is not promised, which is no missing leg', async () => {
    const dedicated = await assessFiles(
      filesOf({ cluster: cluster({ cluster_type: 'Kubernetes' }), pools: [pool(everyLeg)] }),
    );
    expect(told(row(dedicated, 'node-pool', 'node-os', 'apply-fix'))).toBe(
      'customer inferred automation-not-promised-outside-the-model',
    );
  });

  it('of a pool that says it is not in auto mode is not that of its cluster', async () => {
    const mode = { auto_mode: { enable: true } };
    const plain = await assessFiles(filesOf({ cluster: cluster(mode) }));
    expect(row(plain, 'node-pool', 'kubelet', 'apply-fix').configuration).toBe('managed');
    expect(row(plain, 'node-pool', 'kubelet', 'apply-fix').party).toBe('customer');
    const silent = await assessFiles(
      filesOf({ cluster: cluster(mode), pools: [pool({ auto_mode: undefined })] }),
    );
    expect(told(row(silent, 'node-pool', 'kubelet', 'apply-fix'))).toBe(
      'alibaba-cloud inferred kubelet-by-auto-mode',
    );
  });

  it('names the facts that place edge pools and virtual nodes', async () => {
    const edge = await assessFiles(scenarios.edge as Files);
    for (const [layer, duty] of [
      ['node-os', 'apply-fix'],
      ['kubelet', 'apply-fix'],
      ['edge-node', 'maintain'],
    ] as const) {
      const { basis } = row(edge, 'node-pool', layer, duty, EDGE_POOL);
      for (const { facts } of basis)
        expect(facts.map(({ field, value }) => [field, value])).toContainEqual([
          'nodepool_info.type',
          'edge',
        ]);
    }
    const serverless = await assessFiles(scenarios.serverless as Files);
    for (const duty of ['publish-fix', 'protect', 'activate-fix'] as const) {
      const { basis, confidence } = row(serverless, 'virtual-node', 'pod-runtime', duty);
      expect(basis[0]?.facts).toContainEqual({
        field: 'virtual node',
        value: 'virtual-kubelet',
        source: 'kubernetes/nodes',
        ids: [CLUSTER],
        path: '/items/0/metadata/labels/type',
      });
      expect(confidence).toBe('documented');
    }
  });
});

describe('contract: what is verified of Alibaba Cloud', () => {
  it('cites a document that says it, in every scenario', async () => {
    const pod = {
      metadata: {
        name: 'job-1',
        namespace: 'shop',
        annotations: {
          'k8s.aliyun.com/eci-instance-id': 'eci-1',
          'k8s.aliyun.com/eci-platform-version': ECI_PLATFORM.newest,
        },
      },
      spec: { nodeName: 'virtual-kubelet-cn-hangzhou-i', containers: [{ name: 'a', image: 'a/b:1' }] },
    };
    const current = { ...(scenarios.serverless as Files), [`kubernetes/${CLUSTER}/pods.json`]: list(pod) };
    let verified = 0;
    for (const files of [current, ...Object.values(scenarios)]) {
      for (const { state, statement, checks, layer, duty } of (await assessFiles(files)).ledger) {
        if (state !== 'verified') continue;
        // Of work that was done the checks of it say so; of the rest a statement does.
        if (statement === undefined) expect(checks.length, `${layer} ${duty}`).toBeGreaterThan(0);
        if (statement === undefined) continue;
        verified += 1;
        expect(statement.evidence.length, `${layer} ${duty}`).toBeGreaterThan(0);
      }
    }
    expect(verified).toBeGreaterThan(10);
    const runtime = row(await assessFiles(current), 'virtual-node', 'pod-runtime', 'publish-fix');
    expect(runtime.statement?.evidence).toMatchObject([
      { source: 'kubernetes/pods', value: ECI_PLATFORM.newest },
    ]);
  });
});

describe('contract: lists that are cut', () => {
  it('leave no virtual node met: the pods that are missing may be the stale ones', async () => {
    const current = {
      metadata: {
        name: 'job-1',
        namespace: 'shop',
        annotations: { 'k8s.aliyun.com/eci-platform-version': ECI_PLATFORM.newest },
      },
      spec: { nodeName: 'virtual-kubelet-cn-hangzhou-i', containers: [{ name: 'a', image: 'a/b:1' }] },
    };
    const stateWith = async (metadata: object) => {
      const pods = { ...list(current), metadata };
      const files = { ...(scenarios.serverless as Files), [`kubernetes/${CLUSTER}/pods.json`]: pods };
      return row(await assessFiles(files), 'virtual-node', 'pod-runtime', 'activate-fix').state;
    };
    expect(await stateWith({})).toBe('met');
    expect(await stateWith({ continue: 'x' })).toBe('unproven');
  });

  it('verify no control plane: a newer release may be among those that are missing', async () => {
    const files = filesOf();
    const path = Object.keys(files).find((name) =>
      name.includes('DescribeKubernetesVersionMetadata'),
    ) as string;
    const state = async (body: unknown) =>
      row(await assessFiles({ ...files, [path]: body } as Files), 'cluster', 'control-plane', 'apply-fix')
        .state;
    expect(await state(files[path])).toBe('verified');
    expect(await state([...(files[path] as unknown[]), 'bad'])).toBe('unverified');
  });

  it('stand as a scope that has its dashes too', async () => {
    const files = filesOf();
    delete files[`cs/DescribeClusterNodePools@${CLUSTER}.json`];
    const { ledger } = await assessFiles(files);
    const dashes = ledger.filter(({ scope, duty }) => scope.nodePool === '?' && duty === null);
    expect(dashes.map(({ layer, state }) => [layer, state])).toEqual([
      ['pod-runtime', 'not-applicable'],
      ['edge-node', 'not-applicable'],
    ]);
  });
});

describe('contract: what the documents say twice', () => {
  it('is nobody to tell where two elements of a list contradict each other', async () => {
    const automated = pool(everyLeg);
    for (const pools of [
      [pool(), automated],
      [automated, pool()],
    ]) {
      const files = filesOf({ pools });
      delete files[`cs/DescribeClusterNodePoolDetail@${CLUSTER},${POOL}.json`];
      const found = row(await assessFiles(files), 'node-pool', 'node-os', 'apply-fix');
      expect([found.party, found.state]).toEqual(['unknown', 'unproven']);
    }
  });

  it('is said once where they agree', async () => {
    const twice = await assessFiles(filesOf({ pools: [pool(), pool()] }));
    expect(told(row(twice, 'node-pool', 'node-os', 'apply-fix'))).toBe(
      'customer documented os-automation-leg-missing',
    );
  });

  it('does not stand for an element that is missing', async () => {
    const files = filesOf({ nodes: [node(), node()] });
    const { scopes } = await assessFiles(files);
    expect(scopes.filter(({ kind }) => kind === 'node').map(({ node: name }) => name)).toEqual([NODE, '?']);
  });

  it('is believed in the body: the file name of a pool detail may be another pool’s', async () => {
    const files = filesOf({ pools: [] });
    files[`cs/DescribeClusterNodePoolDetail@${CLUSTER},np0other.json`] = pool();
    const { scopes } = await assessFiles(files);
    expect(scopes.filter(({ kind }) => kind === 'node-pool').map(({ nodePool }) => nodePool)).toEqual([POOL]);
  });

  it('is one node: a virtual node under a name of its own is no ECS node of ACK’s list', async () => {
    const name = 'eci-pool-1';
    const own = merged(virtualNode, { metadata: { name } });
    const files = filesOf({ nodes: [node(), node({ node_name: name, instance_id: 'eci-1' })] });
    files[`kubernetes/${CLUSTER}/nodes.json`] = list(kubernetesNode(), own);
    const { scopes } = await assessFiles(files);
    expect(scopes.flatMap(({ kind, node: id }) => (id === undefined ? [] : [`${kind} ${id}`]))).toEqual([
      `node ${NODE}`,
      `virtual-node ${name}`,
    ]);
  });
});
