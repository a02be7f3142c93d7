import type { Messages } from '../messages/en.ts';
import { fill } from '../messages/fill.ts';
import { translate } from '../messages/translate.ts';
import type { Assessment } from '../model/assessment.ts';
import type { Language } from '../model/bilingual.ts';
import { LAYERS } from '../model/layer.ts';
import { drawGrid, drawLegend, GRID_WIDTH, legendHeight, MARGIN } from './fleet-grid.ts';
import { type FleetLine, type FleetLines, toFleetLines } from './fleet-lines.ts';
import { drawing, text } from './svg.ts';

/** The fleet as a grid of scopes and layers, each cell with its parties and the worst state of their duties. */
export function renderFleetDiagram(assessment: Assessment, { language }: { language: Language }): string {
  const messages = translate(language);
  const { diagram, punctuation } = messages;
  const fleet = toFleetLines(assessment, messages);
  const { grid, end } = drawGrid(fleet.lines, messages);
  const notes = foldNotes(fleet, messages);
  const title = fill(diagram.fleetTitle, { account: assessment.account });
  const time = assessment.snapshotTime;
  const scopes = fleet.lines.map((line) => spokenLine(line, messages)).join(punctuation.semicolon);
  return drawing({
    id: 'demarc-fleet',
    lang: language,
    width: GRID_WIDTH,
    height: end + 16 + legendHeight(notes),
    title,
    description: fill(diagram.fleetDescription, { time, scopes: scopes === '' ? diagram.empty : scopes }),
    body: [
      text(MARGIN, 38, title, 'title'),
      text(MARGIN, 60, fill(diagram.fleetTime, { time }), 'soft'),
      grid,
      drawLegend(end + 16, notes, messages),
    ],
  });
}

function foldNotes({ pools, clusters }: FleetLines, { diagram }: Messages): string[] {
  return [
    diagram.folded,
    ...(pools.shown < pools.total ? [fill(diagram.poolsFolded, pools)] : []),
    ...(clusters.shown < clusters.total ? [fill(diagram.clustersFolded, clusters)] : []),
  ];
}

/** A row in words, for those who cannot see it. */
function spokenLine(line: FleetLine, { layer, party, punctuation, state }: Messages): string {
  const cells = line.cells.flatMap((cell, index) => {
    const id = LAYERS[index];
    if (id === undefined || cell.kind !== 'owed') return [];
    const shares = cell.shares.map((share) => `${party[share.party]} ${state[share.state]}`);
    return [`${layer[id]} ${shares.join(punctuation.list)}`];
  });
  const name = line.note === '' ? line.name : fill(punctuation.pair, { a: line.name, b: line.note });
  return name + punctuation.colon + cells.join(punctuation.clause);
}
