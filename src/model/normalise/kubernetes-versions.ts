import { isObject, type Json } from '../../kernel/json.ts';
import type { Gap } from '../../kernel/known.ts';
import type { Cluster } from '../facts/cluster.ts';
import type { CatalogueImage, CatalogueRuntime, KubernetesVersion } from '../facts/kubernetes-version.ts';
import type { Origin, Table } from '../table.ts';
import { coverageTable, type Request } from './coverage.ts';
import { Fields } from './fields.ts';
import { gapOf, type Item, type Reading } from './reading.ts';

const VERSIONS = 'cs/DescribeKubernetesVersionMetadata';

/** The kind of cluster an answer is about; a member that the request did not name covers every cluster. */
type Kind = Pick<KubernetesVersion, 'clusterType' | 'profile' | 'region'>;

/** The versions that ACK publishes, for each kind of cluster that was asked for. */
export function normaliseKubernetesVersions(
  reading: Reading,
  clusters: Table<Cluster>,
): Table<KubernetesVersion> {
  const requests = reading.requests(VERSIONS).map((ids) => toRequest(ids, reading));
  return coverageTable(requests, clusters, reading.gaps(VERSIONS, []), (cluster) =>
    gapOf(
      VERSIONS,
      idsFor(cluster),
      'not-attempted',
      'the versions of this kind of cluster were not asked for',
    ),
  );
}

function toRequest(ids: readonly string[], reading: Reading): Request<KubernetesVersion> {
  const kind: Kind = {
    clusterType: named('ClusterType', ids),
    profile: named('Profile', ids),
    region: named('Region', ids),
  };
  const { items, completeness } = reading.list(VERSIONS, ids);
  const gaps: Gap[] = [...completeness.gaps];
  const rows = items.flatMap((item) => {
    const row = toVersion(item, kind, reading.header.account);
    if (row === undefined) gaps.push(gapOf(VERSIONS, ids, 'failed', 'an element has no version'));
    return row ?? [];
  });
  return { rows, gaps, covers: (cluster) => concerns(kind, cluster) };
}

function named(name: string, ids: readonly string[]): string | undefined {
  return ids.find((id) => id.startsWith(`${name}=`))?.slice(name.length + 1);
}

function idsFor(cluster: Cluster): string[] {
  const { type, profile, region } = cluster;
  if (!type.known || !profile.known || !region.known) return [];
  return [`ClusterType=${type.value}`, `Profile=${profile.value}`, `Region=${region.value}`];
}

/** Whether an answer about this kind speaks of the cluster; a cluster of an unread kind is spoken of only by a general one. */
export function concerns(kind: Kind, cluster: Pick<Cluster, 'type' | 'profile' | 'region'>): boolean {
  return (
    (kind.clusterType === undefined || (cluster.type.known && cluster.type.value === kind.clusterType)) &&
    (kind.profile === undefined || (cluster.profile.known && cluster.profile.value === kind.profile)) &&
    (kind.region === undefined || (cluster.region.known && cluster.region.value === kind.region))
  );
}

function toVersion({ value, origin }: Item, kind: Kind, account: string): KubernetesVersion | undefined {
  const fields = new Fields(value, origin);
  const version = fields.name('version');
  if (!version.known) return undefined;
  const asked = [kind.clusterType ?? '', kind.profile ?? '', kind.region ?? ''].join('/');
  return {
    id: `${asked}/${version.value}`,
    subject: version.value,
    scope: { kind: 'account', account, ...(kind.region === undefined ? {} : { region: kind.region }) },
    at: origin,
    version: version.value,
    ...kind,
    releaseDate: fields.instant('release_date'),
    expirationDate: fields.instant('expiration_date'),
    creatable: fields.boolean('creatable'),
    upgradableVersions: fields.texts('upgradable_versions'),
    images: fields.parsed(['images'], 'a list of images', (list) =>
      eachOf(list, (item, index) => toImage(item, index, origin)),
    ),
    runtimes: fields.parsed(['runtimes'], 'a list of runtimes', (list) => eachOf(list, toRuntime)),
  };
}

/** All elements, or undefined where one is of the wrong shape: a shorter list would prove absence. */
function eachOf<T>(
  list: Json,
  parse: (item: Json, index: number) => T | undefined,
): readonly T[] | undefined {
  if (!Array.isArray(list)) return undefined;
  const found = list.map(parse);
  return found.every((item) => item !== undefined) ? (found as T[]) : undefined;
}

function toImage(item: Json, index: number, origin: Origin): CatalogueImage | undefined {
  if (!isObject(item)) return undefined;
  const fields = new Fields(item, { ...origin, path: `${origin.path}/images/${index}` });
  const imageId = fields.name('image_id');
  return imageId.known ? { imageId: imageId.value, category: fields.name('image_category') } : undefined;
}

function toRuntime(item: Json): CatalogueRuntime | undefined {
  const { name, version } = isObject(item) ? item : {};
  return typeof name === 'string' && typeof version === 'string' ? { name, version } : undefined;
}
