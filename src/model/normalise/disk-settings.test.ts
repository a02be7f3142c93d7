import { describe, expect, it } from 'vitest';
import { read, recordedTables, refused, told } from '../../../test/fixtures/recorded.ts';

const CLASSES = 'kubernetes/storageclasses.storage.k8s.io@c0aa';
const POOLS = 'cs/DescribeClusterNodePools@c0aa';
const classes = (...items: unknown[]) => read(CLASSES, { items });
const pools = (type: string, scaling_group: unknown) =>
  read(POOLS, { nodepools: [{ nodepool_info: { nodepool_id: 'np0bb', type }, scaling_group }] });
const noPools = read(POOLS, { nodepools: [] });
const essd = { metadata: { name: 'essd' }, provisioner: 'diskplugin.csi.alibabacloud.com' };

const settingOf = (...entries: Parameters<typeof recordedTables>) => {
  const row = recordedTables(...entries).diskSettings.rows[0];
  return [row?.kind, told(row?.makesDisks), row?.disks.map((disk) => [disk.label, told(disk.encrypted)])];
};

describe('disk settings', () => {
  it('of pools: the system disk and each data disk', () => {
    const group = {
      system_disk_encrypted: true,
      data_disks: [{ encrypted: 'false' }, { encrypted: 'true' }],
    };
    expect(settingOf(pools('ess', group))).toEqual([
      'node-pool',
      true,
      [
        ['system_disk', true],
        ['data_disks[0]', false],
        ['data_disks[1]', true],
      ],
    ]);
    const plain = { system_disk_encrypted: false, data_disks: [] };
    expect(settingOf(pools('edge', plain))).toEqual(['node-pool', false, [['system_disk', false]]]);
  });

  it('of pools that do not say', () => {
    const unread = 'unread: cs/DescribeClusterNodePools';
    expect(settingOf(pools('novel', { data_disks: [{}] }))).toEqual([
      'node-pool',
      `${unread} failed`,
      [
        ['system_disk', `${unread} absent`],
        ['data_disks', `${unread} failed`],
      ],
    ]);
  });

  it.each([
    [{ encrypted: 'true' }, true],
    [{ encrypted: 'false' }, false],
    [{ type: 'cloud_essd' }, false],
    [undefined, false],
    [{ encrypted: 'yes' }, 'unread: kubernetes/storageclasses.storage.k8s.io failed'],
  ])('of StorageClasses with parameters %j', (parameters, encrypted) => {
    expect(settingOf(noPools, classes({ ...essd, parameters }))).toEqual([
      'storage-class',
      true,
      [['parameters.encrypted', encrypted]],
    ]);
  });

  it.each([
    ['alicloud/disk', true],
    ['nasplugin.csi.alibabacloud.com', false],
    [undefined, 'unread: kubernetes/storageclasses.storage.k8s.io absent'],
  ])('of StorageClasses of %s', (provisioner, makesDisks) => {
    expect(settingOf(noPools, classes({ ...essd, provisioner }))[1]).toBe(makesDisks);
  });

  it.each([
    [[noPools, classes()], 'complete'],
    [[noPools, classes(essd)], 'complete'],
    [[noPools, refused(CLASSES)], 'partial'],
    [[refused(POOLS), classes(essd)], 'partial'],
    [[refused(POOLS), refused(CLASSES)], 'none'],
    [[noPools, classes(essd, {})], 'partial'],
  ])('is complete with pools and classes only (%#)', (entries, state) => {
    expect(recordedTables(...entries).diskSettings.completeness('c0aa').state).toBe(state);
  });
});
