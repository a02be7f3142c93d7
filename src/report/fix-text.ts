import { countOf, fill } from '../messages/fill.ts';
import type { FileFix, FixPlace, FixReport } from '../model/fix.ts';
import { inert } from './inert.ts';
import type { Paint, Style } from './paint.ts';
import { Page, type TextOptions } from './text-page.ts';

/** What `demarc fix` changes as a unified diff, and below it what it left as it is. */
export function renderFixText(report: FixReport, options: TextOptions): string {
  const page = new Page(options);
  for (const { diff } of report.fixed) tellDiff(page, diff);
  page.heading(page.messages.fix.title);
  tellFixes(page, report.fixed);
  tellHeld(page, report.fixed);
  tellRefused(page, report.fixed);
  tellFaults(page, report);
  return page.toString();
}

const STYLES: readonly (readonly [start: string, style: Style])[] = [
  ['---', 'bold'],
  ['+++', 'bold'],
  ['@@', 'cyan'],
  ['-', 'red'],
  ['+', 'green'],
];

function tellDiff(page: Page, diff: string): void {
  for (const line of diff.split('\n'))
    if (line !== '') page.line(painted(page.paint, line.replace(/\r$/, '')));
}

function painted(paint: Paint, line: string): string {
  const text = line.split('\t').map(inert).join('\t');
  const style = STYLES.find(([start]) => line.startsWith(start))?.[1];
  return style === undefined ? text : paint(text, style);
}

function tellFixes(page: Page, fixed: readonly FileFix[]): void {
  const { fix, scan } = page.messages;
  const changed = fixed.filter(({ state }) => state === 'proposed' || state === 'written');
  const fixes = changed.flatMap((file) => file.fixes);
  if (fixes.length === 0) {
    if (!fixed.some(({ state }) => state === 'unwritten')) page.text(fix.none);
    return;
  }
  const words = { fixes: countOf(fix.fixes, fixes.length), files: countOf(scan.files, changed.length) };
  page.text(fill(changed.some(({ state }) => state === 'written') ? fix.written : fix.proposed, words));
  const open = new Set(fixes.filter(({ opens }) => opens === true).map(({ check }) => check));
  for (const [check, count] of countsByCheck(fixes))
    page.text(`${check}  ${count}${open.has(check) ? `  (${fix.opens})` : ''}`, 2);
}

function tellHeld(page: Page, fixed: readonly FileFix[]): void {
  const held = fixed.flatMap((file) => file.held);
  if (held.length === 0) return;
  page.heading(page.messages.fix.held, countOf(page.messages.fix.fixes, held.length));
  for (const [check, count] of countsByCheck(held)) page.text(`${check}  ${count}`, 2);
}

function countsByCheck(places: readonly FixPlace[]): [check: string, count: number][] {
  const counts = new Map<string, number>();
  for (const { check } of places) counts.set(check, (counts.get(check) ?? 0) + 1);
  return [...counts];
}

function tellRefused(page: Page, fixed: readonly FileFix[]): void {
  const { fix } = page.messages;
  if (fixed.every(({ refused }) => refused.length === 0)) return;
  page.heading(fix.refused);
  for (const { file, refused } of fixed)
    for (const { line, check, path, reason } of refused) {
      page.text(`${file}:${line}  ${check}  ${path}`, 2);
      page.text(fix.reason[reason], 6);
    }
}

function tellFaults(page: Page, { fixed, templates, unreadable }: FixReport): void {
  const { fix, scan } = page.messages;
  const unwritten = fixed.filter(({ state }) => state === 'unwritten');
  if (unwritten.length > 0) page.heading(fix.unwritten);
  for (const { file, reason, detail } of unwritten)
    page.text(
      `${file}: ${reason === undefined ? '' : fill(fix.fault[reason], { detail: detail ?? '-' })}`,
      2,
    );
  if (unreadable.length > 0) page.heading(scan.unreadable);
  for (const { file, line, reason } of unreadable) page.text(`${file}:${line}  ${reason}`, 2);
  if (templates.length > 0) page.text(countOf(fix.templates, templates.length));
}
