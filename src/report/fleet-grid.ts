import type { Messages } from '../messages/en.ts';
import { LAYERS, PARTIES } from '../model/layer.ts';
import type { Cell } from './cell.ts';
import type { FleetLine } from './fleet-lines.ts';
import { inert } from './inert.ts';
import { PARTY_MARKS, STATE_MARKS } from './marks.ts';
import { type Markup, markup } from './markup.ts';
import { box, text } from './svg.ts';
import { truncateMiddle } from './width.ts';

export const MARGIN = 24;
const NAME_WIDTH = 250;
/** What fits there in the widest of the usual fonts, in columns. */
const NAME_COLUMNS = 30;
const COLUMN = 124;
const TOP = 116;
const ROW = 42;
const BOX = ROW - 12;

export const GRID_WIDTH = 2 * MARGIN + NAME_WIDTH + LAYERS.length * COLUMN;

/** The lines of the fleet under the heads of the layers; `end` is where the next thing may start. */
export function drawGrid(lines: readonly FleetLine[], messages: Messages): { grid: Markup; end: number } {
  const rows = lines.map((line, index) => drawLine(line, TOP + index * ROW));
  const none = lines.length === 0 ? text(MARGIN, TOP + 26, messages.diagram.empty) : '';
  return { grid: markup`${drawHeads(messages)}${rows}${none}`, end: TOP + Math.max(1, lines.length) * ROW };
}

function drawHeads({ layerShort }: Messages): Markup {
  const heads = LAYERS.map((layer, index) => {
    const [first, second] = layerShort[layer];
    const lower = second === '' ? '' : text(columnX(index), TOP - 10, second, 'soft');
    return [text(columnX(index), TOP - 26, first, 'soft'), lower];
  });
  return markup`${heads}`;
}

function drawLine(line: FleetLine, y: number): Markup {
  const isBelow = line.kind === 'below';
  const x = MARGIN + (isBelow ? 18 : 0);
  const room = NAME_COLUMNS - (isBelow ? 2 : 0);
  const name = text(
    x,
    y + (line.note === '' ? 26 : 18),
    truncateMiddle(inert(line.name), room),
    isBelow ? '' : 'strong',
  );
  const note = line.note === '' ? '' : text(x, y + 34, truncateMiddle(inert(line.note), room + 4), 'soft');
  const cells = line.cells.map((cell, index) => drawCell(cell, columnX(index), y + 6));
  return markup`<path class="rule" d="M${MARGIN} ${y}H${GRID_WIDTH - MARGIN}"/>
${name}${note}${cells}`;
}

function columnX(index: number): number {
  return MARGIN + NAME_WIDTH + index * COLUMN;
}

function drawCell(cell: Cell, x: number, y: number): Markup {
  if (cell.kind === 'none') return markup``;
  if (cell.kind === 'not-applicable') return text(x + 2, y + 20, '–', 'soft');
  // Three parties in one cell are rare: their boxes are then narrower.
  const [width, gap, bar] = cell.shares.length > 2 ? [38, 2, 4] : [44, 3, 8];
  const shares = cell.shares.map(({ party, state }, index) => {
    const left = x + index * (width + gap);
    return [
      box(left, y, width, BOX, party, bar),
      text(left + bar + (bar < 8 ? 3 : 5), y + 20, PARTY_MARKS[party].slice(-1), 'strong'),
      text(left + width - (bar < 8 ? 3 : 5), y + 20, STATE_MARKS[state], `strong ${state}`, 'end'),
    ];
  });
  return markup`${shares}`;
}

/** The parties as they are drawn, then the marks and notes as lines of text. */
export function drawLegend(
  y: number,
  notes: readonly string[],
  { party, punctuation, report }: Messages,
): Markup {
  const parties = PARTIES.map((id, index) => {
    const x = MARGIN + index * 190;
    const name = text(x + 36, y + 15, party[id], 'soft');
    return [box(x, y, 28, 22, id, 8), text(x + 13, y + 16, PARTY_MARKS[id].slice(-1), 'strong'), name];
  });
  const states = [
    `! ${report.markBad}`,
    `~ ${report.markUnproven}`,
    `✓ ${report.markGood}`,
    `w ${report.markWaived}`,
    `– ${report.markNone}`,
  ];
  const lines = [
    report.legendStates + punctuation.colon + states.join(' · '),
    `≈ ${report.legendOutside}`,
    ...notes,
  ];
  return markup`${parties}${lines.map((line, index) => text(MARGIN, y + 44 + index * 20, line, 'soft'))}`;
}

export function legendHeight(notes: readonly string[]): number {
  return 44 + (notes.length + 2) * 20;
}
