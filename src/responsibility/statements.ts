import type { Evidence, Known } from '../kernel/known.ts';
import { daysBetween } from '../kernel/time.ts';
import { compareVersions, minorOf, parseVersion } from '../kernel/version.ts';
import type { Saw, Statement } from '../model/assessment.ts';
import type { Bilingual } from '../model/bilingual.ts';
import type { Cluster } from '../model/facts/cluster.ts';
import type { KubernetesVersion } from '../model/facts/kubernetes-version.ts';
import type { Scope } from '../model/scope.ts';
import type { Tables } from '../model/tables.ts';
import type { Cell } from './cell.ts';
import { TEXTS } from './statement-texts.ts';

/** How long after its release a patch of the control plane may be out before it counts as overdue. */
const PATCH_DAYS = 30;

/** Workloads of a virtual node on the newest platform, and where it was seen of one of them. */
export interface CurrentPods {
  count: number;
  evidence?: Evidence;
}

/**
 * What can be said, on evidence, of a duty of Alibaba Cloud: never a blank tick.
 * @param currentPods how many workloads on a virtual node run on the newest platform
 */
export function statementOf(
  cell: Cell,
  tables: Tables,
  time: number,
  currentPods: (scope: Scope) => CurrentPods,
): Statement | undefined {
  const cluster = cell.scope.cluster === undefined ? undefined : tables.clusters.get(cell.scope.cluster);
  switch (`${cell.layer}/${cell.duty}`) {
    case 'control-plane/apply-fix':
      return cluster && controlPlanePatched(cluster, tables, time);
    case 'control-plane/publish-fix':
      return cluster && releasesPublished(cluster, tables);
    case 'control-plane/protect':
    case 'infrastructure/protect':
      return cluster && heldByProvider(cluster);
    case 'node-os/publish-fix':
      return osFixesPublished(cell.scope, cluster, tables);
    case 'container-runtime/publish-fix':
      return cluster && runtimesPublished(cluster, tables);
    case 'pod-runtime/publish-fix':
      return platformPublished(currentPods(cell.scope));
    case 'kubelet/publish-fix':
      return cluster && releasesPublished(cluster, tables);
    default:
      return undefined;
  }
}

export function say(state: Statement['state'], text: Bilingual, saw: Saw, evidence: Evidence[]): Statement {
  const message = text.en.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(saw, name) ? String(saw[name]) : whole,
  );
  return { state, message, text, saw, evidence };
}

export function evidence(...fields: Known<unknown>[]): Evidence[] {
  return fields.flatMap((field) => (field.known ? [field.at] : []));
}

/** The control plane against the patch releases that ACK publishes for its minor. */
function controlPlanePatched(cluster: Cluster, tables: Tables, time: number): Statement {
  const releases = releasesFor(cluster, tables);
  if (!cluster.currentVersion.known || releases.length === 0) {
    return say('unverified', TEXTS.releasesUnread, {}, evidence(cluster.currentVersion));
  }
  const current = cluster.currentVersion.value;
  const same = releases.filter((release) => minorName(release.version) === minorName(current));
  if (same.length === 0)
    return say('unverified', TEXTS.minorNotListed, { current }, evidence(cluster.currentVersion));
  const newer = same.filter((release) => compareReleases(release.version, current) > 0);
  const newest = newer.toSorted((a, b) => compareReleases(b.version, a.version))[0];
  // A newer one may be among those that were not read.
  if (newest === undefined && tables.kubernetesVersions.completeness(cluster.id).state !== 'complete')
    return say('unverified', TEXTS.releasesUnread, {}, evidence(cluster.currentVersion));
  if (newest === undefined) {
    return say('verified', TEXTS.newestPatch, { current }, [
      ...evidence(cluster.currentVersion),
      ...same.slice(0, 1).map(evidenceOfRelease),
    ]);
  }
  const released = newer.flatMap((release) => (release.releaseDate.known ? [release.releaseDate.value] : []));
  const days = released.length === 0 ? undefined : daysBetween(Math.min(...released), time);
  const seen = [...evidence(cluster.currentVersion), evidenceOfRelease(newest)];
  if (days === undefined || days <= PATCH_DAYS)
    return say('unverified', TEXTS.newerPatch, { current, newest: newest.version }, seen);
  return say('overdue', TEXTS.patchOverdue, { current, newest: newest.version, days }, seen);
}

