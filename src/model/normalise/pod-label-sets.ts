import { dig, type JsonObject } from '../../kernel/json.ts';
import { readLabels } from '../../network/selector.ts';
import type { Cluster } from '../facts/cluster.ts';
import type { PodLabelSet } from '../facts/pod-label-set.ts';
import { type Completeness, createTable, type Table } from '../table.ts';
import type { Reading } from './reading.ts';

const MAKERS: readonly (readonly [source: string, kind: string, has: (item: JsonObject) => boolean])[] = [
  ['kubernetes/replicasets.apps', 'ReplicaSet.apps', (item) => Number(dig(item, 'status', 'replicas')) > 0],
  ['kubernetes/jobs.batch', 'Job.batch', (item) => Number(dig(item, 'status', 'active')) > 0],
];

/**
 * Labels of pods that are there for certain. What makes other pods is in no list, and pods themselves pass
 * once: a table that no cluster ever has all of.
 */
export function normalisePodLabelSets(reading: Reading, clusters: Table<Cluster>): Table<PodLabelSet> {
  const rows: PodLabelSet[] = [];
  const completeness = new Map<string, Completeness>();
  for (const cluster of clusters.rows) {
    const gaps = MAKERS.flatMap(([source, kind, has]) => {
      const list = reading.list(source, [cluster.id], '/items');
      for (const { value, origin } of list.items) {
        const [name, namespace] = [dig(value, 'metadata', 'name'), dig(value, 'metadata', 'namespace')];
        const labels = readLabels(dig(value, 'spec', 'template', 'metadata', 'labels'));
        if (typeof name !== 'string' || typeof namespace !== 'string') continue;
        if (labels === undefined || !has(value)) continue;
        const subject = `${cluster.id}/${kind}/${namespace}/${name}`;
        const where = { scope: cluster.scope, at: origin, cluster: cluster.id };
        rows.push({ id: subject, subject, ...where, namespace, labels });
      }
      return list.completeness.gaps;
    });
    completeness.set(cluster.id, { state: 'partial', gaps });
  }
  return createTable(rows, completeness);
}
