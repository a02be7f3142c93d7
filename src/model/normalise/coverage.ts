import type { Gap } from '../../kernel/known.ts';
import type { Cluster } from '../facts/cluster.ts';
import { COMPLETE, type Completeness, createTable, type Row, type Table } from '../table.ts';

/** One request of a source that is asked by region or by kind of cluster. */
export interface Request<T extends Row> {
  rows: readonly T[];
  gaps: readonly Gap[];
  covers(cluster: Cluster): boolean;
}

/**
 * A table of the whole account whose requests each serve some clusters: a cluster asks only after its own
 * requests, and one that no request serves has the gap `missing` names.
 */
export function coverageTable<T extends Row>(
  requests: readonly Request<T>[],
  clusters: Table<Cluster>,
  unasked: readonly Gap[],
  missing: (cluster: Cluster) => Gap,
): Table<T> {
  const rows = requests.flatMap((request) => request.rows);
  if (requests.length === 0) return createTable(rows, { state: 'none', gaps: unasked });
  const byCluster = new Map<string, Completeness>();
  const gaps = new Map<string, Gap>();
  for (const request of requests) for (const gap of request.gaps) keep(gaps, gap);
  for (const cluster of clusters.rows) {
    const own = requests.filter((request) => request.covers(cluster));
    const found = own.length === 0 ? [missing(cluster)] : own.flatMap((request) => request.gaps);
    if (own.length === 0) for (const gap of found) keep(gaps, gap);
    byCluster.set(cluster.id, toCompleteness(found, own.length > 0));
  }
  const whole = toCompleteness([...gaps.values()], rows.length > 0);
  const table = createTable(rows, whole);
  return {
    ...table,
    completeness: (cluster) => (cluster === undefined ? whole : (byCluster.get(cluster) ?? whole)),
  };
}

function keep(gaps: Map<string, Gap>, gap: Gap): void {
  gaps.set(JSON.stringify(gap), gap);
}

function toCompleteness(gaps: readonly Gap[], anyRead: boolean): Completeness {
  return gaps.length === 0 ? COMPLETE : { state: anyRead ? 'partial' : 'none', gaps };
}
