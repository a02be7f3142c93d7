import { compareText } from '../kernel/compare.ts';
import { type Known, seen } from '../kernel/known.ts';
import type { AdviceCounts, AdviceRow, Affectedness } from '../model/advice.ts';
import type { NodePool } from '../model/facts/node-pool.ts';
import type { Tables } from '../model/tables.ts';
import type { Advising } from './advising.ts';
import type { InventoryItem } from './inventory-item.ts';
import type { Judged } from './judge.ts';
import { gapBasis, note } from './match-basis.ts';
import { rowOf } from './row.ts';

/** The nodes of one pool that have a component. */
export interface PoolNodes {
  pool: NodePool;
  nodes: readonly Judged[];
}

/** Nodes by pool and component; those of a pool that no list has are left out. */
export function nodesByPool(judged: readonly Judged[], { tables }: Advising): PoolNodes[] {
  const groups: { pool: NodePool; nodes: Judged[] }[] = [];
  const byPool = new Map<NodePool, Map<string, Judged[]>>();
  for (const each of judged) {
    const pool = poolOf(each.item, tables);
    if (pool === undefined) continue;
    const byComponent = byPool.get(pool) ?? new Map<string, Judged[]>();
    const known = byComponent.get(each.item.component);
    if (known !== undefined) {
      known.push(each);
      continue;
    }
    const nodes = [each];
    byPool.set(pool, byComponent.set(each.item.component, nodes));
    groups.push({ pool, nodes });
  }
  return groups;
}

/** The pool of a node, where a list has it. */
export function poolOf(item: InventoryItem, { nodePools }: Tables): NodePool | undefined {
  if (item.node === undefined) return undefined;
  const known = found.get(item);
  if (known?.nodePools === nodePools) return known.pool;
  const pool = nodePools.get(`${item.scope.cluster}/${item.scope.nodePool}`);
  found.set(item, { nodePools, pool });
  return pool;
}

/** Each advisory asks it of every node. */
const found = new WeakMap<InventoryItem, { nodePools: Tables['nodePools']; pool: NodePool | undefined }>();

/** One row a pool and component, over the nodes of the pool. */
export function poolRows(judged: readonly Judged[], advising: Advising): AdviceRow[] {
  return nodesByPool(judged, advising).map((nodes) => poolRow(nodes, advising));
}

export function poolRow({ pool, nodes }: PoolNodes, advising: Advising): AdviceRow {
  const { gaps } = advising.tables.nodes.completeness(pool.cluster);
  const open = nodes.filter(({ affected }) => affected !== 'no');
  const worst = nodes.find(({ affected }) => affected === 'yes') ?? open[0] ?? (nodes[0] as Judged);
  const affected = overall(nodes, gaps.length > 0);
  const judged: Judged = {
    ...worst,
    affected,
    item: { ...worst.item, scope: pool.scope, pool, version: versionsOf(open.length > 0 ? open : nodes) },
    reported: everyReport(nodes),
  };
  const row = rowOf(judged, advising);
  const counts = countsOf(nodes);
  row.nodes = counts;
  if (row.state === 'to-do' && counts.done > 0) row.state = 'partly-done';
  if (affected === 'undetermined' && gaps.length > 0) {
    row.notes = [...row.notes, note('nodes-unread')];
    row.basis = [...row.basis, ...gaps.map((gap) => gapBasis('nodes-unread', gap))];
  }
  return row;
}

/** A pool whose other nodes were not read is not unaffected. */
export function overall(nodes: readonly Judged[], more: boolean): Affectedness {
  if (nodes.some(({ affected }) => affected === 'yes')) return 'yes';
  return more || nodes.some(({ affected }) => affected === 'undetermined') ? 'undetermined' : 'no';
}

function countsOf(nodes: readonly Judged[]): AdviceCounts {
  const count = (wanted: Affectedness) => nodes.filter(({ affected }) => affected === wanted).length;
  return {
    total: nodes.length,
    affected: count('yes'),
    undetermined: count('undetermined'),
    done: count('no'),
  };
}

/** The versions of several nodes as one text, with the evidence of the first. */
function versionsOf(nodes: readonly Judged[]): Known<string> {
  const known = nodes.flatMap(({ item }) => (item.version.known ? [item.version] : []));
  const first = known[0];
  if (first === undefined) return (nodes[0] as Judged).item.version;
  const versions = [...new Set(known.map(({ value }) => value))].sort(compareText);
  return seen(versions.join(', '), first.at);
}

/** A restart is all that is left only where no node of the pool has more to do. */
function everyReport(nodes: readonly Judged[]): Judged['reported'] {
  const told = nodes.flatMap(({ reported }) => reported ?? []);
  if (told.length === 0) return undefined;
  const affected = nodes.filter((node) => node.affected === 'yes');
  const isHalf = affected.every(
    ({ reported }) =>
      reported !== undefined && reported.open.length === 0 && reported.restartPending.length > 0,
  );
  return {
    open: isHalf ? [] : told.flatMap(({ open }) => open),
    restartPending: isHalf ? told.flatMap(({ restartPending }) => restartPending) : [],
    fixed: told.flatMap(({ fixed }) => fixed),
    isWhole: false,
    necessity: told.find(({ necessity }) => necessity !== undefined)?.necessity,
  };
}
