import type { Gap, Seen, Unseen } from '../../kernel/known.ts';
import { compareMinors, compareVersions, minorOf, parseVersion, type Version } from '../../kernel/version.ts';
import type { Cluster } from '../../model/facts/cluster.ts';
import type { KubernetesVersion } from '../../model/facts/kubernetes-version.ts';
import { concerns } from '../../model/normalise/kubernetes-versions.ts';
import { gapOf } from '../../model/normalise/reading.ts';
import type { Table } from '../../model/table.ts';

/** Where a cluster's version stands among those published for its kind of cluster. */
export interface Support {
  /** When ACK's support of the version ends. */
  ends: Seen<number> | Unseen | Gap;
  /** Every published version is of a later minor. */
  dropped: boolean;
  /** The newest published version of the same minor; undefined where there is none newer. */
  newerPatch: string | undefined;
}

export function supportOf(current: Version, cluster: Cluster, table: Table<KubernetesVersion>): Support {
  const published = table.rows.flatMap((row) => {
    const version = concerns(row, cluster) ? parseVersion(row.version) : undefined;
    return version === undefined ? [] : { row, version };
  });
  const minor = published
    .filter(({ version }) => compareMinors(version, current) === 0)
    .sort((a, b) => compareVersions(a.version, b.version));
  // All versions of a minor end together; the cluster's own entry says it best.
  const own = minor.find(({ version }) => compareVersions(version, current) === 0) ?? minor.at(-1);
  const newest = minor.at(-1);
  return {
    ends: own?.row.expirationDate ?? unlisted(current),
    dropped: published.length > 0 && published.every(({ version }) => compareMinors(version, current) > 0),
    newerPatch:
      newest !== undefined && compareVersions(newest.version, current) > 0 ? newest.row.version : undefined,
  };
}

function unlisted(version: Version): Gap {
  const reason = `no version of ${minorOf(version)} is published for this kind of cluster`;
  return gapOf('cs/DescribeKubernetesVersionMetadata', [], 'absent', reason);
}
