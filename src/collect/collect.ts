import type { Json } from '../kernel/json.ts';
import { redactId } from '../kernel/redact-id.ts';
import { isAskedByRegion, type Operation, sourceOf, type Target } from '../operations/operation.ts';
import { operations, variantIds } from '../operations/table.ts';
import type { SnapshotEntry } from '../snapshot/snapshot.ts';
import { collectClusters } from './collect-clusters.ts';
import { type CollectOptions, LEFT_OUT } from './collect-options.ts';
import { toEntry } from './entry.ts';

/** Requests under way at once; the transport bounds them further for each product. */
const IN_FLIGHT = 8;

/**
 * Reads everything the tables of operations and lists name: cloud first, then the small kinds of every
 * cluster, pods last. Yields redacted entries; never judges, never throws for what the world said.
 */
export async function* collect(options: CollectOptions): AsyncIterable<SnapshotEntry> {
  for (const operation of operations) yield* collectOperation(operation, options);
  yield* collectClusters(options);
}

async function* collectOperation(
  operation: Operation,
  options: CollectOptions,
): AsyncIterable<SnapshotEntry> {
  const targets = operation.targets(options.collection);
  // Without ids it is asked for once a region, whatever else was read.
  if (targets.length === 0 && operation.ids.length === 0 && isAskedByRegion(operation))
    yield noRegion(operation);
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
  if (!isAskedFor(operation, target, options)) {
    const left = { outcome: 'not-attempted', page: 1, reason: LEFT_OUT } as const;
    return { entries: [toEntry(source, ids, left, options.now())], keep };
  }
  const entries: SnapshotEntry[] = [];
  for await (const fetched of options.fetcher.call(operation, target)) {
    if (fetched.outcome === 'read' && fetched.document !== undefined) documents.push(fetched.document);
    entries.push(toEntry(source, ids, fetched, options.now(), target.region));
  }
  options.onProgress?.({ source, ids });
  return { entries, keep };
}

function isAskedFor(operation: Operation, target: Target, { collection }: CollectOptions): boolean {
  const first = operation.ids[0]?.name;
  if (first !== 'ClusterId' && first !== 'cluster_id') return true;
  return collection.isWanted(target.ids[0] ?? '');
}

function noRegion(operation: Operation): SnapshotEntry {
  const reason = 'no region is known: no cluster was read, and none was named with --region';
  return toEntry(sourceOf(operation), [], { outcome: 'not-attempted', page: 1, reason }, '');
}
