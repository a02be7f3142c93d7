import type { Gap } from '../kernel/known.ts';
import { compareMinors, compareVersions, parseVersion } from '../kernel/version.ts';
import type { Cluster } from '../model/facts/cluster.ts';
import type { KubernetesVersion } from '../model/facts/kubernetes-version.ts';
import { concerns } from '../model/normalise/kubernetes-versions.ts';
import { gapOf } from '../model/normalise/reading.ts';
import type { Tables } from '../model/tables.ts';

/** A release of Kubernetes that a cluster can be brought to, and the releases on the way, itself last. */
export interface Release {
  version: string;
  path: readonly string[];
  runtimes: readonly { name: string; version: string }[];
}

/** What ACK offers a cluster; the first release is the present one, with an empty path. */
export interface Offer {
  releases: readonly Release[];
  /** From each release to those it may be upgraded to. */
  edges: ReadonlyMap<string, readonly string[]>;
  /** Why there may be more. */
  gaps: readonly Gap[];
}

const offers = new WeakMap<Cluster, Offer>();

/** What ACK offers one cluster, nearest first. */
export function offerOf(cluster: Cluster, tables: Tables): Offer {
  let offer = offers.get(cluster);
  if (offer === undefined) {
    offer = readOffer(cluster, tables);
    offers.set(cluster, offer);
  }
  return offer;
}

function readOffer(cluster: Cluster, tables: Tables): Offer {
  const { currentVersion, nextVersion } = cluster;
  if (!currentVersion.known) return { releases: [], edges: new Map(), gaps: [currentVersion.because] };
  const catalogue = new Map(
    tables.kubernetesVersions.rows.filter((row) => concerns(row, cluster)).map((row) => [row.version, row]),
  );
  const gaps: Gap[] = [...tables.kubernetesVersions.completeness(cluster.id).gaps];
  if (!nextVersion.known) gaps.push(nextVersion.because);
  // Without its own entry nobody can tell what it may be upgraded to.
  if (!catalogue.has(currentVersion.value))
    gaps.push(
      gapOf(
        'cs/DescribeKubernetesVersionMetadata',
        [],
        'absent',
        `the version ${currentVersion.value} is not in it`,
      ),
    );
  const start: Release = toRelease(currentVersion.value, [], catalogue);
  const releases = [start];
  const edges = new Map<string, readonly string[]>();
  const seen = new Set([start.version]);
  for (const release of releases) {
    const row = catalogue.get(release.version);
    if (row !== undefined && !row.upgradableVersions.known) gaps.push(row.upgradableVersions.because);
    const offered = row?.upgradableVersions.known ? row.upgradableVersions.value : [];
    const next = offered.filter((version) => isOneMinorUp(release.version, version));
    // What ACK offers this cluster by name counts, even where it skips a minor.
    if (release === start && nextVersion.known && isNewer(release.version, nextVersion.value))
      next.push(nextVersion.value);
    const sorted = [...new Set(next)].sort(byVersion);
    edges.set(release.version, sorted);
    for (const version of sorted) {
      if (seen.has(version)) continue;
      seen.add(version);
      releases.push(toRelease(version, [...release.path, version], catalogue));
    }
  }
  return { releases, edges, gaps };
}

function toRelease(
  version: string,
  path: readonly string[],
  catalogue: ReadonlyMap<string, KubernetesVersion>,
): Release {
  const runtimes = catalogue.get(version)?.runtimes;
  return { version, path, runtimes: runtimes?.known ? runtimes.value : [] };
}

/** Nothing goes back, and of what cannot be read nobody knows where it goes. */
function isNewer(from: string, to: string): boolean {
  const [a, b] = [parseVersion(from), parseVersion(to)];
  return a !== undefined && b !== undefined && compareVersions(a, b) < 0;
}

function isOneMinorUp(from: string, to: string): boolean {
  const [a, b] = [parseVersion(from), parseVersion(to)];
  if (a === undefined || b === undefined) return false;
  return compareVersions(a, b) < 0 && a.major === b.major && b.minor - a.minor <= 1;
}

function byVersion(a: string, b: string): number {
  const [left, right] = [parseVersion(a), parseVersion(b)];
  if (left === undefined || right === undefined) return a < b ? -1 : 1;
  return compareVersions(left, right);
}

/** How many minors a kubelet may be behind: three since 1.28, two before (Kubernetes version skew policy). */
export function isWithinSkew(kubelet: string, controlPlane: string): boolean {
  const [node, plane] = [parseVersion(kubelet), parseVersion(controlPlane)];
  if (node === undefined || plane === undefined) return false;
  if (node.major !== plane.major || compareMinors(node, plane) > 0) return false;
  const allowed = plane.major > 1 || plane.minor >= 28 ? 3 : 2;
  return plane.minor - node.minor <= allowed;
}
