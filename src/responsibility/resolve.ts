import type { Gap } from '../kernel/known.ts';
import type { BasisFact } from '../model/basis.ts';
import type { Cluster } from '../model/facts/cluster.ts';
import type { Node } from '../model/facts/node.ts';
import { type Scope, UNREAD_ID } from '../model/scope.ts';
import type { Tables } from '../model/tables.ts';
import { basis, factOf } from './basis.ts';
import type { Cell, Placement } from './cell.ts';
import { accountCells, clusterCells, unreadCells, virtualNodeCells } from './cluster-cells.ts';
import { nodeCells } from './node-cells.ts';
import { mayBeEdge, placeCluster, placePool } from './placement.ts';
import { SENTENCES } from './source-table.ts';

/** Whose job every layer is, at every scope: the source table made live. Pure; `time` in epoch milliseconds. */
export function resolve(tables: Tables, time: number): Cell[] {
  const cells: Cell[] = [];
  for (const account of tables.account.rows) cells.push(...accountCells(account.scope));
  for (const cluster of tables.clusters.rows) cells.push(...resolveCluster(cluster, tables, time));
  const listed = tables.clusters.completeness();
  const account = tables.account.rows[0]?.scope.account ?? '';
  if (listed.state !== 'complete') cells.push(...unreadCluster(account, listed.gaps));
  return cells;
}

function resolveCluster(cluster: Cluster, tables: Tables, time: number): Cell[] {
  const placement = placeCluster(cluster);
  const cells = clusterCells(cluster.scope, placement);
  if (placement.configuration !== 'serverless') {
    for (const pool of tables.nodePools.of(cluster.id)) {
      const own = placePool(pool, cluster, placement);
      cells.push(
        ...nodeCells(
          {
            scope: pool.scope,
            placement: own,
            maybeEdge: mayBeEdge(own, placement),
            clusterUnread: placement.unread,
            cluster,
            pool,
          },
          tables,
          time,
        ),
      );
    }
    cells.push(
      ...unreadScopes('node-pool', cluster, placement, tables.nodePools.completeness(cluster.id).gaps),
    );
    for (const node of tables.nodes.of(cluster.id))
      cells.push(...resolveNode(node, cluster, placement, tables, time));
    cells.push(...unreadScopes('node', cluster, placement, tables.nodes.completeness(cluster.id).gaps));
  }
  for (const node of tables.virtualNodes.of(cluster.id)) cells.push(...virtualNodeCells(node, placement));
  if (canHaveVirtualNodes(cluster, placement, tables)) {
    cells.push(
      ...unreadScopes('virtual-node', cluster, placement, tables.virtualNodes.completeness(cluster.id).gaps),
    );
  }
  return cells;
}

function resolveNode(
  node: Node,
  cluster: Cluster,
  clusterPlacement: Placement,
  tables: Tables,
  time: number,
): Cell[] {
  const pool = node.pool.known ? tables.nodePools.get(`${cluster.id}/${node.pool.value}`) : undefined;
  const placement =
    pool === undefined
      ? placeUnclaimed(node, cluster, clusterPlacement, tables)
      : placePool(pool, cluster, clusterPlacement);
  const subject = {
    scope: node.scope,
    placement,
    maybeEdge: mayBeEdge(placement, clusterPlacement),
    clusterUnread: clusterPlacement.unread,
    cluster,
    node,
  };
  return nodeCells(pool === undefined ? subject : { ...subject, pool }, tables, time);
}

/** A node that no pool claims has no column; its own labels may still say that it is an edge node. */
function placeUnclaimed(
  node: Node,
  cluster: Cluster,
  clusterPlacement: Placement,
  tables: Tables,
): Placement {
  const facts: BasisFact[] = [...clusterPlacement.basis.facts, factOf('nodepool_id', node.pool)];
  if (node.edgeWorker.known && node.edgeWorker.value === 'true') {
    const label = factOf('alibabacloud.com/is-edge-worker', node.edgeWorker);
    const labelled = basis('node-is-labelled-edge', SENTENCES.edgeMaintain, [...facts, label], 'inferred');
    return clusterPlacement.configuration === 'edge'
      ? { configuration: 'edge', basis: labelled, unread: false }
      : { configuration: 'outside-model', assumed: 'edge', basis: labelled, unread: clusterPlacement.unread };
  }
  // The pool is named, but its list was not read: it may be any kind of pool.
  const unread =
    !node.pool.known ||
    (node.pool.value !== '' && tables.nodePools.completeness(cluster.id).state !== 'complete');
  const rule = unread ? 'node-pool-of-the-node-unread' : 'node-unassigned';
  return {
    configuration: 'outside-model',
    assumed: clusterPlacement.selfRun ? (clusterPlacement.assumed ?? null) : 'managed',
    basis: basis(rule, SENTENCES.managedPools, facts, 'inferred'),
    unread,
    ...(clusterPlacement.selfRun === undefined ? {} : { selfRun: clusterPlacement.selfRun }),
  };
}

/** Only serverless clusters and the ack-virtual-node add-on make virtual nodes. */
function canHaveVirtualNodes(cluster: Cluster, placement: Placement, tables: Tables): boolean {
  if (placement.configuration === 'serverless' || placement.assumed === 'serverless') return true;
  const addons = tables.addons;
  if (addons.completeness(cluster.id).state !== 'complete') return true;
  return addons
    .of(cluster.id)
    .some((addon) => addon.name.includes('virtual-node') || addon.name.includes('virtual-kubelet'));
}

function unreadScopes(
  kind: 'node-pool' | 'node' | 'virtual-node',
  cluster: Cluster,
  placement: Placement,
  gaps: readonly Gap[],
): Cell[] {
  if (gaps.length === 0) return [];
  const scope: Scope = { ...cluster.scope, kind };
  if (kind === 'node-pool') scope.nodePool = UNREAD_ID;
  else scope.node = UNREAD_ID;
  const edge = placement.configuration === 'edge' || placement.unread;
  const reason = unreadBasis(`${kind}-list-unread`, gaps);
  if (kind !== 'virtual-node') return unreadCells(scope, placement, reason, edge);
  // Whatever the cluster, pods of a virtual node are serverless.
  const { assumed: _assumed, ...own } = placement;
  const serverless: Placement = placement.unread ? placement : { ...own, configuration: 'serverless' };
  return unreadCells(scope, serverless, reason, edge);
}

/** The clusters that a refused list does not name, and everything in them. */
function unreadCluster(account: string, gaps: readonly Gap[]): Cell[] {
  const placement: Placement = {
    configuration: 'outside-model',
    assumed: null,
    basis: unreadBasis('cluster-list-unread', gaps),
    unread: true,
  };
  const cluster: Scope = { kind: 'cluster', account, cluster: UNREAD_ID };
  const scopes: Scope[] = [
    cluster,
    { ...cluster, kind: 'node-pool', nodePool: UNREAD_ID },
    { ...cluster, kind: 'node', node: UNREAD_ID },
    { ...cluster, kind: 'virtual-node', node: UNREAD_ID },
  ];
  return scopes.flatMap((scope) => unreadCells(scope, placement, placement.basis, true));
}

function unreadBasis(rule: string, gaps: readonly Gap[]) {
  const facts = gaps.map((gap) => factOf(gap.field ?? gap.source, { known: false, because: gap }));
  return basis(rule, SENTENCES.managedPools, facts);
}
