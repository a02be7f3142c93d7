import { fill } from '../messages/fill.ts';
import { translate } from '../messages/translate.ts';
import type { Language } from '../model/bilingual.ts';
import type { Column } from '../model/layer.ts';
import { type Markup, markup } from './markup.ts';
import { ownerMark, type PublishedRow, publishedText } from './matrix.ts';
import { box, drawing, type SvgOwner, text } from './svg.ts';
import { wrap } from './width.ts';

const WIDTH = 800;
const MARGIN = 24;
const TOP = 64;
const ROW = 52;
const GAP = 6;
const OWNER_X = 400;

/** A published diagram: ten layers stacked, each with its owner by colour, pattern, letter and word. */
export function renderModelDiagram(
  table: readonly PublishedRow[],
  column: Column,
  { language }: { language: Language },
): string {
  const { configuration, diagram, layer, matrix, punctuation } = translate(language);
  const layers = table.map((row) => ({ name: layer[row.layer], owner: row.cells[column].text }));
  const spoken = layers.map(({ name, owner }) =>
    fill(diagram.layerOwner, { layer: name, owner: ownerWords(owner, language) }),
  );
  const isShared = layers.some(({ owner }) => ownerClass(owner) === 'shared');
  const isAutomated = layers.some(({ owner }) => owner.includes('automated via'));
  const notes = [isShared ? diagram.sharedNote : diagram.source, ...(isAutomated ? [matrix.note] : [])];
  const end = TOP + table.length * (ROW + GAP);
  const title = fill(diagram.title, { configuration: configuration[column] });
  return drawing({
    id: `demarc-${column}`,
    lang: language,
    width: WIDTH,
    height: end + 20 + notes.length * 20,
    title,
    description: fill(diagram.description, { layers: spoken.join(punctuation.semicolon) }),
    body: [
      text(MARGIN, 38, title, 'title'),
      layers.map(({ name, owner }, index) => drawLayer(name, owner, TOP + index * (ROW + GAP), language)),
      notes.map((note, index) => text(MARGIN, end + 18 + index * 20, note, 'soft')),
    ],
  });
}

function drawLayer(name: string, owner: string, y: number, language: Language): Markup {
  const middle = y + ROW / 2 + 5;
  const words = wrap(ownerWords(owner, language), 38);
  const first = middle - (words.length - 1) * 9;
  const mark = owner === '—' ? '' : text(OWNER_X, first, ownerMark(owner), 'strong');
  const lines = words.map((line, index) => text(OWNER_X + 34, first + index * 18, line));
  return markup`${box(MARGIN, y, WIDTH - 2 * MARGIN, ROW, ownerClass(owner), 20)}${text(MARGIN + 36, middle, name, 'strong')}${mark}${lines}`;
}

function ownerWords(owner: string, language: Language): string {
  return owner === '—' ? translate(language).state['not-applicable'] : publishedText(owner, language);
}

function ownerClass(owner: string): SvgOwner {
  if (owner.startsWith('Alibaba Cloud')) return 'alibaba-cloud';
  if (owner.startsWith('Customer')) return 'customer';
  return owner === '—' ? 'not-applicable' : 'shared';
}
