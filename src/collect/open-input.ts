import { stat } from 'node:fs/promises';
import { UsageError } from '../kernel/usage-error.ts';
import type { Snapshot, SnapshotEntry, SnapshotHeader } from '../snapshot/snapshot.ts';
import { PODS, SNAPSHOT_VERSION } from '../snapshot/snapshot.ts';
import { collect } from './collect.ts';
import { Collection } from './collection.ts';
import { toEntry } from './entry.ts';
import { ExportFolder, MANIFEST } from './export-folder.ts';
import { openSnapshotFile } from './snapshot-file.ts';

/**
 * Opens an INPUT of the command line: a snapshot file, or an export folder.
 * @throws UsageError when it is neither
 */
export async function openInput(path: string): Promise<Snapshot> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined)
    throw new UsageError('input-missing', `There is no ${path}. Give a snapshot file or an export folder.`);
  if (!found.isDirectory()) return openSnapshotFile(path);
  if (!(await ExportFolder.isOne(path))) {
    throw new UsageError(
      'input-not-recognised',
      `${path} is a folder without ${MANIFEST}, so it is no export folder. See "Offline use" in the README.`,
    );
  }
  return exportSnapshot(await ExportFolder.open(path));
}

/** An export folder as a snapshot: what is in it, and what would have been asked for and is not. */
export function exportSnapshot(folder: ExportFolder): Snapshot {
  const { collectedAt, account, regions } = folder.manifest;
  const header: SnapshotHeader = {
    kind: 'demarc-snapshot',
    version: SNAPSHOT_VERSION,
    collectedAt,
    account,
    regions,
    scope: {},
  };
  return { header, entries: () => exportEntries(folder) };
}

async function* exportEntries(folder: ExportFolder): AsyncIterable<SnapshotEntry> {
  const { collectedAt, regions } = folder.manifest;
  const collection = new Collection({ regions, clusters: folder.clusters() });
  folder.rewind();
  let podsSeen = false;
  for await (const entry of collect({ fetcher: folder, collection, now: () => collectedAt })) {
    // What the folder holds beside comes before the pods, which stream past last.
    if (!podsSeen && entry.source === PODS) {
      podsSeen = true;
      yield* restOf(folder, collectedAt);
    }
    yield entry;
  }
  if (!podsSeen) yield* restOf(folder, collectedAt);
}

async function* restOf(folder: ExportFolder, readAt: string): AsyncIterable<SnapshotEntry> {
  for await (const { source, ids, fetched } of folder.rest(PODS)) {
    yield toEntry(source, ids, fetched, readAt);
  }
}
