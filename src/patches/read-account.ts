import { Reading } from '../model/normalise/reading.ts';
import { normaliseTables } from '../model/normalise/tables.ts';
import type { Tables } from '../model/tables.ts';
import { PODS, type Snapshot, type SnapshotEntry } from '../snapshot/snapshot.ts';
import { RunningPods } from './running-pods.ts';

export interface Account {
  tables: Tables;
  running: RunningPods;
}

/** The tables of a snapshot, and what its pods show while they stream past. */
export async function readAccount(snapshot: Snapshot): Promise<Account> {
  const others: SnapshotEntry[] = [];
  let prepared: Account | undefined;
  let outOfOrder = false;
  const prepare = (): Account => {
    const tables = normaliseTables(new Reading(snapshot.header, others));
    return { tables, running: new RunningPods(tables, snapshot.header) };
  };
  for await (const entry of snapshot.entries()) {
    if (entry.source !== PODS) {
      outOfOrder ||= prepared !== undefined;
      others.push(entry);
    } else if (!outOfOrder) {
      prepared ??= prepare();
      prepared.running.page(entry);
    }
  }
  if (prepared !== undefined && !outOfOrder) return prepared;
  // Pods come last in a snapshot; where they do not, it is read twice.
  const again = prepare();
  if (outOfOrder)
    for await (const entry of snapshot.entries()) if (entry.source === PODS) again.running.page(entry);
  return again;
}
