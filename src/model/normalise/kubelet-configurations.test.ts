import { describe, expect, it } from 'vitest';
import { read, recordedTables, refused, told } from '../../../test/fixtures/recorded.ts';

const CONFIGZ = 'kubernetes/configz@c0aa';
const POOLS = 'cs/DescribeClusterNodePools@c0aa';
const noPools = read(POOLS, { nodepools: [] });
const nodes = (...names: string[]) => [
  read('cs/DescribeClusterNodes@c0aa', { nodes: names.map((node_name) => ({ node_name })) }),
  read('kubernetes/nodes@c0aa', { items: names.map((name) => ({ metadata: { name } })) }),
];
const reported = (changes: unknown) => read(`${CONFIGZ},n1`, { kubeletconfig: changes });
const closed = { authentication: { anonymous: { enabled: false } }, authorization: { mode: 'Webhook' } };

const reportOf = (...entries: Parameters<typeof recordedTables>) => {
  const row = recordedTables(...entries).kubeletConfigurations.rows[0];
  return [row?.kind, row?.name, ...[row?.readOnlyPort, row?.anonymousAuth, row?.authorizationMode].map(told)];
};

describe('what kubelets report', () => {
  it('leaves a closed port out', () => {
    expect(reportOf(reported(closed))).toEqual(['node', 'n1', 0, false, 'Webhook']);
  });

  it('names what is open', () => {
    const open = {
      readOnlyPort: 10255,
      authentication: { anonymous: { enabled: true } },
      authorization: { mode: 'AlwaysAllow' },
    };
    expect(reportOf(reported(open))).toEqual(['node', 'n1', 10255, true, 'AlwaysAllow']);
  });

  it('is a fragment where it says nothing else', () => {
    const absent = 'unread: kubernetes/configz absent';
    expect(reportOf(reported({ port: 10250 }))).toEqual(['node', 'n1', absent, absent, absent]);
  });

  it('is not trusted where it is of another shape', () => {
    expect(reportOf(reported({ ...closed, readOnlyPort: 'open' }))[2]).toBe(
      'unread: kubernetes/configz failed',
    );
  });

  it('is placed where its node is', () => {
    const [row] = recordedTables(...nodes('n1'), reported(closed)).kubeletConfigurations.rows;
    expect(row?.scope).toMatchObject({ kind: 'node', cluster: 'c0aa', node: 'n1' });
  });
});

describe('what pools set', () => {
  const pool = (node_config: unknown) =>
    read(POOLS, { nodepools: [{ nodepool_info: { nodepool_id: 'np0bb', type: 'ess' }, node_config }] });

  it.each([
    [{ kubelet_configuration: { readOnlyPort: 0 } }, 0],
    [{ kubelet_configuration: { readOnlyPort: '10255' } }, 10255],
    [{ kubelet_configuration: {} }, 'unread: cs/DescribeClusterNodePools absent'],
    [{ kubelet_configuration: { readOnlyPort: [] } }, 'unread: cs/DescribeClusterNodePools failed'],
    [undefined, 'unread: cs/DescribeClusterNodePools absent'],
  ])('%j', (config, port) => {
    expect(reportOf(pool(config)).slice(0, 3)).toEqual(['node-pool', 'np0bb', port]);
    const [row] = recordedTables(pool(config)).kubeletConfigurations.rows;
    expect(row?.anonymousAuth.known || row?.authorizationMode.known).toBe(false);
  });
});

describe('whether all kubelets reported', () => {
  it.each([
    [[noPools, ...nodes('n1'), reported(closed)], 'complete', []],
    [[noPools, ...nodes()], 'complete', []],
    [[noPools, ...nodes('n1')], 'partial', ['not-attempted']],
    [[noPools, ...nodes('n1'), refused(`${CONFIGZ},n1`)], 'partial', ['denied']],
    [[noPools, ...nodes('n1', 'n2', 'n3'), reported(closed)], 'partial', ['not-attempted']],
    [[noPools, ...nodes('n1'), read(`${CONFIGZ},n1`, {})], 'partial', ['absent']],
    [[noPools, reported(closed)], 'partial', ['not-attempted', 'not-attempted']],
    [[refused(POOLS), ...nodes('n1'), reported(closed)], 'partial', ['denied']],
  ])('(%#)', (entries, state, outcomes) => {
    const found = recordedTables(...entries).kubeletConfigurations.completeness('c0aa');
    expect([found.state, found.gaps.map((gap) => gap.outcome)]).toEqual([state, outcomes]);
  });
});
