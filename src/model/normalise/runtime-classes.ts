import type { Gap } from '../../kernel/known.ts';
import type { Cluster } from '../facts/cluster.ts';
import type { RuntimeClass } from '../facts/runtime-class.ts';
import { type Completeness, createTable, type Table } from '../table.ts';
import { Fields } from './fields.ts';
import type { Reading } from './reading.ts';

const LIST = 'kubernetes/runtimeclasses.node.k8s.io';

export function normaliseRuntimeClasses(reading: Reading, clusters: Table<Cluster>): Table<RuntimeClass> {
  const rows: RuntimeClass[] = [];
  const completeness = new Map<string, Completeness>();
  for (const cluster of clusters.rows) {
    const list = reading.list(LIST, [cluster.id]);
    const gaps: Gap[] = [...list.completeness.gaps];
    for (const { value, origin } of list.items) {
      const fields = new Fields(value, origin);
      const name = fields.name('metadata', 'name');
      if (!name.known) {
        gaps.push(name.because);
        continue;
      }
      rows.push({
        id: `${cluster.id}/${name.value}`,
        subject: `${cluster.id}/RuntimeClass.node.k8s.io/${name.value}`,
        scope: cluster.scope,
        at: origin,
        cluster: cluster.id,
        name: name.value,
        handler: fields.name('handler'),
      });
    }
    const state = gaps.length === 0 ? 'complete' : list.items.length > 0 ? 'partial' : 'none';
    completeness.set(cluster.id, { state, gaps });
  }
  return createTable(rows, completeness);
}
