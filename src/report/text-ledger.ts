import type { Assessment } from '../model/assessment.ts';
import type { Layer } from '../model/layer.ts';
import { type Cell, cellText, LOWER_LAYERS, toCell, UPPER_LAYERS } from './cell.ts';
import { inert } from './inert.ts';
import {
  buildLedgerTree,
  type ClusterBranch,
  type PoolBranch,
  rowsOfLayer,
  type ScopeGroup,
  visibleSignature,
} from './ledger-tree.ts';
import { PARTY_MARKS, STATE_MARKS, STATE_STYLES } from './marks.ts';
import { configurationLabel, groupName, isUnread } from './names.ts';
import type { Page } from './text-page.ts';
import { displayWidth, padEnd, truncate, truncateMiddle } from './width.ts';

const CELL_WIDTH = 10;
const CONFIGURATION_WIDTH = 14;
/** So many nodes alike are still named one by one. */
const KEPT_NODES = 2;

/** The ledger as two grids of five layers: what clusters hold, and what runs below them. */
export function writeLedger(page: Page, assessment: Assessment): void {
  const { report, punctuation } = page.messages;
  const tree = buildLedgerTree(assessment, { keep: KEPT_NODES, signature: visibleSignature });
  if (tree.accounts.length === 0 && tree.clusters.length === 0) {
    page.heading(report.ledger);
    page.text(report.emptyLedger);
    return;
  }
  writeHead(page, `${report.ledger}${punctuation.colon}${report.clustersAndAccount}`, UPPER_LAYERS);
  for (const account of tree.accounts) writeRow(page, account, UPPER_LAYERS, 0);
  for (const branch of tree.clusters) writeCluster(page, branch);
  const below = tree.clusters.filter((branch) => branch.pools.length + branch.virtualNodes.length > 0);
  if (below.length > 0)
    writeHead(page, `${report.ledger}${punctuation.colon}${report.poolsAndNodes}`, LOWER_LAYERS);
  for (const branch of below) writeBelow(page, branch);
  writeLegend(page);
}

function writeHead(page: Page, title: string, layers: readonly Layer[]): void {
  page.heading(title);
  for (const line of [0, 1] as const) {
    const heads = layers.map((layer) => padEnd(page.messages.layerShort[layer][line], CELL_WIDTH)).join('');
    const scope = line === 0 ? page.messages.report.scope : '';
    page.line(page.paint(padEnd(scope, page.width - layers.length * CELL_WIDTH) + heads, 'dim'));
  }
}

function writeCluster(page: Page, branch: ClusterBranch): void {
  if (branch.cluster === undefined) return;
  writeRow(page, branch.cluster, UPPER_LAYERS, 0);
  if (branch.name !== undefined) page.line(page.paint(identity(page, branch, 2), 'dim'));
}

function identity(page: Page, branch: ClusterBranch, indent: number): string {
  const parts = [branch.id, branch.region].filter((part) => part !== undefined);
  return ' '.repeat(indent) + truncate(inert(parts.join('  ')), page.width - indent);
}

function writeBelow(page: Page, branch: ClusterBranch): void {
  const name = truncate(inert(branch.name ?? branch.id), page.width);
  const ids = [branch.name === undefined ? undefined : branch.id, branch.region];
  const rest = inert(ids.filter((part) => part !== undefined).join('  '));
  const room = page.width - displayWidth(name) - 2;
  const fitting = room > 0 ? page.paint(truncate(rest, room), 'dim') : '';
  page.line(`${page.paint(name, 'bold')}  ${fitting}`);
  for (const pool of branch.pools) writePool(page, pool);
  for (const node of branch.virtualNodes) writeRow(page, node, LOWER_LAYERS, 2, 'serverless');
}

function writePool(page: Page, { pool, nodes }: PoolBranch): void {
  const isUnlisted = pool === undefined && nodes.every(({ scope }) => isUnread(scope));
  const first = (pool ?? nodes[0])?.rows[0];
  if (pool !== undefined) writeRow(page, pool, LOWER_LAYERS, 2);
  else if (!isUnlisted) {
    page.line(
      page.paint(`  ${page.messages.report.noPool}  ${configurationLabel(first, page.messages)}`, 'dim'),
    );
  }
  for (const node of nodes) writeRow(page, node, LOWER_LAYERS, isUnlisted ? 2 : 4, first?.configuration);
}

/** The configuration is left out where the line above says it, to leave room for the name. */
function writeRow(
  page: Page,
  group: ScopeGroup,
  layers: readonly Layer[],
  indent: number,
  implied?: string,
): void {
  const first = group.rows[0];
  const isImplied =
    first === undefined ||
    group.scope.kind === 'account' ||
    isUnread(group.scope) ||
    first.configuration === implied;
  const configuration = isImplied
    ? ''
    : padEnd(configurationLabel(first, page.messages), CONFIGURATION_WIDTH);
  const room = page.width - layers.length * CELL_WIDTH - (isImplied ? 0 : CONFIGURATION_WIDTH);
  const name = truncateMiddle(inert(groupName(group, page.messages)), room - indent - 1);
  const cells = layers.map((layer) => padEnd(paintCell(page, toCell(rowsOfLayer(group, layer))), CELL_WIDTH));
  page.line(padEnd(' '.repeat(indent) + name, room) + configuration + cells.join(''));
}

function paintCell(page: Page, cell: Cell): string {
  if (cell.kind !== 'owed') return page.paint(cellText(cell), 'dim');
  return cell.shares
    .map(({ party, state }) => PARTY_MARKS[party] + page.paint(STATE_MARKS[state], STATE_STYLES[state]))
    .join('');
}

function writeLegend(page: Page): void {
  const { party, punctuation, report } = page.messages;
  page.line();
  const parties = (['alibaba-cloud', 'customer', 'unknown'] as const).map(
    (id) => `${PARTY_MARKS[id]} ${party[id]}`,
  );
  const states = [
    `! ${report.markBad}`,
    `~ ${report.markUnproven}`,
    `✓ ${report.markGood}`,
    `w ${report.markWaived}`,
    `– ${report.markNone}`,
  ];
  page.list(report.legendParties + punctuation.colon, parties, '  ');
  page.list(report.legendStates + punctuation.colon, states, '  ');
  page.item('≈ ', report.legendOutside, 0);
}
