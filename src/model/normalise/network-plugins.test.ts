import { describe, expect, it } from 'vitest';
import { read, recordedTables, refused, told } from '../../../test/fixtures/recorded.ts';

const ADDONS = 'cs/ListClusterAddonInstances@c0aa';
const DETAIL = 'cs/DescribeClusterDetail@c0aa';
const MAPS = 'kubernetes/configmaps@c0aa';
type Entries = Parameters<typeof recordedTables>;

const addons = (...list: unknown[]) => read(ADDONS, { addons: list });
const terway = (config?: unknown) => ({
  name: 'terway-eniip',
  ...(config === undefined ? {} : { config: JSON.stringify(config) }),
});
const network = (Network: string) =>
  read(DETAIL, { cluster_id: 'c0aa', meta_data: JSON.stringify({ Capabilities: { Network } }) });
const eniConfig = (data: unknown) =>
  read(MAPS, { items: [{ metadata: { name: 'eni-config', namespace: 'kube-system' }, data }] });
const noMaps = read(MAPS, { items: [] });

const told2 = (...entries: Entries) => {
  const [row] = recordedTables(...entries).networkPlugins.rows;
  return [told(row?.plugin), told(row?.enforcesPolicies)];
};

describe('the network plugin', () => {
  it.each<[string, Entries, unknown, unknown]>([
    ['Flannel', [addons({ name: 'flannel' }), noMaps], 'flannel', false],
    ['Flannel by its old name', [addons({ name: 'kube-flannel-ds' }), noMaps], 'flannel', false],
    ['Poseidon', [addons({ name: 'poseidon' }), noMaps], 'poseidon', true],
    ['Terway with policies', [addons(terway({ NetworkPolicy: 'true' })), noMaps], 'terway', true],
    ['Terway without', [addons(terway({ NetworkPolicy: 'false' })), noMaps], 'terway', false],
    ['Terway as it runs', [addons(terway()), eniConfig({ disable_network_policy: 'true' })], 'terway', false],
    [
      'Terway as it runs, whatever its parameter',
      [addons(terway({ NetworkPolicy: 'false' })), eniConfig({ disable_network_policy: 'false' })],
      'terway',
      true,
    ],
    [
      'a ConfigMap that leaves it to the parameter',
      [addons(terway({ NetworkPolicy: true })), eniConfig({ eni_conf: '{}' })],
      'terway',
      true,
    ],
    ['what the cluster says of itself', [addons(), network('flannel'), noMaps], 'flannel', false],
  ])('is %s', (_name, entries, plugin, enforces) => {
    expect(told2(...entries)).toEqual([plugin, enforces]);
  });

  it.each<[string, Entries, unknown]>([
    ['the components', [refused(ADDONS), network('flannel'), noMaps], 'cs/ListClusterAddonInstances denied'],
    [
      'the ConfigMap',
      [addons(terway({ NetworkPolicy: 'true' })), refused(MAPS)],
      'kubernetes/configmaps denied',
    ],
    ['a parameter', [addons(terway()), noMaps], 'cs/ListClusterAddonInstances absent'],
    [
      'a parameter that is none',
      [addons(terway({ NetworkPolicy: 'maybe' })), noMaps],
      'cs/ListClusterAddonInstances failed',
    ],
    [
      'a setting that is none',
      [addons(terway({ NetworkPolicy: 'true' })), eniConfig({ disable_network_policy: 'maybe' })],
      'kubernetes/configmaps failed',
    ],
    ['a plugin', [addons(), noMaps], 'cs/DescribeClusterDetail not-attempted'],
  ])('is not told without %s', (_name, entries, why) => {
    expect(told2(...entries)[1]).toBe(`unread: ${why}`);
  });
});
