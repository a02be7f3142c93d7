import { beforeAll, describe, expect, it } from 'vitest';
import type { Assessment, LedgerRow } from '../../src/model/assessment.ts';
import { type Scope, scopeKey, UNREAD_ID } from '../../src/model/scope.ts';
import { assessFiles, type Files, refusal, refused, without } from './folder.ts';
import { EDGE_NODE, EDGE_POOL, paths, scenarios } from './scenarios.ts';
import { CLUSTER, filesOf, NODE, POOL } from './world.ts';

// CONTRACT, section 2, to the letter.
const ACCOUNT_ROWS = ['access-control: configure, revoke'];
const CLUSTER_ROWS = [
  'control-plane: publish-fix, apply-fix, protect',
  'infrastructure: protect',
  'workload: apply-fix, configure, protect',
  'cluster-and-network: apply-fix, configure, protect',
  'access-control: configure, protect, revoke',
];
const NODE_ROWS = [
  'node-os: publish-fix, apply-fix, activate-fix',
  'kubelet: publish-fix, apply-fix',
  'container-runtime: publish-fix, apply-fix, protect',
];
const EDGE_ROWS = ['edge-node: apply-fix, maintain'];
const VIRTUAL_ROWS = ['pod-runtime: publish-fix, protect, activate-fix', 'container-runtime: protect'];

const off = {
  pool: ['pod-runtime', 'edge-node'],
  edge: ['pod-runtime'],
  virtual: ['node-os', 'kubelet', 'edge-node'],
};

function expected(rows: readonly string[], dashes: readonly string[] = []): string[] {
  const duties = rows.flatMap((row) => {
    const [layer, names = ''] = row.split(': ');
    return names.split(', ').map((duty) => `${layer} ${duty}`);
  });
  return [...duties, ...dashes.map((layer) => `${layer} null`)].sort();
}

function rowsAt(assessment: Assessment, kind: Scope['kind'], id: string): LedgerRow[] {
  return assessment.ledger.filter(
    ({ scope }) =>
      scope.kind === kind && (scope.node ?? scope.nodePool ?? scope.cluster ?? scope.account) === id,
  );
}

function told(assessment: Assessment, kind: Scope['kind'], id: string): string[] {
  const rows = rowsAt(assessment, kind, id).filter(({ part }) => part !== 'remainder');
  return rows.map(({ layer, duty }) => `${layer} ${duty}`).sort();
}

const all: [name: string, assessment: Assessment][] = [];

function of(name: string): Assessment {
  const found = all.find(([own]) => own === name)?.[1];
  if (found === undefined) throw new Error(`no scenario ${name}`);
  return found;
}

beforeAll(async () => {
  for (const [name, files] of Object.entries(scenarios)) all.push([name, await assessFiles(files)]);
}, 60_000);

