import { compareText } from '../kernel/compare.ts';
import { dig, type JsonObject } from '../kernel/json.ts';
import { UsageError } from '../kernel/usage-error.ts';
import { Reading } from '../model/normalise/reading.ts';
import { kubernetesSource } from '../operations/kubernetes.ts';
import type { Snapshot, SnapshotEntry } from '../snapshot/snapshot.ts';

const GROUP = 'rbac.authorization.k8s.io';
const LISTS = [
  { kind: 'ClusterRole', plural: 'clusterroles' },
  { kind: 'ClusterRoleBinding', plural: 'clusterrolebindings' },
  { kind: 'Role', plural: 'roles' },
  { kind: 'RoleBinding', plural: 'rolebindings' },
].map(({ kind, plural }) => ({ kind, source: kubernetesSource({ plural, group: GROUP }) }));

export interface RbacLists {
  cluster: string;
  objects: JsonObject[];
  /** Why a list is not whole. */
  unread: string[];
}

/** The RBAC lists of one cluster; of the only one where none is named. */
export async function rbacListsOf(snapshot: Snapshot, wanted: string | undefined): Promise<RbacLists> {
  const entries: SnapshotEntry[] = [];
  const clusters = new Set<string>();
  for await (const entry of snapshot.entries()) {
    const [cluster] = entry.ids;
    if (!entry.source.startsWith('kubernetes/') || cluster === undefined) continue;
    clusters.add(cluster);
    if (LISTS.some(({ source }) => source === entry.source)) entries.push(entry);
  }
  const cluster = chosen([...clusters].sort(compareText), wanted);
  const reading = new Reading(snapshot.header, entries);
  const lists = LISTS.map((list) => readList(reading, list, cluster));
  return {
    cluster,
    objects: lists.flatMap(({ objects }) => objects),
    unread: lists.flatMap(({ unread }) => unread),
  };
}

function chosen(clusters: readonly string[], wanted: string | undefined): string {
  if (clusters.length === 0)
    throw new UsageError(
      'scope-not-found',
      'No Kubernetes list of any cluster is in the input. Collect it again.',
    );
  const known = `The clusters of the input are ${clusters.join(', ')}.`;
  if (wanted === undefined && clusters.length > 1)
    throw new UsageError('scope-not-found', `Which cluster is meant? Name one with --cluster. ${known}`);
  const cluster = wanted ?? (clusters[0] as string);
  if (!clusters.includes(cluster))
    throw new UsageError('scope-not-found', `The input holds no cluster ${cluster}. ${known}`);
  return cluster;
}

function readList(
  reading: Reading,
  { kind, source }: { kind: string; source: string },
  cluster: string,
): { objects: JsonObject[]; unread: string[] } {
  const list = reading.list(source, [cluster], '/items');
  const unread = list.completeness.gaps.map(({ reason, cure }) => told(source, reason, cure));
  for (const { document } of reading.documents(source, [cluster])) {
    const stated = dig(document, 'kind');
    if (stated !== undefined && stated !== `${kind}List` && stated !== 'List')
      unread.push(told(source, `the answer says that it is a ${JSON.stringify(stated)}`));
  }
  const items = list.items.map(({ value }) => value);
  return { objects: [{ kind: `${kind}List`, items }], unread: [...new Set(unread)] };
}

function told(source: string, reason: string, cure?: string): string {
  return `${source}: ${reason}${cure === undefined ? '' : ` (needs ${cure})`}`;
}
