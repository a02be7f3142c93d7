import { dig, type Json } from '../../kernel/json.ts';
import { type Known, seen, unseen } from '../../kernel/known.ts';
import { parseVersion } from '../../kernel/version.ts';
import { DEPRECATED_APIS } from '../../operations/kubernetes.ts';
import type { ApiUse, RemovedApi } from '../facts/api-use.ts';
import type { Cluster } from '../facts/cluster.ts';
import { COMPLETE, type Completeness, createTable, type Origin, type Table } from '../table.ts';
import { oneDocument } from './clusters.ts';
import { evidenceAt, Fields } from './fields.ts';
import { gapOf, type Reading } from './reading.ts';

const SERIES = ['data', 'result'] as const;

/**
 * One row a cluster. The API server gives every object in any version it serves, so objects do not tell in
 * which version they were written: its metric of the requests does.
 */
export function normaliseApiUses(reading: Reading, clusters: Table<Cluster>): Table<ApiUse> {
  const completeness = new Map<string, Completeness>();
  const rows = clusters.rows.map((cluster): ApiUse => {
    completeness.set(cluster.id, COMPLETE);
    const at = { source: DEPRECATED_APIS, ids: [cluster.id], path: '' };
    return {
      id: cluster.id,
      subject: cluster.subject,
      scope: cluster.scope,
      at,
      cluster: cluster.id,
      minor: minorOf(cluster.currentVersion),
      removed: removedOf(reading, at),
    };
  });
  return createTable(rows, completeness);
}

function minorOf(version: Known<string>): Known<number> {
  if (!version.known) return version;
  const parsed = parseVersion(version.value);
  const { source, ids } = version.at;
  if (parsed === undefined || parsed.major !== 1)
    return unseen(gapOf(source, ids, 'failed', `${version.value} is no version of Kubernetes`));
  return seen(parsed.minor, version.at);
}

function removedOf(reading: Reading, at: Origin): Known<readonly RemovedApi[]> {
  const read = oneDocument(reading, DEPRECATED_APIS, ...at.ids);
  const status = read((fields) => fields.text('status'));
  if (!status.known) return status;
  if (status.value !== 'success')
    return unseen(gapOf(at.source, at.ids, 'failed', `Prometheus answered ${status.value}`));
  return read((fields) =>
    fields.parsed(SERIES, 'the series of apiserver_requested_deprecated_apis', (list) => toRemoved(list, at)),
  );
}

/** Of each series the labels; undefined where one is not understood, for it may be one that counts. */
function toRemoved(list: Json, at: Origin): readonly RemovedApi[] | undefined {
  if (!Array.isArray(list)) return undefined;
  const found: RemovedApi[] = [];
  for (const [index, item] of list.entries()) {
    const labels = new Fields({ metric: dig(item, 'metric') ?? null }, at);
    const [version, resource] = [labels.name('metric', 'version'), labels.name('metric', 'resource')];
    const removal = labels.raw('metric', 'removed_release');
    if (!version.known || !resource.known) return undefined;
    // Deprecated, with no end in sight.
    if (removal === undefined || removal === null || removal === '') continue;
    const minor = typeof removal === 'string' ? /^1\.(\d{1,3})$/.exec(removal)?.[1] : undefined;
    if (minor === undefined) return undefined;
    const group = labels.text('metric', 'group');
    const path = `/${SERIES.join('/')}/${index}/metric`;
    const api = `${resource.value}.${group.known ? group.value : ''}/${version.value}`;
    found.push({ api, removedIn: Number(minor), at: evidenceAt(at, path, api) });
  }
  return found;
}
