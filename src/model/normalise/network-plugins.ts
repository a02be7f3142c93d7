import { dig, isObject, type Json } from '../../kernel/json.ts';
import { type Known, seen, unseen } from '../../kernel/known.ts';
import type { Cluster } from '../facts/cluster.ts';
import type { NetworkPlugin } from '../facts/network-plugin.ts';
import { type Completeness, createTable, type Table } from '../table.ts';
import { oneDocument } from './clusters.ts';
import { evidenceAt, Fields, firstKnown, mapKnown } from './fields.ts';
import { gapOf, type ItemList, type Reading } from './reading.ts';

const ADDONS = 'cs/ListClusterAddonInstances';
const CONFIG_MAPS = 'kubernetes/configmaps';

/** One row for each cluster: the plugin among its components, and whether it enforces NetworkPolicies. */
export function normaliseNetworkPlugins(reading: Reading, clusters: Table<Cluster>): Table<NetworkPlugin> {
  const completeness = new Map<string, Completeness>();
  const rows = clusters.rows.map((cluster): NetworkPlugin => {
    const addons = reading.list(ADDONS, [cluster.id]);
    completeness.set(cluster.id, { state: 'complete', gaps: [] });
    const plugin = pluginOf(addons, cluster.id, reading);
    return {
      id: cluster.id,
      subject: cluster.id,
      scope: cluster.scope,
      at: { source: ADDONS, ids: [cluster.id], path: '' },
      cluster: cluster.id,
      plugin,
      enforcesPolicies: enforcement(plugin, addons, cluster.id, reading),
    };
  });
  return createTable(rows, completeness);
}

/** The names under which ACK installs a plugin; the first that is there is meant. */
const PLUGINS: readonly (readonly [name: string, addon: RegExp])[] = [
  ['terway', /^terway(?:-eniip|-eni)?$/],
  ['terway', /^terway-controlplane$/],
  ['flannel', /^(?:kube-)?flannel(?:-ds)?$/],
  ['poseidon', /^(?:ack-)?poseidon$/],
];

function pluginOf(addons: ItemList, cluster: string, reading: Reading): Known<string> {
  const [gap] = addons.completeness.gaps;
  // Of two plugins in the list the one that is missing could be the one that is used.
  if (gap !== undefined) return unseen(gap);
  for (const [plugin, pattern] of PLUGINS) {
    const found = addons.items.find(({ value }) => pattern.test(String(value.name)));
    if (found !== undefined) return seen(plugin, evidenceAt(found.origin, '/name', found.value.name ?? null));
  }
  const capability = oneDocument(
    reading,
    'cs/DescribeClusterDetail',
    cluster,
  )((fields) => fields.embedded(['meta_data'], ['Capabilities', 'Network'], 'a text', toPlugin));
  const none = gapOf(ADDONS, [cluster], 'absent', 'no network plugin is among the components');
  return firstKnown(capability, unseen(none));
}

function toPlugin(value: Json): string | undefined {
  if (typeof value !== 'string') return undefined;
  return ['terway', 'flannel'].find((plugin) => value.toLowerCase().startsWith(plugin));
}

function enforcement(
  plugin: Known<string>,
  addons: ItemList,
  cluster: string,
  reading: Reading,
): Known<boolean> {
  if (!plugin.known) return plugin;
  if (plugin.value !== 'terway') return mapKnown(plugin, (name) => name === 'poseidon');
  return runningSetting(cluster, reading) ?? parameter(addons, cluster);
}

/** What the plugin runs with; undefined where it has no such ConfigMap and its parameter decides. */
function runningSetting(cluster: string, reading: Reading): Known<boolean> | undefined {
  const { items, completeness } = reading.list(CONFIG_MAPS, [cluster]);
  const found = items.find(
    ({ value }) =>
      dig(value, 'metadata', 'namespace') === 'kube-system' &&
      dig(value, 'metadata', 'name') === 'eni-config',
  );
  const [gap] = completeness.gaps;
  if (found === undefined) return gap === undefined ? undefined : unseen(gap);
  const setting = new Fields(found.value, found.origin).parsed(
    ['data', 'disable_network_policy'],
    'true or false',
    (value) => {
      const disabled = toBoolean(value);
      return disabled === undefined ? undefined : !disabled;
    },
  );
  return setting.known || setting.because.outcome !== 'absent' ? setting : undefined;
}

function parameter(addons: ItemList, cluster: string): Known<boolean> {
  const settings = addons.items
    .filter(({ value }) => /^terway/.test(String(value.name)))
    .map(({ value, origin }) =>
      new Fields(value, origin).embedded(['config'], ['NetworkPolicy'], 'true or false', toBoolean),
    );
  const untold = gapOf(ADDONS, [cluster], 'absent', 'the parameter NetworkPolicy of Terway is not told');
  return firstKnown(...settings, unseen(untold));
}

/** Parameters of components are texts. */
function toBoolean(value: Json): boolean | undefined {
  if (isObject(value)) return undefined;
  const text = String(value).toLowerCase();
  return text === 'true' ? true : text === 'false' ? false : undefined;
}
