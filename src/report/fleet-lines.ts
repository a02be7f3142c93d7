import type { Messages } from '../messages/en.ts';
import { countOf } from '../messages/fill.ts';
import type { Assessment, LedgerRow } from '../model/assessment.ts';
import { LAYERS } from '../model/layer.ts';
import { type Cell, cellText, toCell } from './cell.ts';
import {
  buildLedgerTree,
  type ClusterBranch,
  type PoolBranch,
  type ScopeGroup,
  visibleSignature,
} from './ledger-tree.ts';
import { configurationLabel, isUnread, shortName } from './names.ts';

/** One row of the fleet's diagram. */
export interface FleetLine {
  kind: 'account' | 'cluster' | 'below';
  name: string;
  note: string;
  /** By layer, in the order of the table. */
  cells: Cell[];
}
export interface FleetLines {
  lines: FleetLine[];
  pools: { shown: number; total: number };
  clusters: { shown: number; total: number };
}

/** Up to so many node pools, or clusters, each has lines of its own. */
const DRAWN_ONE_BY_ONE = 24;

/** Nodes join their pool with their worst state; beyond two dozen, pools and clusters that look alike join too. */
export function toFleetLines(assessment: Assessment, messages: Messages): FleetLines {
  const tree = buildLedgerTree(assessment, { keep: Number.POSITIVE_INFINITY, signature: visibleSignature });
  const total = tree.clusters.reduce((sum, { pools }) => sum + pools.filter(isListed).length, 0);
  const foldPools = total > DRAWN_ONE_BY_ONE;
  const blocks = tree.clusters.map((branch) => clusterBlock(branch, foldPools, messages));
  const drawn = blocks.length > DRAWN_ONE_BY_ONE ? foldBlocks(blocks, messages) : blocks;
  const accounts = tree.accounts.map((account) => toLine('account', account.scope.account, '', account.rows));
  return {
    lines: [...accounts, ...drawn.flatMap(({ lines }) => lines)],
    pools: { shown: drawn.reduce((sum, { poolLines }) => sum + poolLines, 0), total },
    clusters: { shown: drawn.length, total: blocks.length },
  };
}

function isListed({ pool }: PoolBranch): boolean {
  return pool !== undefined && !isUnread(pool.scope);
}

interface Block {
  lines: FleetLine[];
  poolLines: number;
}

function clusterBlock(branch: ClusterBranch, foldPools: boolean, messages: Messages): Block {
  const { cluster, virtualNodes } = branch;
  const note = [configurationLabel(cluster?.rows[0], messages), branch.region ?? ''].filter(
    (part) => part !== '',
  );
  const head = toLine('cluster', branch.name ?? branch.id, note.join(' · '), cluster?.rows ?? []);
  const pools = branch.pools.filter(isListed).map((pool) => poolLine(pool, messages));
  const others = branch.pools.filter((pool) => !isListed(pool)).map((pool) => poolLine(pool, messages));
  const shown = foldPools ? joinAlike(pools, (count) => countOf(messages.unit.poolAlike, count)) : pools;
  const virtual = virtualLines(virtualNodes, messages);
  return { lines: [head, ...shown, ...others, ...virtual], poolLines: shown.length };
}

function poolLine({ pool, nodes }: PoolBranch, messages: Messages): FleetLine {
  const real = nodes.flatMap(({ scopes }) => scopes).filter((scope) => !isUnread(scope)).length;
  const rows = [...(pool?.rows ?? []), ...nodes.flatMap((node) => node.rows)];
  const named = pool ?? (real === 0 ? nodes[0] : undefined);
  const name = named === undefined ? messages.report.noPool : nameOf(named, messages);
  const size = real > 0 ? countOf(messages.unit.node, real) : '';
  const note = [configurationLabel(rows[0], messages), size].filter((part) => part !== '').join(' · ');
  return toLine('below', name, note, rows);
}

function virtualLines(nodes: readonly ScopeGroup[], messages: Messages): FleetLine[] {
  const lines = nodes.map((node) =>
    toLine('below', nameOf(node, messages), configurationLabel(node.rows[0], messages), node.rows),
  );
  return joinAlike(lines, (count) => countOf(messages.unit.virtualAlike, count));
}

function nameOf(group: ScopeGroup, messages: Messages): string {
  return isUnread(group.scope) ? `? ${messages.unlisted[group.scope.kind]}` : shortName(group.scope);
}

function toLine(kind: FleetLine['kind'], name: string, note: string, rows: readonly LedgerRow[]): FleetLine {
  const byLayer = Map.groupBy(rows, (row) => row.layer);
  return { kind, name, note, cells: LAYERS.map((layer) => toCell(byLayer.get(layer) ?? [])) };
}

function looks(line: FleetLine): string {
  return [line.note.split(' · ')[0] ?? '', ...line.cells.map(cellText)].join('\n');
}

/** Lines that look alike become one, which says how many it stands for. */
function joinAlike(lines: readonly FleetLine[], name: (count: number) => string): FleetLine[] {
  return Array.from(Map.groupBy(lines, looks).values(), (alike): FleetLine => {
    const [first] = alike as [FleetLine, ...FleetLine[]];
    return alike.length === 1
      ? first
      : { ...first, name: name(alike.length), note: first.note.split(' · ')[0] ?? '' };
  });
}

function foldBlocks(blocks: readonly Block[], messages: Messages): Block[] {
  const alike = Map.groupBy(blocks, ({ lines }) =>
    lines.map((line) => `${looks(line)}\n${line.kind}`).join('\n\n'),
  );
  return Array.from(alike.values(), (same): Block => {
    const [first] = same as [Block, ...Block[]];
    const [head, ...rest] = first.lines;
    if (same.length === 1 || head === undefined) return first;
    const name = countOf(messages.diagram.clusterAlike, same.length);
    return { ...first, lines: [{ ...head, name, note: head.note.split(' · ')[0] ?? '' }, ...rest] };
  });
}
