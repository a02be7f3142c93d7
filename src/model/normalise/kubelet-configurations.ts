import { isObject } from '../../kernel/json.ts';
import { type Gap, unseen } from '../../kernel/known.ts';
import { KUBELET_CONFIGZ } from '../../operations/kubernetes.ts';
import type { Cluster } from '../facts/cluster.ts';
import type { KubeletConfiguration } from '../facts/kubelet-configuration.ts';
import type { NodePool } from '../facts/node-pool.ts';
import { type Completeness, createTable, type Table } from '../table.ts';
import type { Tables } from '../tables.ts';
import { completenessFrom } from './cluster-lists.ts';
import { oneDocument } from './clusters.ts';
import { Fields, withDefault } from './fields.ts';
import { gapOf, type Reading } from './reading.ts';

/**
 * A row for every kubelet that reported its configuration, and one for every pool. Kubelets that did not
 * leave the cluster's part partial: what a pool sets does not prove what a kubelet runs with.
 */
export function normaliseKubeletConfigurations(
  reading: Reading,
  tables: Pick<Tables, 'clusters' | 'nodePools' | 'nodes'>,
): Table<KubeletConfiguration> {
  const rows = tables.nodePools.rows.map(ofPool);
  const completeness = new Map<string, Completeness>();
  for (const cluster of tables.clusters.rows) {
    const gaps = [
      ...tables.nodePools.completeness(cluster.id).gaps,
      ...tables.nodes.completeness(cluster.id).gaps,
    ];
    const unread = new Map<string, Gap>();
    for (const name of kubeletsOf(cluster.id, reading, tables)) {
      const row = ofNode(name, cluster, reading, tables);
      if ('outcome' in row) unread.set(row.outcome, unread.get(row.outcome) ?? row);
      else rows.push(row);
    }
    completeness.set(cluster.id, completenessFrom([...gaps, ...unread.values()], true));
  }
  return createTable(rows, completeness);
}

/** Every node of the cluster, and those that only a request for their configuration names. */
function kubeletsOf(cluster: string, reading: Reading, { nodes }: Pick<Tables, 'nodes'>): Set<string> {
  const names = new Set(nodes.of(cluster).map((node) => node.name));
  for (const [, name] of reading.requestsOf(KUBELET_CONFIGZ, cluster))
    if (name !== undefined) names.add(name);
  return names;
}

function ofPool(pool: NodePool): KubeletConfiguration {
  const { subject, scope, at, cluster, kubeletConfiguration: set } = pool;
  const silent = unseen(gapOf(at.source, at.ids, 'absent', 'a node pool does not set it'));
  return {
    id: `pool/${pool.id}`,
    subject,
    scope,
    at,
    cluster,
    kind: 'node-pool',
    name: pool.pool,
    readOnlyPort: set.known
      ? new Fields(set.value, { ...set.at, path: set.at.path }).number('readOnlyPort')
      : set,
    anonymousAuth: silent,
    authorizationMode: silent,
    settings: set,
  };
}

function ofNode(
  name: string,
  cluster: Cluster,
  reading: Reading,
  { nodes }: Pick<Tables, 'nodes'>,
): KubeletConfiguration | Gap {
  const ids = [cluster.id, name];
  const read = oneDocument(reading, KUBELET_CONFIGZ, ...ids);
  const whole = read((fields) => fields.object('kubeletconfig'));
  if (!whole.known) return whole.because;
  const at = { source: KUBELET_CONFIGZ, ids, path: '/kubeletconfig' };
  const fields = new Fields(whole.value, at);
  const anonymousAuth = fields.boolean('authentication', 'anonymous', 'enabled');
  const port = fields.number('readOnlyPort');
  const node = nodes.get(`${cluster.id}/${name}`);
  return {
    id: `node/${cluster.id}/${name}`,
    subject: `${cluster.id}/Node/${name}`,
    scope: node?.scope ?? { ...cluster.scope, kind: 'node', node: name },
    at,
    cluster: cluster.id,
    kind: 'node',
    name,
    // A kubelet leaves a closed port out of its report; a report without its other members is a fragment.
    readOnlyPort: isObject(whole.value.authentication)
      ? withDefault(port, 0, 'a closed port is left out')
      : port,
    anonymousAuth,
    authorizationMode: fields.name('authorization', 'mode'),
    settings: whole,
  };
}