describe('contract: the rows of the ledger', () => {
  it('are those of the account and of each cluster, whatever its kind', () => {
    for (const [name, assessment] of all) {
      expect(told(assessment, 'account', assessment.account), name).toEqual(expected(ACCOUNT_ROWS));
      for (const { kind, cluster = '' } of assessment.scopes)
        if (kind === 'cluster')
          expect(told(assessment, 'cluster', cluster), name).toEqual(expected(CLUSTER_ROWS));
    }
  });

  it('are those of a cloud pool and its node, with a dash for what they have not', () => {
    for (const name of [
      'plain',
      'automated',
      'auto mode',
      'dedicated',
      'registered',
      'lingjun',
      'hybrid pool',
    ]) {
      expect(told(of(name), 'node-pool', POOL), name).toEqual(expected(NODE_ROWS, off.pool));
      expect(told(of(name), 'node', NODE), name).toEqual(expected(NODE_ROWS, off.pool));
    }
  });

  it('are those of edge pools and nodes beside cloud pools of the same cluster', () => {
    const edge = of('edge');
    expect(told(edge, 'node-pool', EDGE_POOL)).toEqual(expected([...NODE_ROWS, ...EDGE_ROWS], off.edge));
    expect(told(edge, 'node', EDGE_NODE)).toEqual(expected([...NODE_ROWS, ...EDGE_ROWS], off.edge));
    expect(told(edge, 'node-pool', POOL)).toEqual(expected(NODE_ROWS, off.pool));
    expect(told(edge, 'node', NODE)).toEqual(expected(NODE_ROWS, off.pool));
  });

  it('are those of virtual nodes, in serverless clusters and beside ordinary nodes', () => {
    const name = 'virtual-kubelet-cn-hangzhou-i';
    for (const scenario of ['serverless', 'virtual node in a managed cluster', 'acs'])
      expect(told(of(scenario), 'virtual-node', name), scenario).toEqual(expected(VIRTUAL_ROWS, off.virtual));
    const mixed = of('virtual node in a managed cluster');
    expect(told(mixed, 'node', NODE)).toEqual(expected(NODE_ROWS, off.pool));
    expect(mixed.scopes.filter(({ kind }) => kind === 'node')).toHaveLength(1);
  });

  it('of a serverless cluster know neither pools nor nodes', () => {
    const kinds = new Set(of('serverless').scopes.map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(['account', 'cluster', 'virtual-node']);
  });

  it('are each there once, the parts of a duty told apart', () => {
    for (const [name, { ledger }] of all) {
      const keys = ledger.map(
        ({ scope, layer, duty, part }) => `${scopeKey(scope)} ${layer} ${duty} ${part ?? ''}`,
      );
      expect(new Set(keys).size, name).toBe(keys.length);
    }
  });

  it('that are dashes are not applicable to anybody', () => {
    for (const [name, { ledger }] of all)
      for (const { duty, party, state } of ledger)
        expect([duty === null, party === null], name).toEqual(Array(2).fill(state === 'not-applicable'));
  });

  it('name a configuration, and the nearest column where it is outside the model', () => {
    for (const [name, { ledger }] of all)
      for (const row of ledger) {
        expect(['managed', 'serverless', 'managed-node-pool', 'edge', 'outside-model'], name).toContain(
          row.configuration,
        );
        if (row.configuration === 'outside-model') expect(row, name).toHaveProperty('assumed');
        else expect(row.assumed, name).toBeUndefined();
      }
  });

  it('each say why, with a sentence of the source', () => {
    for (const [name, { ledger }] of all)
      for (const { basis } of ledger) {
        expect(basis.length, name).toBeGreaterThan(0);
        for (const { rule, sentence } of basis) expect([rule, sentence], name).not.toContain('');
      }
  });
});

describe('contract: lists that were not read', () => {
  const unread = async (files: Files) => {
    const { scopes, ledger } = await assessFiles(files);
    const found = scopes.filter(({ cluster, nodePool, node }) =>
      [cluster, nodePool, node].includes(UNREAD_ID),
    );
    const rows = ledger.filter(({ scope }) =>
      [scope.cluster, scope.nodePool, scope.node].includes(UNREAD_ID),
    );
    return { kinds: found.map(({ kind }) => kind).sort(), rows };
  };
  const sources = (rows: readonly LedgerRow[]) =>
    new Set(rows.flatMap(({ basis }) => basis.flatMap(({ facts }) => facts.map(({ source }) => source))));

  it('stand as one scope of their kind, party unknown, naming the source', async () => {
    const cases: [path: string, kinds: string[], source: string][] = [
      [paths.pools, ['node-pool'], 'cs/DescribeClusterNodePools'],
      [paths.nodes, ['node'], 'cs/DescribeClusterNodes'],
      // The add-on list, which was read, proves that there can be no virtual node.
      [paths.kubernetesNodes, ['node'], 'kubernetes/nodes'],
    ];
    for (const [path, kinds, source] of cases) {
      for (const files of [without(filesOf(), path), refused(filesOf(), path)]) {
        const found = await unread(files);
        expect(found.kinds, path).toEqual(kinds);
        expect(
          [...new Set(found.rows.filter(({ duty }) => duty !== null).map(({ party }) => party))],
          path,
        ).toEqual(['unknown']);
        expect(sources(found.rows), path).toContain(source);
      }
    }
  });

  it('of virtual nodes count unless the add-ons rule them out', async () => {
    expect((await unread(without(filesOf(), paths.kubernetesNodes, paths.addons))).kinds).toEqual([
      'node',
      'virtual-node',
    ]);
    const added = filesOf({ addons: [{ name: 'ack-virtual-node', version: '2.14.0', state: 'active' }] });
    expect((await unread(without(added, paths.kubernetesNodes))).kinds).toEqual(['node', 'virtual-node']);
    expect((await unread(without(scenarios.serverless as Files, paths.kubernetesNodes))).kinds).toEqual([
      'virtual-node',
    ]);
  });

  it('of clusters stand for everything in them', async () => {
    const found = await unread({ 'cs/DescribeClustersV1.error.json': refusal });
    expect(found.kinds).toEqual(['cluster', 'node', 'node-pool', 'virtual-node']);
    for (const { party, state, because } of found.rows) {
      if (party === null) continue;
      expect([party, state]).toEqual(['unknown', 'unproven']);
      expect(because?.join()).toContain('cs:DescribeClustersV1');
    }
  });

  it('lose no cluster that another file names', async () => {
    const { scopes } = await assessFiles(without(filesOf(), paths.clusters));
    const clusters = scopes.flatMap(({ kind, cluster }) => (kind === 'cluster' ? [cluster] : []));
    expect(clusters.sort()).toEqual([UNREAD_ID, CLUSTER]);
  });

  it('of an empty account leave its own rows and nothing else', () => {
    expect(of('empty').scopes.map(({ kind }) => kind)).toEqual(['account']);
  });
});
