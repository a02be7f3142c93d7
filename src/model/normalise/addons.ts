import { dig, type Json } from '../../kernel/json.ts';
import type { Addon, NewerAddonVersion } from '../facts/addon.ts';
import type { Cluster } from '../facts/cluster.ts';
import type { Table } from '../table.ts';
import { clusterListTable } from './cluster-lists.ts';
import { oneDocument } from './clusters.ts';
import type { Reading } from './reading.ts';

const LIST = 'cs/ListClusterAddonInstances';
const DETAIL = 'cs/DescribeAddon';

/** The installed components of every cluster. An answer about a component that is not installed makes no row. */
export function normaliseAddons(reading: Reading, clusters: Table<Cluster>): Table<Addon> {
  return clusterListTable<Addon>(reading, clusters, LIST, (fields, cluster, at) => {
    const name = fields.name('name');
    if (!name.known) return name;
    const detail = oneDocument(reading, DETAIL, cluster.id, name.value);
    return {
      id: `${cluster.id}/${name.value}`,
      subject: `${cluster.id}/Addon/${name.value}`,
      scope: cluster.scope,
      at,
      cluster: cluster.id,
      name: name.value,
      state: fields.name('state'),
      version: fields.name('version'),
      managed: detail((document) => document.boolean('managed')),
      newerVersions: detail((document) =>
        document.parsed(['newer_versions'], 'a list of versions', newerVersions),
      ),
    };
  });
}

/** Undefined where one element has no version: a shorter list would look up to date. */
function newerVersions(list: Json): readonly NewerAddonVersion[] | undefined {
  if (!Array.isArray(list)) return undefined;
  const found = list.map(newerVersion);
  return found.every((item) => item !== undefined) ? found : undefined;
}

function newerVersion(item: Json): NewerAddonVersion | undefined {
  const version = dig(item, 'version');
  const minimum = dig(item, 'minimum_cluster_version');
  const upgradable = dig(item, 'upgradable');
  if (typeof version !== 'string' || version.trim() === '') return undefined;
  return {
    version: version.trim(),
    minimumClusterVersion: typeof minimum === 'string' ? minimum.trim() : '',
    upgradable: typeof upgradable === 'boolean' ? upgradable : undefined,
  };
}
