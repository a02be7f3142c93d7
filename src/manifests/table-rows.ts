import { isObject, type JsonObject } from '../kernel/json.ts';
import type { Gap } from '../kernel/known.ts';
import type { Cluster } from '../model/facts/cluster.ts';
import { Reading } from '../model/normalise/reading.ts';
import { normalisers } from '../model/normalise/tables.ts';
import { COMPLETE, createTable, type Row, type Table } from '../model/table.ts';
import type { TableName, Tables } from '../model/tables.ts';
import type { SnapshotHeader } from '../snapshot/snapshot.ts';
import { defaulted, withFilledInLater } from './filled-in.ts';
import type { TableKind } from './kinds.ts';
import { MANIFEST, MANIFEST_SCOPE } from './scope.ts';

const HEADER: SnapshotHeader = {
  kind: 'demarc-snapshot',
  version: 1,
  collectedAt: '1970-01-01T00:00:00Z',
  account: MANIFEST,
  regions: [],
  scope: {},
};

// Normalisers of Kubernetes lists take the name and the scope of a cluster, and nothing else of it.
const CLUSTER = {
  id: MANIFEST,
  subject: MANIFEST,
  scope: MANIFEST_SCOPE,
  at: { source: MANIFEST, ids: [], path: '' },
} as unknown as Cluster;
const TABLES = { clusters: createTable([CLUSTER], COMPLETE) } as unknown as Tables;

/** What a check finds where it looks at objects beside its own: nothing, and that nothing was read. */
export const UNREAD_TABLES = Object.fromEntries(
  (Object.keys(normalisers) as TableName[]).map((name) => {
    const gap: Gap = {
      source: name,
      ids: [],
      outcome: 'not-attempted',
      reason: 'one manifest does not tell it',
    };
    return [name, createTable([], { state: 'none', gaps: [gap] })];
  }),
) as unknown as Tables;

/** Where the object stands in the list that is made of it. */
export const IN_LIST = '/items/0';

/** The rows of one object, made as those of a cluster's list are; or why there are none. */
export function toTableRows(
  object: JsonObject,
  { table, source }: TableKind,
): { rows: readonly Row[]; gaps: readonly Gap[] } {
  const document = { items: [defaulted(withNamespace(object))] };
  const reading = new Reading(HEADER, [{ source, ids: [MANIFEST], outcome: 'read', document }]);
  const made: Table<Row> = normalisers[table](reading, TABLES);
  if (made.rows.length > 0) return { rows: made.rows.map((row) => withFilledInLater(row, table)), gaps: [] };
  // A table may have other sources, which say nothing of this object.
  return { rows: [], gaps: made.completeness(MANIFEST).gaps.filter((gap) => gap.source === source) };
}

/** A manifest may leave the namespace to whoever applies it. */
function withNamespace(object: JsonObject): JsonObject {
  const metadata = isObject(object.metadata) ? object.metadata : {};
  const { namespace, name, generateName } = metadata;
  if (typeof namespace === 'string' && typeof name === 'string') return object;
  const named = typeof name === 'string' ? {} : { name: `${String(generateName ?? '')}*` };
  return { ...object, metadata: { namespace: 'default', ...metadata, ...named } };
}
