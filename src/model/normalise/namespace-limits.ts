import { dig, isObject, type Json } from '../../kernel/json.ts';
import { type Known, unseen } from '../../kernel/known.ts';
import type { Cluster } from '../facts/cluster.ts';
import type { NamespaceLimit } from '../facts/namespace-limit.ts';
import { type Completeness, createTable, type Table } from '../table.ts';
import { completenessFrom, rowsOf } from './cluster-lists.ts';
import { type Fields, withDefault } from './fields.ts';
import { gapOf, type Reading } from './reading.ts';

const LISTS = [
  ['ResourceQuota', 'kubernetes/resourcequotas'],
  ['LimitRange', 'kubernetes/limitranges'],
] as const;

/** The quotas and limit ranges of every namespace. */
export function normaliseNamespaceLimits(reading: Reading, clusters: Table<Cluster>): Table<NamespaceLimit> {
  const rows: NamespaceLimit[] = [];
  const completeness = new Map<string, Completeness>();
  for (const cluster of clusters.rows) {
    const parts = LISTS.map(([kind, source]) =>
      rowsOf<NamespaceLimit>(reading.list(source, [cluster.id]), cluster, (fields, { id, scope }, at) => {
        const name = fields.name('metadata', 'name');
        const namespace = fields.name('metadata', 'namespace');
        if (!name.known) return name;
        if (!namespace.known) return namespace;
        const subject = `${id}/${kind}/${namespace.value}/${name.value}`;
        const names = { namespace: namespace.value, name: name.value };
        return {
          id: subject,
          subject,
          scope,
          at,
          cluster: id,
          kind,
          ...names,
          bounds: boundsOf(kind, fields),
        };
      }),
    );
    for (const part of parts) rows.push(...part.rows);
    const gaps = parts.flatMap((part) => part.completeness.gaps);
    completeness.set(
      cluster.id,
      completenessFrom(
        gaps,
        parts.some((part) => part.rows.length > 0),
      ),
    );
  }
  return createTable(rows, completeness);
}

function boundsOf(kind: NamespaceLimit['kind'], fields: Fields): Known<readonly string[]> {
  if (kind === 'LimitRange') return fields.parsed(['spec', 'limits'], 'a list of limits', typesOf);
  const hard = fields.parsed<readonly string[]>(['spec', 'hard'], 'quantities by resource', (value) =>
    isObject(value) ? Object.keys(value) : undefined,
  );
  const spec = fields.raw('spec');
  if (hard.known || isObject(spec)) return withDefault(hard, [], 'the quota bounds nothing');
  return unseen(gapOf(hard.because.source, hard.because.ids, 'failed', 'a quota has no spec', 'spec'));
}

function typesOf(list: Json): readonly string[] | undefined {
  if (!Array.isArray(list)) return undefined;
  const types = list.map((limit) => dig(limit, 'type'));
  return types.every((type) => typeof type === 'string') ? types : undefined;
}