function releasesPublished(cluster: Cluster, tables: Tables): Statement {
  const releases = releasesFor(cluster, tables);
  const current = cluster.currentVersion;
  if (!current.known || releases.length === 0) return say('unverified', TEXTS.releasesUnread, {}, []);
  const same = releases.filter((release) => minorName(release.version) === minorName(current.value));
  if (same.length === 0)
    return say('unverified', TEXTS.minorNotListed, { current: current.value }, evidence(current));
  return say(
    'verified',
    TEXTS.releasesPublished,
    { count: same.length, minor: minorName(current.value) ?? '' },
    same.slice(0, 3).map(evidenceOfRelease),
  );
}

function releasesFor(cluster: Cluster, tables: Tables): KubernetesVersion[] {
  return tables.kubernetesVersions.rows.filter(
    (release) =>
      (release.clusterType === undefined ||
        !cluster.type.known ||
        release.clusterType === cluster.type.value) &&
      (release.profile === undefined ||
        !cluster.profile.known ||
        release.profile === cluster.profile.value) &&
      (release.region === undefined || !cluster.region.known || release.region === cluster.region.value),
  );
}

function minorName(version: string): string | undefined {
  const parsed = parseVersion(version);
  return parsed && minorOf(parsed);
}

function compareReleases(a: string, b: string): number {
  const [left, right] = [parseVersion(a), parseVersion(b)];
  return left && right ? compareVersions(left, right) : 0;
}

function evidenceOfRelease(release: KubernetesVersion): Evidence {
  const { source, ids, path } = release.at;
  return { source, ids, path: `${path}/version`, value: release.version };
}

/** What the cluster's own fields prove: who runs its control plane. That it is run well is not to be seen from outside. */
function heldByProvider(cluster: Cluster): Statement {
  const type = cluster.type.known ? cluster.type.value : '';
  return say(
    'unverified',
    TEXTS.heldByProvider,
    { type },
    evidence(cluster.type, cluster.profile, cluster.spec),
  );
}

function runtimesPublished(cluster: Cluster, tables: Tables): Statement {
  const listed = releasesFor(cluster, tables).flatMap((release) =>
    release.runtimes.known ? [release.runtimes] : [],
  );
  const containerd = listed.flatMap(({ value }) => value).filter((runtime) => runtime.name === 'containerd');
  const versions = [...new Set(containerd.map((runtime) => runtime.version))].sort();
  if (versions.length === 0) return say('unverified', TEXTS.runtimesUnread, {}, []);
  return say(
    'verified',
    TEXTS.runtimesPublished,
    { versions: versions.join(', ') },
    evidence(...listed.slice(0, 1)),
  );
}

function platformPublished({ count, evidence: seen }: CurrentPods): Statement {
  return seen === undefined
    ? say('unverified', TEXTS.platformUnseen, {}, [])
    : say('verified', TEXTS.platformPublished, { count }, [seen]);
}

function imagesPublished(cluster: Cluster, tables: Tables): Statement | undefined {
  const listed = releasesFor(cluster, tables).flatMap((release) =>
    release.images.known ? [release.images] : [],
  );
  const system = listed
    .flatMap(({ value }) => value)
    .filter((image) => image.category.known && image.category.value === 'system');
  const count = new Set(system.map((image) => image.imageId)).size;
  return count === 0
    ? undefined
    : say('verified', TEXTS.imagesPublished, { count }, evidence(...listed.slice(0, 1)));
}

function osFixesPublished(scope: Scope, cluster: Cluster | undefined, tables: Tables): Statement {
  const rows = tables.nodeVulnerabilities
    .of(scope.cluster ?? '')
    .filter((row) =>
      scope.kind === 'node' ? row.scope.node === scope.node : row.scope.nodePool === scope.nodePool,
    );
  const first = rows[0];
  if (first === undefined)
    return (cluster && imagesPublished(cluster, tables)) ?? say('unverified', TEXTS.noOsFixSeen, {}, []);
  return say('verified', TEXTS.osFixesPublished, { count: rows.length }, [first.name.at]);
}
