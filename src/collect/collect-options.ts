import type { SnapshotEntry } from '../snapshot/snapshot.ts';
import type { Collection } from './collection.ts';
import type { Fetcher } from './fetcher.ts';

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

/** Of clusters that `--cluster` does not name. */
export const LEFT_OUT = 'it was left out: the collection was limited to other clusters';
