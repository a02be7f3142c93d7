import type { Messages } from '../messages/en.ts';
import { fill } from '../messages/fill.ts';
import { translate } from '../messages/translate.ts';
import type { Assessment, Language } from '../model/assessment.ts';
import { LAYERS, PARTIES } from '../model/layer.ts';
import type { Cell } from './cell.ts';
import { type FleetLine, type FleetLines, toFleetLines } from './fleet-lines.ts';
import { inert } from './inert.ts';
import { PARTY_MARKS, STATE_MARKS } from './marks.ts';
import { type Markup, markup } from './markup.ts';
import { box, drawing, text } from './svg.ts';
import { truncateMiddle } from './width.ts';

const MARGIN = 24;
const NAME_WIDTH = 250;
const COLUMN = 88;
const TOP = 116;
const ROW = 42;
const SHARE = 40;
const WIDTH = 2 * MARGIN + NAME_WIDTH + LAYERS.length * COLUMN;
const NAME_COLUMNS = 30;

/** The fleet as a grid of scopes and layers, each cell with its parties and the worst state of their duties. */
export function renderFleetDiagram(assessment: Assessment, { language }: { language: Language }): string {
  const messages = translate(language);
  const { diagram, punctuation } = messages;
  const fleet = toFleetLines(assessment, messages);
  const title = fill(diagram.fleetTitle, { account: assessment.account });
  const { rows, end } = placeLines(fleet.lines);
  const notes = [...legend(messages), ...foldNotes(fleet, messages)];
  const scopes =
    fleet.lines.length === 0 ? diagram.empty.slice(0, -1) : fleet.lines.map((line) => spoken(line, messages));
  return drawing({
    id: 'demarc-fleet',
    lang: language,
    width: WIDTH,
    height: end + 24 + notes.length * 20,
    title,
    description: fill(
      diagram.fleetDescription,
      { time: assessment.snapshotTime, scopes },
      punctuation.semicolon,
    ),
    body: [
      text(MARGIN, 38, title, 'title'),
      text(MARGIN, 60, fill(diagram.fleetTime, { time: assessment.snapshotTime }), 'soft'),
      heads(messages),
      ...(fleet.lines.length === 0 ? [text(MARGIN, TOP + 26, diagram.empty)] : rows),
      ...notes.map((note, index) => text(MARGIN, end + 26 + index * 20, note, 'soft')),
    ],
  });
}

function placeLines(lines: readonly FleetLine[]): { rows: Markup[]; end: number } {
  const rows = lines.map((line, index) => drawLine(line, TOP + index * ROW));
  return { rows, end: TOP + Math.max(1, lines.length) * ROW };
}

function heads({ layerShort }: Messages): Markup {
  const columns = LAYERS.map((layer, index) => {
    const x = columnX(index) + 4;
    const [first, second] = layerShort[layer];
    return [text(x, TOP - 26, first, 'soft'), second === '' ? '' : text(x, TOP - 10, second, 'soft')];
  });
  return markup`${columns}`;
}

function drawLine(line: FleetLine, y: number): Markup {
  const indent = line.kind === 'below' ? 18 : 0;
  const room = NAME_COLUMNS - (line.kind === 'below' ? 2 : 0);
  const classes = line.kind === 'below' ? '' : 'strong';
  const name = truncateMiddle(inert(line.name), room);
  const note = truncateMiddle(inert(line.note), room + 4);
  const x = MARGIN + indent;
  const cells = line.cells.map((cell, index) => drawCell(cell, columnX(index), y + 6));
  return markup`<path class="rule" d="M${MARGIN} ${y}H${WIDTH - MARGIN}"/>
${text(x, y + (note === '' ? 26 : 18), name, classes)}${note === '' ? '' : text(x, y + 34, note, 'soft')}${cells}`;
}

function columnX(index: number): number {
  return MARGIN + NAME_WIDTH + index * COLUMN;
}

function drawCell(cell: Cell, x: number, y: number): Markup {
  if (cell.kind === 'none') return markup``;
  if (cell.kind === 'not-applicable') return text(x + 4, y + 19, '–', 'soft');
  // Three parties in one cell are rare: their boxes are then narrower.
  const width = cell.shares.length > 2 ? 28 : SHARE;
  const gap = cell.shares.length > 2 ? 0 : 3;
  const shares = cell.shares.map(({ party, state }, index) => {
    const left = x + index * (width + gap);
    const bar = cell.shares.length > 2 ? 4 : 8;
    return [
      box(left, y, width, ROW - 12, party, bar),
      text(left + bar + 5, y + 20, PARTY_MARKS[party].slice(-1), 'strong'),
      text(left + width - 5, y + 20, STATE_MARKS[state], `strong ${state}`, 'end'),
    ];
  });
  return markup`${shares}`;
}

function legend({ party, punctuation, report }: Messages): string[] {
  const parties = PARTIES.map((id) => `${PARTY_MARKS[id].slice(-1)} ${party[id]}`);
  const states = [
    `! ${report.markBad}`,
    `~ ${report.markUnproven}`,
    `✓ ${report.markGood}`,
    `w ${report.markWaived}`,
    `– ${report.markNone}`,
  ];
  return [
    report.legendParties + punctuation.colon + parties.join('   '),
    report.legendStates + punctuation.colon + states.join('   '),
    `≈ ${report.legendOutside}`,
  ];
}

function foldNotes({ pools, clusters }: FleetLines, { diagram }: Messages): string[] {
  return [
    diagram.folded,
    ...(pools.shown < pools.total ? [fill(diagram.poolsFolded, pools)] : []),
    ...(clusters.shown < clusters.total ? [fill(diagram.clustersFolded, clusters)] : []),
  ];
}

/** A row in words, for those who cannot see it. */
function spoken(line: FleetLine, { layer, party, punctuation, state }: Messages): string {
  const cells = line.cells.flatMap((cell, index) => {
    const id = LAYERS[index];
    if (id === undefined || cell.kind !== 'owed') return [];
    const shares = cell.shares.map((share) => `${party[share.party]} ${state[share.state]}`);
    return [`${layer[id]} ${shares.join(punctuation.list)}`];
  });
  const name = line.note === '' ? line.name : fill(punctuation.pair, { a: line.name, b: line.note });
  return name + punctuation.colon + cells.join(punctuation.clause);
}
