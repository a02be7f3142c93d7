import type { Gap, Unseen } from '../../kernel/known.ts';
import type { Cluster } from '../facts/cluster.ts';
import { COMPLETE, type Completeness, createTable, type Row, type Table } from '../table.ts';
import { Fields } from './fields.ts';
import type { ItemList, Reading } from './reading.ts';

/** Turns an element of a list into a row, or says why it cannot be named. */
export type ToRow<T extends Row> = (fields: Fields, cluster: Cluster, at: Row['at']) => T | Unseen;

/** A table made of one list of each cluster; an element that cannot be named leaves the cluster's part partial. */
export function clusterListTable<T extends Row>(
  reading: Reading,
  clusters: Table<Cluster>,
  source: string,
  toRow: ToRow<T>,
): Table<T> {
  const rows: T[] = [];
  const completeness = new Map<string, Completeness>();
  for (const cluster of clusters.rows) {
    const found = rowsOf(listOf(reading, source, cluster.id), cluster, toRow);
    rows.push(...found.rows);
    completeness.set(cluster.id, found.completeness);
  }
  return createTable(rows, completeness);
}

function listOf(reading: Reading, source: string, cluster: string): ItemList {
  return reading.list(source, [cluster], source.startsWith('kubernetes/') ? '/items' : undefined);
}

export function rowsOf<T extends Row>(
  list: ItemList,
  cluster: Cluster,
  toRow: ToRow<T>,
): { rows: T[]; completeness: Completeness } {
  const rows: T[] = [];
  const gaps: Gap[] = [...list.completeness.gaps];
  for (const { value, origin } of list.items) {
    const row = toRow(new Fields(value, origin), cluster, origin);
    if ('known' in row) gaps.push(row.because);
    else rows.push(row);
  }
  return { rows, completeness: completenessFrom(gaps, rows.length > 0) };
}

export function completenessFrom(gaps: readonly Gap[], anyRead: boolean): Completeness {
  return gaps.length === 0 ? COMPLETE : { state: anyRead ? 'partial' : 'none', gaps };
}
