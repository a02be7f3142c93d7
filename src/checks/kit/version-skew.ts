import type { Evidence, Unseen } from '../../kernel/known.ts';
import { unseen } from '../../kernel/known.ts';
import { compareMinors, compareVersions, parseVersion, type Version } from '../../kernel/version.ts';
import type { Cluster } from '../../model/facts/cluster.ts';
import type { KubernetesVersion } from '../../model/facts/kubernetes-version.ts';
import type { Node } from '../../model/facts/node.ts';
import { concerns } from '../../model/normalise/kubernetes-versions.ts';
import { gapOf } from '../../model/normalise/reading.ts';
import type { Table } from '../../model/table.ts';
import { undocumented } from './gaps.ts';
import { evidenceOf } from './verdicts.ts';

/** A node's kubelet and the control plane of its cluster. */
export interface Skew {
  kubelet: Version;
  controlPlane: Version;
  /** Minors the kubelet is behind; negative where it is newer. */
  behind: number;
  saw: { name: string; kubelet: string; controlPlane: string };
  evidence: Evidence[];
}

export function skewOf(node: Node, cluster: Cluster): Skew | Unseen {
  const { kubeletVersion } = node;
  const { currentVersion } = cluster;
  if (!kubeletVersion.known) return kubeletVersion;
  if (!currentVersion.known) return currentVersion;
  const kubelet = parseVersion(kubeletVersion.value);
  const controlPlane = parseVersion(currentVersion.value);
  if (kubelet === undefined) return undocumented(kubeletVersion);
  if (controlPlane === undefined || controlPlane.major !== kubelet.major) return undocumented(currentVersion);
  return {
    kubelet,
    controlPlane,
    behind: controlPlane.minor - kubelet.minor,
    saw: { name: node.name, kubelet: kubeletVersion.value, controlPlane: currentVersion.value },
    evidence: evidenceOf(kubeletVersion, currentVersion),
  };
}

/** The oldest version of those that ACK serves the cluster's kind with now. */
export function oldestServed(
  cluster: Cluster,
  table: Table<KubernetesVersion>,
  time: number,
): Version | Unseen {
  const [gap] = table.completeness(cluster.id).gaps;
  // A version that is missing from the list could be the oldest.
  if (gap !== undefined) return unseen(gap);
  const served: Version[] = [];
  const undated: { version: Version; because: Unseen }[] = [];
  for (const row of table.rows) {
    const version = concerns(row, cluster) ? parseVersion(row.version) : undefined;
    if (version === undefined) continue;
    if (!row.expirationDate.known) undated.push({ version, because: row.expirationDate });
    else if (row.expirationDate.value >= time) served.push(version);
  }
  const [oldest] = served.sort(compareVersions);
  const open = undated.find(({ version }) => oldest === undefined || isOlderMinor(version, oldest));
  if (open !== undefined) return open.because;
  const reason = 'no version that is still served is listed for this kind of cluster';
  return oldest ?? unseen(gapOf('cs/DescribeKubernetesVersionMetadata', [], 'absent', reason));
}

export function isOlderMinor(version: Version, than: Version): boolean {
  return compareMinors(version, than) < 0;
}
