import { dig, isObject, type Json } from '../kernel/json.ts';
import { redact, redactSentence } from '../kernel/redact.ts';
import { redactId } from '../kernel/redact-id.ts';
import {
  KUBELET_CONFIGZ,
  KUBERNETES_VERSION,
  type KubernetesList,
  kubernetesLists,
  kubernetesSource,
} from '../operations/kubernetes.ts';
import { type Operation, sourceOf, type Target } from '../operations/operation.ts';
import { cureOf, operations, variantIds } from '../operations/table.ts';
import type { SnapshotEntry } from '../snapshot/snapshot.ts';
import type { Collection } from './collection.ts';
import type { Fetched, Fetcher, KubernetesFetcher } from './fetcher.ts';

export interface CollectOptions {
  fetcher: Fetcher;
  collection: Collection;
  /** RFC 3339, when a document is read. */
  now(): string;
  /** Entries of an interrupted run that need not be fetched again. */
  resumed?(source: string, ids: readonly string[]): Promise<SnapshotEntry[] | undefined>;
  onProgress?(done: { source: string; ids: readonly string[] }): void;
  signal?: AbortSignal;
}

/** Requests under way at once; the transport bounds them further for each product. */
const IN_FLIGHT = 8;

/**
 * Reads everything the tables of operations and lists name: cloud first, then the small kinds of every
 * cluster, pods last. Yields redacted entries; never judges, never throws for what the world said.
 */
export async function* collect(options: CollectOptions): AsyncIterable<SnapshotEntry> {
  for (const operation of operations) yield* collectOperation(operation, options);
  const clusters = options.collection.clusterIds();
  const reachable = new Map<string, KubernetesFetcher | { unreachable: Fetched }>();
  for (const cluster of clusters) reachable.set(cluster, kubernetesOf(cluster, options));
  for (const cluster of clusters) yield* collectVersion(cluster, reachable.get(cluster), options);
  const small = kubernetesLists.filter((list) => list.last === undefined);
  for (const list of [...small, ...kubernetesLists.filter((item) => item.last)]) {
    if (list.last) yield* collectConfigz(clusters, reachable, options);
    for (const cluster of clusters) yield* collectList(list, cluster, reachable.get(cluster), options);
  }
}

async function* collectOperation(
  operation: Operation,
  options: CollectOptions,
): AsyncIterable<SnapshotEntry> {
  const targets = operation.targets(options.collection);
  for (let start = 0; start < targets.length; start += IN_FLIGHT) {
    options.signal?.throwIfAborted();
    const batch = targets.slice(start, start + IN_FLIGHT);
    const answers = await Promise.all(batch.map((target) => collectTarget(operation, target, options)));
    // In the order of the targets, whichever answered first.
    for (const { keep, entries } of answers) {
      keep();
      yield* entries;
    }
  }
}

interface Answered {
  entries: SnapshotEntry[];
  /** Keeps the documents for later targets; called in the order of targets, so that answers may come in any. */
  keep(): void;
}

async function collectTarget(
  operation: Operation,
  target: Target,
  options: CollectOptions,
): Promise<Answered> {
  const source = sourceOf(operation);
  const ids = [...target.ids, ...variantIds(operation)];
  const documents: Json[] = [];
  const keep = () => {
    for (const document of documents) options.collection.add(source, ids, target.region, document);
  };
  const before = await options.resumed?.(source, ids.map(redactId));
  if (before !== undefined) {
    for (const { document } of before) {
      if (document === undefined) continue;
      documents.push(document);
      options.fetcher.learn?.(source, ids, document);
    }
    return { entries: before, keep };
  }
  if (!isAskedFor(operation, target, options)) return { entries: [notAsked(source, ids)], keep };
  const entries: SnapshotEntry[] = [];
  for await (const fetched of options.fetcher.call(operation, target)) {
    if (fetched.outcome === 'read' && fetched.document !== undefined) documents.push(fetched.document);
    entries.push(toEntry(source, ids, fetched, options, target.region));
  }
  options.onProgress?.({ source, ids });
  return { entries, keep };
}

function isAskedFor(operation: Operation, target: Target, { collection }: CollectOptions): boolean {
  const first = operation.ids[0]?.name;
  if (first !== 'ClusterId' && first !== 'cluster_id') return true;
  return collection.isWanted(target.ids[0] ?? '');
}

