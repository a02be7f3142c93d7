import type { Messages } from '../messages/en.ts';
import { translate } from '../messages/translate.ts';
import type { Language } from '../model/bilingual.ts';
import { COLUMNS, type Column, type Layer } from '../model/layer.ts';
import { jsonText } from './json.ts';
import { Page, type TextOptions } from './text-page.ts';
import { padEnd, wrap } from './width.ts';

/** A row of the published table: each cell as it was published, with the sentence it rests on. */
export interface PublishedRow {
  layer: Layer;
  cells: Readonly<Record<Column, { text: string; sentence: string }>>;
}

/** The published text in the language asked; a text that has no translation stays as published. */
export function publishedText(text: string, language: Language): string {
  const published: Readonly<Record<string, string>> = translate(language).matrix.published;
  return (Object.hasOwn(published, text) ? published[text] : undefined) ?? text;
}

export function renderMatrix(table: readonly PublishedRow[], options: TextOptions): string {
  const page = new Page(options);
  const { matrix, layer: layers, configuration } = page.messages;
  const cell = Math.floor((page.width - 20) / 4);
  const widths = [page.width - 4 * cell, cell, cell, cell, cell];
  page.text(matrix.title, 0, 'bold');
  page.line();
  writeCells(page, [matrix.layer, ...COLUMNS.map((column) => configuration[column])], widths, true);
  page.line(page.paint('─'.repeat(page.width), 'dim'));
  for (const row of table) {
    const owners = COLUMNS.map((column) => ownerText(row.cells[column].text, page.messages, page.language));
    writeCells(page, [layers[row.layer], ...owners], widths, false);
  }
  page.line();
  page.text(matrix.note, 0, 'dim');
  return page.toString();
}

/** The owner by glyph, letter and word. */
function ownerText(text: string, messages: Messages, language: Language): string {
  const word = publishedText(text, language);
  if (text === '—') return `– ${messages.state['not-applicable']}`;
  return `${ownerMark(text)} ${word}`;
}

export function ownerMark(text: string): string {
  if (text.startsWith('Alibaba Cloud')) return '●A';
  if (text.startsWith('Customer')) return '○C';
  return text === '—' ? '–' : '◐S';
}

function writeCells(page: Page, cells: readonly string[], widths: readonly number[], bold: boolean): void {
  const columns = cells.map((text, index) => wrap(text, (widths[index] ?? 1) - 1));
  const height = Math.max(...columns.map((lines) => lines.length));
  for (let line = 0; line < height; line++) {
    const text = columns.map((lines, index) => padEnd(lines[line] ?? '', widths[index] ?? 1)).join('');
    page.line(bold ? page.paint(text.trimEnd(), 'bold') : text);
  }
}

export function renderMatrixJson(table: readonly PublishedRow[]): string {
  return jsonText(table);
}
