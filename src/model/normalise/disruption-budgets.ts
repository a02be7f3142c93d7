import type { Json } from '../../kernel/json.ts';
import { readSelector, type Selector } from '../../network/selector.ts';
import type { Cluster } from '../facts/cluster.ts';
import type { DisruptionBudget } from '../facts/disruption-budget.ts';
import type { Table } from '../table.ts';
import { clusterListTable } from './cluster-lists.ts';
import { type Fields, withDefault } from './fields.ts';
import type { Reading } from './reading.ts';

const SOURCE = 'kubernetes/poddisruptionbudgets.policy';

export function normaliseDisruptionBudgets(
  reading: Reading,
  clusters: Table<Cluster>,
): Table<DisruptionBudget> {
  return clusterListTable<DisruptionBudget>(reading, clusters, SOURCE, (fields, cluster, at) => {
    const name = fields.name('metadata', 'name');
    if (!name.known) return name;
    const namespace = fields.name('metadata', 'namespace');
    if (!namespace.known) return namespace;
    return {
      id: `${cluster.id}/${namespace.value}/${name.value}`,
      subject: `${cluster.id}/PodDisruptionBudget.policy/${namespace.value}/${name.value}`,
      scope: cluster.scope,
      at,
      cluster: cluster.id,
      namespace: namespace.value,
      name: name.value,
      selector: withDefault<Selector | undefined>(
        fields.parsed(['spec', 'selector'], 'a label selector', readSelector),
        undefined,
        'a budget without a selector selects no pod',
      ),
      minAvailable: amountOf(fields, 'minAvailable'),
      maxUnavailable: amountOf(fields, 'maxUnavailable'),
      disruptionsAllowed: fields.number('status', 'disruptionsAllowed'),
      sparesUnready: withDefault(
        fields.parsed(['spec', 'unhealthyPodEvictionPolicy'], 'a text', (value) =>
          typeof value === 'string' ? value === 'AlwaysAllow' : undefined,
        ),
        false,
        'pods that are not ready are held by the budget unless it says otherwise',
      ),
    };
  });
}

function amountOf(fields: Fields, member: string) {
  return withDefault(
    fields.parsed(['spec', member], 'a number or a share', toAmount),
    '',
    'the budget does not set it',
  );
}

function toAmount(value: Json): string | undefined {
  if (typeof value === 'number') return Number.isInteger(value) && value >= 0 ? String(value) : undefined;
  return typeof value === 'string' && /^\d{1,9}%?$/.test(value) ? value : undefined;
}
