import { Reading } from '../model/normalise/reading.ts';
import { normaliseTables } from '../model/normalise/tables.ts';
import type { Tables } from '../model/tables.ts';
import { PODS, type Snapshot, type SnapshotEntry } from '../snapshot/snapshot.ts';

/** The fact tables of a snapshot. Its pods, which are most of it, are read past. */
export async function readTables(snapshot: Snapshot): Promise<Tables> {
  const entries: SnapshotEntry[] = [];
  for await (const entry of snapshot.entries()) if (entry.source !== PODS) entries.push(entry);
  return normaliseTables(new Reading(snapshot.header, entries));
}
