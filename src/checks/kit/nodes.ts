import { type Known, type Unseen, unseen } from '../../kernel/known.ts';
import type { Cluster } from '../../model/facts/cluster.ts';
import type { Node } from '../../model/facts/node.ts';
import { gapOf } from '../../model/normalise/reading.ts';
import type { Table } from '../../model/table.ts';
import type { NotApplicable } from '../../model/verdict.ts';
import { notApplicable } from './verdicts.ts';

export const notAtTheEdge: NotApplicable = notApplicable('the node is not an edge node');

/** For checks of edge nodes: the label alone can rule a node out; what it leaves open, the pool tells. */
export function onEdgeNodes(node: Node): true | NotApplicable {
  return node.edgeWorker.known && node.edgeWorker.value === 'false' ? notAtTheEdge : true;
}

/** For rows that know whether they are about an edge node. One that was not read rules nothing out. */
export function onEdgeRows(row: { edge: Known<boolean> }): true | NotApplicable {
  return row.edge.known && !row.edge.value ? notAtTheEdge : true;
}

/** The cluster of a row, or that no cluster list has it. */
export function clusterOf(row: { cluster: string }, clusters: Table<Cluster>): Cluster | Unseen {
  const [gap] = clusters.completeness().gaps;
  const missing = gapOf('cs/DescribeClustersV1', [], 'absent', `cluster ${row.cluster} is not listed`);
  return clusters.get(row.cluster) ?? unseen(gap ?? missing);
}
