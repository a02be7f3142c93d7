import type { Gap } from '../kernel/known.ts';
import { countOf, fill } from '../messages/fill.ts';
import type { TakeoverTarget, TakeoverView } from '../model/takeover.ts';
import type { Path } from '../reach/graph.ts';
import { Page, type TextOptions } from './text-page.ts';

/** As many as one reads; the JSON has them all. */
const MOST_PATHS = 25;

/** Who gets to what, by the shortest way; and what cuts most. */
export function renderTakeover(view: TakeoverView, options: TextOptions): string {
  const page = new Page(options);
  const labels = new Map(view.nodes.map(({ id, label }) => [id, label]));
  for (const target of view.targets) writeTarget(page, target, labels);
  writeUnread(page, view.unread);
  return page.toString();
}

function writeTarget(page: Page, found: TakeoverTarget, labels: ReadonlyMap<string, string>): void {
  const { takeover } = page.messages;
  const target = labels.get(found.target) ?? found.target;
  if (found.paths.length === 0) {
    page.heading(fill(takeover.nobody, { target }));
    return;
  }
  page.heading(fill(countOf(takeover.target, found.paths.length), { target }));
  for (const path of found.paths.slice(0, MOST_PATHS)) writePath(page, path, labels);
  const hidden = found.paths.length - MOST_PATHS;
  if (hidden > 0) page.text(countOf(takeover.more, hidden), 2, 'dim');
  if (found.cuts.length > 0) page.text(takeover.cuts, 2, 'bold');
  for (const { without, sources } of found.cuts)
    page.item('✂ ', fill(countOf(takeover.cut, sources), { without }), 4);
}

function writePath(page: Page, { from, edges }: Path, labels: ReadonlyMap<string, string>): void {
  const { takeover, punctuation } = page.messages;
  page.text(labels.get(from) ?? from, 2, 'bold');
  for (const { to, why, through, uncertain } of edges) {
    const facts = [fill(takeover.by, { why })];
    if (through.length > 0) facts.push(fill(takeover.through, { through: through.join(punctuation.clause) }));
    if (uncertain) facts.push(takeover.uncertain);
    page.item('→ ', `${labels.get(to) ?? to}${punctuation.clause}${facts.join(punctuation.clause)}`, 4);
  }
}

export function writeUnread(page: Page, unread: readonly Gap[]): void {
  if (unread.length === 0) return;
  const { takeover, identity, punctuation } = page.messages;
  page.heading(takeover.unread);
  const alike = Map.groupBy(unread, ({ ids, reason }) => [...ids, reason].join('\n'));
  for (const gaps of alike.values()) {
    const { ids, reason } = gaps[0] as Gap;
    const cures = [...new Set(gaps.flatMap(({ cure }) => cure ?? []))];
    const needs =
      cures.length === 0 ? [] : [fill(identity.needs, { cure: cures.join(punctuation.semicolon) })];
    page.text([gaps.map(({ source }) => source).join(punctuation.clause), ...ids].join(' '), 2);
    page.text([reason, ...needs].join(punctuation.clause), 4, 'dim');
  }
}
