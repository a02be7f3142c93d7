import { countOf } from '../messages/fill.ts';
import type { CatalogueEntry } from '../model/assessment.ts';
import { LAYERS } from '../model/layer.ts';
import { inert } from './inert.ts';
import { jsonText } from './json.ts';
import { SEVERITY_STYLES } from './marks.ts';
import { Page, type TextOptions } from './text-page.ts';
import { padEnd } from './width.ts';

const SEVERITY_WIDTH = 10;

/** Every check and statement, under its layer. */
export function renderCheckList(catalogue: readonly CatalogueEntry[], options: TextOptions): string {
  const page = new Page(options);
  const { checks, layer: layers, unit } = page.messages;
  if (catalogue.length === 0) page.text(checks.noneMatching);
  for (const layer of LAYERS) {
    const own = catalogue.filter((entry) => entry.layer === layer);
    if (own.length === 0) continue;
    page.heading(layers[layer], countOf(unit.check, own.length));
    for (const entry of own) writeEntry(page, entry);
  }
  return page.toString();
}

function writeEntry(page: Page, entry: CatalogueEntry): void {
  const { entryKind, severity } = page.messages;
  const label = entry.kind === 'check' ? severity[entry.severity] : entryKind.statement;
  const mark = page.paint(
    padEnd(entry.kind === 'check' ? label : '–', SEVERITY_WIDTH),
    SEVERITY_STYLES[entry.severity],
  );
  page.line(`  ${mark}${page.paint(inert(entry.id), 'bold')}`);
  page.text(entry.title[page.language], 2 + SEVERITY_WIDTH);
}

/** One check with its page: why it matters, how to fix it, when to accept it. */
export function renderCheckExplanation(entry: CatalogueEntry, prose: string, options: TextOptions): string {
  const page = new Page(options);
  const { checks, duty, entryKind, layer, punctuation, report, severity } = page.messages;
  page.text(entry.title[page.language], 0, 'bold');
  page.text(entry.id, 0, 'dim');
  page.line();
  page.item(checks.kind + punctuation.colon, entryKind[entry.kind], 0);
  page.item(checks.severity + punctuation.colon, severity[entry.severity], 0);
  page.item(checks.layer + punctuation.colon, layer[entry.layer], 0);
  page.item(checks.duty + punctuation.colon, entry.duty === null ? '–' : duty[entry.duty], 0);
  page.item(checks.message + punctuation.colon, entry.message[page.language], 0);
  page.item(report.next + punctuation.colon, entry.act.step[page.language], 0);
  if (entry.act.console !== undefined) {
    page.item(report.console + punctuation.colon, entry.act.console[page.language], 0);
  }
  if (entry.act.call !== undefined) page.call(report.call + punctuation.colon, entry.act.call, 0);
  writeProse(page, prose);
  if (entry.references.length > 0) page.heading(checks.references);
  for (const reference of entry.references) page.item('- ', reference, 0);
  return page.toString();
}

/** Markdown as we write it: headings, paragraphs, lists and fenced blocks. */
function writeProse(page: Page, prose: string): void {
  let fenced = false;
  let gap = true;
  for (const line of joinParagraphs(prose)) {
    const isHeading = !fenced && /^#+ /.test(line);
    if (line.trim() === '' && !fenced) gap = true;
    else if (line.startsWith('```')) fenced = !fenced;
    else if (isHeading) page.heading(inert(line.replace(/^#+ /, '')));
    else {
      if (gap) page.line();
      writeProseLine(page, line, fenced);
    }
    if (line.trim() !== '') gap = isHeading ? false : line.startsWith('```') && gap;
  }
}

function writeProseLine(page: Page, line: string, fenced: boolean): void {
  if (fenced) page.text(line.trim(), 4 + Math.min(8, line.length - line.trimStart().length));
  else if (/^\s*([-*]|\d+\.) /.test(line)) writeListItem(page, line);
  else page.text(line.trim());
}

function writeListItem(page: Page, line: string): void {
  const [, indent = '', mark = '-', text = ''] = /^(\s*)([-*]|\d+\.) +(.*)$/.exec(line) ?? [];
  page.item(`${mark.replace('*', '-')} `, text, Math.min(indent.length, 8));
}

// A hard-wrapped paragraph is one text: it is wrapped anew to the width asked.
function joinParagraphs(prose: string): string[] {
  const joined: string[] = [];
  let fenced = false;
  for (const line of prose.split(/\r?\n/)) {
    const before = joined.at(-1) ?? '';
    const starts = /^(#+ |\s*([-*]|\d+\.) |```|\s*$)/.test(line);
    if (!fenced && !starts && before.trim() !== '' && !/^(#+ |```)/.test(before)) {
      joined[joined.length - 1] = `${before} ${line.trim()}`;
    } else {
      joined.push(line);
    }
    if (line.startsWith('```')) fenced = !fenced;
  }
  return joined;
}

export function renderCheckListJson(catalogue: readonly CatalogueEntry[]): string {
  return jsonText(catalogue);
}