function notAsked(source: string, ids: readonly string[]): SnapshotEntry {
  return {
    source,
    ids: ids.map(redactId),
    outcome: 'not-attempted',
    reason: 'it was left out: the collection was limited to other clusters',
  };
}

function kubernetesOf(
  cluster: string,
  { fetcher, collection }: CollectOptions,
): KubernetesFetcher | { unreachable: Fetched } {
  if (!collection.isWanted(cluster)) {
    return {
      unreachable: {
        outcome: 'not-attempted',
        page: 1,
        reason: 'it was left out: the collection was limited to other clusters',
      },
    };
  }
  return fetcher.kubernetes(cluster);
}

type Reachable = KubernetesFetcher | { unreachable: Fetched } | undefined;

async function* collectVersion(
  cluster: string,
  kubernetes: Reachable,
  options: CollectOptions,
): AsyncIterable<SnapshotEntry> {
  if (kubernetes === undefined) return;
  const fetched = 'unreachable' in kubernetes ? kubernetes.unreachable : await kubernetes.version();
  yield toEntry(KUBERNETES_VERSION, [cluster], fetched, options);
}

async function* collectList(
  list: KubernetesList,
  cluster: string,
  kubernetes: Reachable,
  options: CollectOptions,
): AsyncIterable<SnapshotEntry> {
  if (kubernetes === undefined) return;
  options.signal?.throwIfAborted();
  const source = kubernetesSource(list);
  const before = await options.resumed?.(source, [cluster]);
  if (before !== undefined) {
    for (const entry of before) keepNodes(list, cluster, entry.document, options);
    yield* before;
    return;
  }
  if ('unreachable' in kubernetes) {
    yield toEntry(source, [cluster], kubernetes.unreachable, options);
    return;
  }
  for await (const fetched of kubernetes.list(list)) {
    keepNodes(list, cluster, fetched.document, options);
    yield toEntry(source, [cluster], fetched, options);
  }
  options.onProgress?.({ source, ids: [cluster] });
}

/** The kubelets' configurations are asked for by the names of the nodes. */
function keepNodes(
  list: KubernetesList,
  cluster: string,
  document: Json | undefined,
  { collection }: CollectOptions,
): void {
  if (list.plural === 'nodes' && list.group === '' && document !== undefined)
    collection.add('kubernetes/nodes', [cluster], undefined, document);
}

async function* collectConfigz(
  clusters: readonly string[],
  reachable: ReadonlyMap<string, Reachable>,
  options: CollectOptions,
): AsyncIterable<SnapshotEntry> {
  for (const cluster of clusters) {
    const kubernetes = reachable.get(cluster);
    if (kubernetes === undefined || 'unreachable' in kubernetes) continue;
    for (const node of nodeNames(cluster, options.collection)) {
      options.signal?.throwIfAborted();
      const fetched = await kubernetes.configz(node);
      yield toEntry(KUBELET_CONFIGZ, [cluster, node], fetched, options);
    }
  }
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

function toEntry(
  source: string,
  ids: readonly string[],
  fetched: Fetched,
  { now }: CollectOptions,
  region?: string,
): SnapshotEntry {
  const entry: SnapshotEntry = { source, ids: ids.map(redactId), outcome: fetched.outcome };
  if (fetched.page > 1 || fetched.more) entry.page = fetched.page;
  if (fetched.more) entry.more = true;
  if (region !== undefined) entry.region = region;
  if (fetched.reason !== undefined) entry.reason = redactSentence(fetched.reason);
  if (fetched.code !== undefined) entry.code = fetched.code;
  if (fetched.httpStatus !== undefined) entry.httpStatus = fetched.httpStatus;
  if (fetched.incomplete) entry.incomplete = true;
  const cure =
    fetched.outcome === 'denied' || fetched.outcome === 'not-attempted' ? cureOf(source) : undefined;
  if (cure !== undefined) entry.cure = cure;
  if (fetched.outcome !== 'not-attempted') entry.readAt = now();
  if (fetched.document !== undefined && fetched.outcome === 'read')
    entry.document = redact(projected(source, fetched.document));
  return entry;
}

/** A drop-list: what only costs room. Everything else is kept, for in a specification absent means default. */
function projected(source: string, document: Json): Json {
  if (!source.startsWith('kubernetes/')) return document;
  const items = dig(document, 'items');
  if (!Array.isArray(items)) return document;
  for (const item of items) {
    const metadata = dig(item, 'metadata');
    if (isObject(metadata)) delete metadata.managedFields;
  }
  return document;
}
