import { type Known, seen } from '../../kernel/known.ts';
import type { Cluster } from '../facts/cluster.ts';
import type { Node } from '../facts/node.ts';
import type { NodePool } from '../facts/node-pool.ts';
import type { Table } from '../table.ts';

/**
 * Whether a node stands at the edge: its label, else the type of its pool. An Edge cluster has cloud nodes
 * too, and only Edge clusters have edge nodes.
 */
export function edgeOf(
  node: Pick<Node, 'cluster' | 'edgeWorker' | 'pool'>,
  pools: Table<NodePool>,
  clusters: Table<Cluster>,
): Known<boolean> {
  const { edgeWorker: label, pool } = node;
  if (label.known && ['true', 'false'].includes(label.value)) return seen(label.value === 'true', label.at);
  const type = pool.known ? pools.get(`${node.cluster}/${pool.value}`)?.type : undefined;
  if (type?.known && type.value === 'edge') return seen(true, type.at);
  if (type?.known) return seen(false, type.at);
  const profile = clusters.get(node.cluster)?.profile;
  // A profile that was left out is taken for the default one elsewhere; here that would hide an edge node.
  if (profile?.known && profile.inferred === undefined && profile.value !== 'Edge')
    return seen(false, profile.at);
  if (pool.known && pool.value === '' && label.known) return seen(false, label.at);
  if (type !== undefined && !type.known) return type;
  if (!label.known) return label;
  return unreadPool(pool, pools, node.cluster);
}

function unreadPool(pool: Known<string>, pools: Table<NodePool>, cluster: string): Known<boolean> {
  if (!pool.known) return pool;
  const [gap] = pools.completeness(cluster).gaps;
  const { source, ids } = pool.at;
  return {
    known: false,
    because: gap ?? { source, ids, outcome: 'absent', reason: `node pool ${pool.value} is not listed` },
  };
}
