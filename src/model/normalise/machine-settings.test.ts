import { describe, expect, it } from 'vitest';
import { read, recordedTables, refused, told } from '../../../test/fixtures/recorded.ts';

const POOLS = 'cs/DescribeClusterNodePools@c0aa';
const POOL = 'cs/DescribeClusterNodePoolDetail@c0aa,np0bb';
const NODES = 'cs/DescribeClusterNodes@c0aa';
const INSTANCES = 'ecs/DescribeInstances';

const pool = (type: string, scaling_group: unknown) =>
  read(POOL, { nodepool_info: { nodepool_id: 'np0bb', type }, scaling_group });
const node = (changes = {}) =>
  read(NODES, {
    nodes: [{ node_name: 'n1', instance_id: 'i-1', nodepool_id: 'np0bb', is_aliyun_node: true, ...changes }],
  });
const kubernetesNodes = read('kubernetes/nodes@c0aa', { items: [] });
const instance = (changes = {}) =>
  read(INSTANCES, {
    Instances: {
      Instance: [
        {
          InstanceId: 'i-1',
          PublicIpAddress: { IpAddress: [] },
          EipAddress: { IpAddress: '' },
          MetadataOptions: { HttpEndpoint: 'enabled', HttpTokens: 'required' },
          ...changes,
        },
      ],
    },
  });
const settingOf = (...entries: Parameters<typeof recordedTables>) => {
  const row = recordedTables(...entries).machineSettings.rows[0];
  return [row?.kind, told(row?.ecs), told(row?.publicAccess), told(row?.metadata)];
};

describe('machine settings of pools', () => {
  it.each([
    ['ess', 0, 'required', true, false, 'token'],
    ['edge', 5, 'optional', false, true, 'open'],
    ['lingjun', 0, 'optional', false, false, 'open'],
  ])('%s, bandwidth %i, tokens %s', (type, bandwidth, http_tokens, ecs, publicAccess, metadata) => {
    const group = { internet_max_bandwidth_out: bandwidth, instance_metadata_options: { http_tokens } };
    expect(settingOf(pool(type, group))).toEqual(['node-pool', ecs, publicAccess, metadata]);
  });

  it('does not guess', () => {
    const unread = 'unread: cs/DescribeClusterNodePoolDetail';
    expect(settingOf(pool('novel', { instance_metadata_options: { http_tokens: 'maybe' } }))).toEqual([
      'node-pool',
      `${unread} failed`,
      `${unread} absent`,
      `${unread} failed`,
    ]);
  });

  it('needs the detail for the metadata', () => {
    const listed = read(POOLS, { nodepools: [{ nodepool_info: { nodepool_id: 'np0bb', type: 'ess' } }] });
    expect(settingOf(listed, refused(POOL))[3]).toBe('unread: cs/DescribeClusterNodePoolDetail denied');
  });
});

describe('machine settings of nodes', () => {
  it.each([
    [{}, false, 'token'],
    [{ PublicIpAddress: { IpAddress: ['47.0.0.1'] } }, true, 'token'],
    [{ EipAddress: { IpAddress: '47.0.0.1' } }, true, 'token'],
    [{ EipAddress: { IpAddress: '47.0.0.1' }, PublicIpAddress: null }, true, 'token'],
    [{ PublicIpAddress: { IpAddress: ['47.0.0.1'] }, EipAddress: null }, true, 'token'],
    [{ EipAddress: null }, 'unread: ecs/DescribeInstances absent', 'token'],
    [{ PublicIpAddress: {} }, 'unread: ecs/DescribeInstances absent', 'token'],
    [{ MetadataOptions: { HttpEndpoint: 'disabled', HttpTokens: 'optional' } }, false, 'off'],
    [{ MetadataOptions: { HttpEndpoint: 'enabled', HttpTokens: 'optional' } }, false, 'open'],
    [{ MetadataOptions: { HttpTokens: '' } }, false, 'unread: ecs/DescribeInstances failed'],
    [{ MetadataOptions: undefined }, false, 'unread: ecs/DescribeInstances absent'],
  ])('with %j', (changes, publicAccess, metadata) => {
    expect(settingOf(node(), kubernetesNodes, instance(changes))).toEqual([
      'node',
      true,
      publicAccess,
      metadata,
    ]);
  });

  it('of edge machines', () => {
    expect(settingOf(node({ is_aliyun_node: false }), instance())[1]).toBe(false);
  });

  it('of instances that are not in the list', () => {
    const gone = instance({ InstanceId: 'i-2' });
    expect(settingOf(node(), gone)[2]).toBe('unread: ecs/DescribeInstances absent');
    expect(settingOf(node(), refused(INSTANCES))[2]).toBe('unread: ecs/DescribeInstances denied');
    expect(settingOf(node())[2]).toBe('unread: ecs/DescribeInstances not-attempted');
    const cut = read(INSTANCES, { NextToken: 'more', Instances: { Instance: [] } });
    expect(settingOf(node(), cut)[2]).toBe('unread: ecs/DescribeInstances failed');
    expect(settingOf(node({ instance_id: '' }), instance())[2]).toMatch('unread: cs/DescribeClusterNodes');
  });

  it.each([
    [[read(POOLS, { nodepools: [] }), node(), kubernetesNodes], 'complete'],
    [[refused(POOLS), node(), kubernetesNodes], 'partial'],
    [[read(POOLS, { nodepools: [] }), node()], 'partial'],
    [[refused(POOLS), refused(NODES)], 'none'],
  ])('is complete with pools and nodes only (%#)', (entries, state) => {
    expect(recordedTables(...entries).machineSettings.completeness('c0aa').state).toBe(state);
  });
});
