import { dig, type Json } from '../kernel/json.ts';
import {
  familySource,
  KUBELET_CONFIGZ,
  KUBERNETES_VERSION,
  type KubernetesFamily,
  type KubernetesList,
  kubernetesFamilies,
  kubernetesLists,
  kubernetesSource,
} from '../operations/kubernetes.ts';
import type { SnapshotEntry } from '../snapshot/snapshot.ts';
import { type CollectOptions, LEFT_OUT } from './collect-options.ts';
import type { Collection } from './collection.ts';
import { toEntry } from './entry.ts';
import type { Fetched, KubernetesFetcher } from './fetcher.ts';
import { inOrder } from './in-order.ts';
import { pick } from './pick.ts';

/** Requests under way at once, over all clusters. */
const IN_FLIGHT = 6;
/** Pages of pods have megabytes, and the next one is asked for while one is written. */
const POD_LISTS_IN_FLIGHT = 2;

type Task = () => AsyncIterable<SnapshotEntry>;
type Reachable = KubernetesFetcher | { unreachable: Fetched };

/** Reads every cluster kind by kind: the small kinds of all of them, then their kubelets, pods last. */
export async function* collectClusters(options: CollectOptions): AsyncIterable<SnapshotEntry> {
  const clusters = options.collection.clusterIds().map((id): Cluster => ({ id, reach: reach(id, options) }));
  const each = (task: (cluster: Cluster) => Task): Task[] => clusters.map(task);
  const listing = (list: KubernetesList) => each((cluster) => () => collectList(list, cluster, options));
  const small = kubernetesLists.filter((list) => list.last === undefined);
  const last = kubernetesLists.filter((list) => list.last);
  yield* inOrder(
    each((cluster) => () => collectVersion(cluster, options)),
    IN_FLIGHT,
  );
  yield* inOrder(small.flatMap(listing), IN_FLIGHT);
  for (const family of kubernetesFamilies)
    yield* inOrder(
      each((cluster) => () => collectFamily(family, cluster, options)),
      IN_FLIGHT,
    );
  yield* inOrder(
    clusters.flatMap((cluster) => configzTasks(cluster, options)),
    IN_FLIGHT,
  );
  yield* inOrder(last.flatMap(listing), POD_LISTS_IN_FLIGHT);
}

interface Cluster {
  id: string;
  reach: Reachable;
}

function reach(cluster: string, { fetcher, collection }: CollectOptions): Reachable {
  if (collection.isWanted(cluster)) return fetcher.kubernetes(cluster);
  return { unreachable: { outcome: 'not-attempted', page: 1, reason: LEFT_OUT } };
}

async function* collectVersion(
  { id, reach }: Cluster,
  options: CollectOptions,
): AsyncIterable<SnapshotEntry> {
  yield* onceOnly(KUBERNETES_VERSION, [id], options, async () =>
    'unreachable' in reach ? reach.unreachable : await reach.version(),
  );
}

/** One answer without pages: that of an interrupted run, where it was read. */
async function* onceOnly(
  source: string,
  ids: readonly string[],
  options: CollectOptions,
  fetch: () => Promise<Fetched>,
): AsyncIterable<SnapshotEntry> {
  options.signal?.throwIfAborted();
  const before = await options.resumed?.(source, ids);
  if (before !== undefined) yield* before;
  else yield toEntry(source, ids, await fetch(), options.now());
}

async function* collectList(
  list: KubernetesList,
  { id, reach }: Cluster,
  options: CollectOptions,
): AsyncIterable<SnapshotEntry> {
  options.signal?.throwIfAborted();
  const source = kubernetesSource(list);
  const before = await options.resumed?.(source, [id]);
  if (before !== undefined) {
    for (const entry of before) keepNodes(list, id, entry.document, options);
    yield* before;
    return;
  }
  if ('unreachable' in reach) {
    yield toEntry(source, [id], reach.unreachable, options.now());
    return;
  }
  for await (const fetched of reach.list(list)) {
    keepNodes(list, id, fetched.document, options);
    yield toEntry(source, [id], fetched, options.now());
  }
  options.onProgress?.({ source, ids: [id] });
}

/** The kubelets' configurations are asked for by the names of the nodes. */
function keepNodes(
  list: KubernetesList,
  cluster: string,
  document: Json | undefined,
  { collection }: CollectOptions,
): void {
  const items = list.plural === 'nodes' && list.group === '' ? dig(document, 'items') : undefined;
  if (!Array.isArray(items)) return;
  const named = items.map((node) => ({
    metadata: {
      name: dig(node, 'metadata', 'name') ?? null,
      labels: pick(dig(node, 'metadata', 'labels'), ['type']),
    },
  }));
  collection.add('kubernetes/nodes', [cluster], undefined, { items: named });
}

/** Which kinds the cluster made for itself, and the objects of each. */
async function* collectFamily(
  family: KubernetesFamily,
  cluster: Cluster,
  options: CollectOptions,
): AsyncIterable<SnapshotEntry> {
  const source = familySource(family);
  options.signal?.throwIfAborted();
  if ('unreachable' in cluster.reach) {
    yield toEntry(source, [cluster.id], cluster.reach.unreachable, options.now());
    return;
  }
  const { lists, answer } = await cluster.reach.family(family);
  yield toEntry(source, [cluster.id], answer, options.now());
  for (const list of lists) yield* collectList(list, cluster, options);
}

function configzTasks({ id, reach }: Cluster, options: CollectOptions): Task[] {
  if ('unreachable' in reach) return [];
  return nodeNames(id, options.collection).map(
    (node) => () => onceOnly(KUBELET_CONFIGZ, [id, node], options, () => reach.configz(node)),
  );
}

function nodeNames(cluster: string, collection: Collection): string[] {
  return collection
    .of('kubernetes/nodes')
    .filter(({ ids }) => ids[0] === cluster)
    .flatMap(({ document }) => {
      const items = dig(document, 'items');
      return Array.isArray(items) ? items : [];
    })
    .flatMap((node) => {
      const name = dig(node, 'metadata', 'name');
      return typeof name === 'string' && dig(node, 'metadata', 'labels', 'type') !== 'virtual-kubelet'
        ? [name]
        : [];
    });
}
