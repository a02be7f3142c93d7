import { compareText } from '../kernel/compare.ts';
import { keptGaps } from '../kernel/kept-gaps.ts';
import type { Gap } from '../kernel/known.ts';
import type { Scope } from './scope.ts';

/** Where a row was read: the document, and the pointer to the row in it. */
export interface Origin {
  source: string;
  ids: readonly string[];
  page?: number;
  path: string;
}

/** What every row of a fact table carries. */
export interface Row {
  /** Unique in its table. */
  readonly id: string;
  /** What findings call it: a cloud id, or `<cluster>/<kind>[.group]/[namespace/]name`. */
  readonly subject: string;
  readonly scope: Scope;
  readonly at: Origin;
}

/** Whether a part of a table (a cluster's rows, or the account's) holds all there is. */
export interface Completeness {
  state: 'complete' | 'partial' | 'none';
  /** Why not; empty when complete. */
  gaps: readonly Gap[];
}

export const COMPLETE: Completeness = { state: 'complete', gaps: [] };

/** A fact table: rows with lazy indexes, and how complete it is for each cluster. */
export interface Table<T extends Row> {
  readonly rows: readonly T[];
  get(id: string): T | undefined;
  /** Rows whose member `key` equals `value`. */
  by<K extends keyof T>(key: K, value: T[K]): readonly T[];
  /** The rows of one cluster. */
  of(cluster: string): readonly T[];
  /** Whether completeness is a matter of each cluster, or of the account. */
  readonly perCluster: boolean;
  /** Account-wide tables answer the same for every cluster. */
  completeness(cluster?: string): Completeness;
}

export type Completenesses = Completeness | ReadonlyMap<string, Completeness>;

/**
 * Rows are sorted by id, so that the order of documents changes nothing. Of two rows with one id the
 * first in the order of their documents stays.
 * @param completeness one value for the whole table, or one for each cluster (a cluster without is `none`)
 */
export function createTable<T extends Row>(rows: readonly T[], completeness: Completenesses): Table<T> {
  const byId = new Map<string, T>();
  for (const row of rows) if (!byId.has(row.id)) byId.set(row.id, row);
  const sorted = [...byId.values()].sort((a, b) => compareText(a.id, b.id));
  const indexes = new Map<keyof T, Map<unknown, T[]>>();
  let clusters: Map<string, T[]> | undefined;
  return {
    rows: sorted,
    perCluster: completeness instanceof Map,
    get: (id) => byId.get(id),
    by(key, value) {
      let index = indexes.get(key);
      if (index === undefined) {
        index = groupedBy(sorted, (row) => row[key]);
        indexes.set(key, index);
      }
      return index.get(value) ?? [];
    },
    of(cluster) {
      clusters ??= groupedBy(sorted, (row) => row.scope.cluster ?? '');
      return clusters.get(cluster) ?? [];
    },
    completeness(cluster) {
      const found =
        completeness instanceof Map ? completeness.get(cluster ?? '') : (completeness as Completeness);
      return found === undefined ? NONE : capped(found);
    },
  };
}

/** As many reasons as help: a list of ten thousand odd elements has ten thousand. */
const MOST_GAPS = 5;
const cappedOf = new WeakMap<Completeness, Completeness>();

function capped(completeness: Completeness): Completeness {
  if (completeness.gaps.length <= MOST_GAPS) return completeness;
  let short = cappedOf.get(completeness);
  if (short === undefined) {
    short = { state: completeness.state, gaps: keptGaps(completeness.gaps, MOST_GAPS) };
    cappedOf.set(completeness, short);
  }
  return short;
}

const NONE: Completeness = { state: 'none', gaps: [] };

function groupedBy<T, K>(rows: readonly T[], key: (row: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group === undefined) groups.set(key(row), [row]);
    else group.push(row);
  }
  return groups;
}
