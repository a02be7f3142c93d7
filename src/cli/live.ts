import { collect } from '../collect/collect.ts';
import { Collection } from '../collect/collection.ts';
import { createLiveFetcher, type LiveFetcher, type LiveOptions } from '../collect/live.ts';
import { dig } from '../kernel/json.ts';
import type { Operation } from '../operations/operation.ts';
import { operationOf } from '../operations/table.ts';
import { SNAPSHOT_VERSION, type SnapshotEntry, type SnapshotHeader } from '../snapshot/snapshot.ts';
import { createProgress } from './progress.ts';
import type { Streams } from './streams.ts';

export interface LiveRequest {
  live: LiveOptions;
  regions: readonly string[];
  clusters: readonly string[];
  signal?: AbortSignal;
  resumed?(source: string, ids: readonly string[]): Promise<SnapshotEntry[] | undefined>;
}

/** A collection of a live account that has not been read yet: its header is known, its entries come. */
export interface LiveCollection {
  header: SnapshotHeader;
  fetcher: LiveFetcher;
  entries(): AsyncIterable<SnapshotEntry>;
}

/** Finds out whose account it is, which also tells whether the credentials are accepted. */
export async function openLive(request: LiveRequest, streams: Streams): Promise<LiveCollection> {
  const live = request.signal === undefined ? request.live : { ...request.live, signal: request.signal };
  const fetcher = await createLiveFetcher(live);
  const header: SnapshotHeader = {
    kind: 'demarc-snapshot',
    version: SNAPSHOT_VERSION,
    collectedAt: now(),
    account: await accountOf(fetcher),
    regions: [...request.regions],
    scope: {
      ...(request.clusters.length > 0 && { clusters: [...request.clusters] }),
      ...(request.regions.length > 0 && { regions: [...request.regions] }),
    },
  };
  return { header, fetcher, entries: () => entriesOf(fetcher, request, streams) };
}

async function* entriesOf(
  fetcher: LiveFetcher,
  request: LiveRequest,
  streams: Streams,
): AsyncIterable<SnapshotEntry> {
  const collection = new Collection({
    regions: request.regions,
    clusters: request.clusters,
    wanted: request.clusters,
  });
  const progress = createProgress(streams);
  try {
    yield* collect({
      fetcher,
      collection,
      now,
      onProgress: ({ source, ids }) => progress.step([source, ...ids].join(' ')),
      ...(request.signal !== undefined && { signal: request.signal }),
      ...(request.resumed !== undefined && { resumed: request.resumed }),
    });
  } finally {
    progress.done();
  }
}

async function accountOf(fetcher: LiveFetcher): Promise<string> {
  const operation = operationOf('sts/GetCallerIdentity') as Operation;
  for await (const answer of fetcher.call(operation, { ids: [] })) {
    const account = dig(answer.document, 'AccountId');
    if (typeof account === 'string' && account !== '') return account;
  }
  return 'unknown';
}

function now(): string {
  return new Date().toISOString().replace(/\.\d{3}Z$/, 'Z');
}
