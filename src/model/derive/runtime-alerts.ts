import type { Gap } from '../../kernel/known.ts';
import type { RuntimeAlerts } from '../facts/runtime-alerts.ts';
import type { SecurityCenterAlert } from '../facts/security-center.ts';
import { type Completeness, createTable, type Row, type Table } from '../table.ts';
import type { Tables } from '../tables.ts';

type Sources = Pick<Tables, 'clusters' | 'nodes' | 'virtualNodes' | 'securityCenterAlerts'>;

/** Security Center's alerts where they belong: on a node, on a virtual node, or on the cluster they name. */
export function deriveRuntimeAlerts(tables: Sources): Table<RuntimeAlerts> {
  const places = placesOf(tables);
  const alerts = new Map<string, SecurityCenterAlert[]>();
  for (const alert of tables.securityCenterAlerts.rows) {
    const place = places(alert);
    if (place === undefined) continue;
    const list = alerts.get(place);
    if (list === undefined) alerts.set(place, [alert]);
    else list.push(alert);
  }
  const { gaps } = tables.securityCenterAlerts.completeness();
  const completeness = new Map<string, Completeness>();
  const rows = tables.clusters.rows.flatMap((cluster) => {
    const missing = [
      ...tables.nodes.completeness(cluster.id).gaps,
      ...tables.virtualNodes.completeness(cluster.id).gaps,
    ];
    completeness.set(cluster.id, { state: missing.length === 0 ? 'complete' : 'partial', gaps: missing });
    const toRow = (
      row: Row,
      level: RuntimeAlerts['level'],
      name: string,
      more: readonly Gap[] = [],
    ): RuntimeAlerts => ({
      id: row.id,
      subject: row.subject,
      scope: row.scope,
      at: row.at,
      level,
      name,
      alerts: alerts.get(row.id) ?? [],
      gaps: [...gaps, ...more],
    });
    return [
      toRow(cluster, 'cluster', cluster.id),
      ...tables.nodes.of(cluster.id).map((node) => {
        return toRow(node, 'node', node.name, node.instance.known ? [] : [node.instance.because]);
      }),
      ...tables.virtualNodes.of(cluster.id).map((node) => toRow(node, 'virtual-node', node.name)),
    ];
  });
  return createTable(rows, completeness);
}

/** The id of the row an alert belongs to; undefined for machines that are in no cluster. */
function placesOf(tables: Sources): (alert: SecurityCenterAlert) => string | undefined {
  const byInstance = new Map<string, string>();
  for (const node of tables.nodes.rows) {
    if (node.instance.known && node.instance.value !== '') byInstance.set(node.instance.value, node.id);
  }
  return ({ instance, cluster, nodeName }) => {
    const named = `${cluster}/${nodeName}`;
    const node =
      byInstance.get(instance) ?? tables.nodes.get(named)?.id ?? tables.virtualNodes.get(named)?.id;
    return node ?? tables.clusters.get(cluster)?.id;
  };
}
