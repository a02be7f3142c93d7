import { fill } from '../messages/fill.ts';
import { translate } from '../messages/translate.ts';
import type { Language } from '../model/assessment.ts';
import { COLUMNS, type Column } from '../model/layer.ts';
import { ownerMark, type PublishedRow, publishedText } from './matrix.ts';
import { box, drawing, type SvgOwner, text } from './svg.ts';
import { wrap } from './width.ts';

const WIDTH = 760;
const MARGIN = 24;
const TOP = 64;
const ROW = 52;
const GAP = 6;
const OWNER_X = 400;

/** The four published diagrams, one for each column of the table. */
export function renderModelDiagrams(
  table: readonly PublishedRow[],
  options: { language: Language },
): Record<Column, string> {
  const drawn = COLUMNS.map((column) => [column, renderModelDiagram(table, column, options)]);
  return Object.fromEntries(drawn) as Record<Column, string>;
}

/** Ten layers stacked, each with its owner by colour, pattern, letter and word. */
export function renderModelDiagram(
  table: readonly PublishedRow[],
  column: Column,
  { language }: { language: Language },
): string {
  const { configuration, diagram, layer, matrix, punctuation } = translate(language);
  const owners = table.map((row) => row.cells[column].text);
  const spoken = table.map((row, index) =>
    fill(diagram.layerOwner, { layer: layer[row.layer], owner: spokenOwner(owners[index] ?? '', language) }),
  );
  const end = TOP + table.length * (ROW + GAP);
  const isShared = owners.some((owner) => ownerClass(owner) === 'shared');
  const notes = [
    isShared ? diagram.sharedNote : diagram.source,
    ...(owners.some(isAutomated) ? [matrix.note] : []),
  ];
  const title = fill(diagram.title, { configuration: configuration[column] });
  return drawing({
    id: `demarc-model-${column}`,
    lang: language,
    width: WIDTH,
    height: end + 20 + notes.length * 20,
    title,
    description: fill(diagram.description, { layers: spoken.join(punctuation.semicolon) }),
    body: [
      text(MARGIN, 38, title, 'title'),
      ...table.map((row, index) =>
        layerBox(layer[row.layer], owners[index] ?? '', TOP + index * (ROW + GAP), language),
      ),
      ...notes.map((note, index) => text(MARGIN, end + 18 + index * 20, note, 'soft')),
    ],
  });
}

function layerBox(name: string, owner: string, y: number, language: Language) {
  const words = wrap(spokenOwner(owner, language), 38);
  const lines =
    owner === '—' ? words : words.map((line, index) => (index === 0 ? `${ownerMark(owner)}  ${line}` : line));
  const first = y + ROW / 2 + 5 - (lines.length - 1) * 9;
  const indent = ownerMark(owner).length > 1 ? 30 : 0;
  return [
    box(MARGIN, y, WIDTH - 2 * MARGIN, ROW, ownerClass(owner), 20),
    text(MARGIN + 36, y + ROW / 2 + 5, name, 'strong'),
    ...lines.map((line, index) => text(OWNER_X + (index === 0 ? 0 : indent), first + index * 18, line)),
  ];
}

function spokenOwner(owner: string, language: Language): string {
  return owner === '—' ? translate(language).state['not-applicable'] : publishedText(owner, language);
}

function ownerClass(owner: string): SvgOwner {
  if (owner.startsWith('Alibaba Cloud')) return 'alibaba-cloud';
  if (owner.startsWith('Customer')) return 'customer';
  return owner === '—' ? 'not-applicable' : 'shared';
}

function isAutomated(owner: string): boolean {
  return owner.includes('automated via');
}
