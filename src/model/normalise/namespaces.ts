import { isRedacted } from '../../kernel/credential-shapes.ts';
import { isObject, type Json, type JsonObject } from '../../kernel/json.ts';
import type { Cluster } from '../facts/cluster.ts';
import type { Namespace } from '../facts/namespace.ts';
import type { Table } from '../table.ts';
import { clusterListTable } from './cluster-lists.ts';
import { withDefault } from './fields.ts';
import type { Reading } from './reading.ts';

export function normaliseNamespaces(reading: Reading, clusters: Table<Cluster>): Table<Namespace> {
  return clusterListTable<Namespace>(reading, clusters, 'kubernetes/namespaces', (fields, cluster, at) => {
    const name = fields.name('metadata', 'name');
    if (!name.known) return name;
    return {
      id: `${cluster.id}/${name.value}`,
      subject: `${cluster.id}/Namespace/${name.value}`,
      scope: cluster.scope,
      at,
      cluster: cluster.id,
      name: name.value,
      labels: withDefault(
        fields.parsed(['metadata', 'labels'], 'an object of texts', toLabels),
        {},
        'the namespace has no labels',
      ),
    };
  });
}

/** A number or a boolean would decide nothing: the API server refuses it. */
function toLabels(labels: Json): JsonObject | undefined {
  if (!isObject(labels)) return undefined;
  return Object.values(labels).every(isText) ? labels : undefined;
}

function isText(value: Json): boolean {
  return value === null || typeof value === 'string' || (isObject(value) && isRedacted(value));
}
