import { type Unseen, unseen } from '../../kernel/known.ts';
import { compareVersions, parseVersion, type Version } from '../../kernel/version.ts';
import type { Cluster } from '../../model/facts/cluster.ts';
import type { KubernetesVersion } from '../../model/facts/kubernetes-version.ts';
import { concerns } from '../../model/normalise/kubernetes-versions.ts';
import { gapOf } from '../../model/normalise/reading.ts';
import type { Table } from '../../model/table.ts';

const CATALOGUE = 'cs/DescribeKubernetesVersionMetadata';

/** The oldest containerd of the Kubernetes versions that ACK serves the cluster's kind with now. */
export function oldestRuntime(
  cluster: Cluster,
  table: Table<KubernetesVersion>,
  time: number,
): { version: Version; text: string } | Unseen {
  const [gap] = table.completeness(cluster.id).gaps;
  // A version that is missing from the list could ship the oldest.
  if (gap !== undefined) return unseen(gap);
  let oldest: { version: Version; text: string } | undefined;
  for (const row of table.rows) {
    if (!concerns(row, cluster)) continue;
    const { expirationDate, runtimes } = row;
    if (expirationDate.known && expirationDate.value < time) continue;
    if (!runtimes.known) return runtimes;
    for (const { name, version: text } of runtimes.value) {
      const version = name.toLowerCase() === 'containerd' ? parseVersion(text) : undefined;
      if (version === undefined) continue;
      if (oldest === undefined || compareVersions(version, oldest.version) < 0) oldest = { version, text };
    }
  }
  return oldest ?? unseen(gapOf(CATALOGUE, [], 'absent', 'no containerd is listed for this kind of cluster'));
}
