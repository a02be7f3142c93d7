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
      labels: withDefault(fields.object('metadata', 'labels'), {}, 'the namespace has no labels'),
    };
  });
}
