import { collectClusters } from '../../src/collect/collect-clusters.ts';
import { Collection } from '../../src/collect/collection.ts';
import { createLiveFetcher } from '../../src/collect/live.ts';
import type { SnapshotEntry } from '../../src/snapshot/snapshot.ts';

/** What the product keeps of one cluster, which the kubeconfig names by its id. */
export async function snapshotOf(kubeconfig: string, id: string): Promise<SnapshotEntry[]> {
  const fetcher = await createLiveFetcher({
    kubeconfig: { text: kubeconfig },
    // Only the cluster is read.
    credentials: { accessKeyId: 'unused', accessKeySecret: 'unused' },
  });
  const collection = new Collection({ regions: [], clusters: [id], wanted: [id] });
  const entries: SnapshotEntry[] = [];
  const now = () => '2026-11-20T08:00:00Z';
  for await (const entry of collectClusters({ fetcher, collection, now })) entries.push(entry);
  return entries;
}
