import { isObject, type Json } from '../../kernel/json.ts';
import { type Labels, readLabels } from '../../network/selector.ts';
import type { Cluster } from '../facts/cluster.ts';
import type { ServiceSelector } from '../facts/service-selector.ts';
import type { Table } from '../table.ts';
import { clusterListTable } from './cluster-lists.ts';
import { withDefault } from './fields.ts';
import type { Reading } from './reading.ts';

export function normaliseServiceSelectors(
  reading: Reading,
  clusters: Table<Cluster>,
): Table<ServiceSelector> {
  return clusterListTable<ServiceSelector>(
    reading,
    clusters,
    'kubernetes/services',
    (fields, cluster, at) => {
      const name = fields.name('metadata', 'name');
      const namespace = fields.name('metadata', 'namespace');
      if (!name.known) return name;
      if (!namespace.known) return namespace;
      const path = `${namespace.value}/${name.value}`;
      const selector = fields.parsed<Labels>(['spec', 'selector'], 'labels', (value: Json) =>
        readLabels(value),
      );
      return {
        id: `${cluster.id}/${path}`,
        subject: `${cluster.id}/Service/${path}`,
        scope: cluster.scope,
        at,
        cluster: cluster.id,
        namespace: namespace.value,
        name: name.value,
        type: fields.name('spec', 'type'),
        // Without a specification the object is a fragment.
        selector: isObject(fields.raw('spec'))
          ? withDefault<Labels>(selector, new Map(), 'the Service selects no pods itself')
          : selector,
      };
    },
  );
}
