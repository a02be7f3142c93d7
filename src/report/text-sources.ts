import type { Outcome } from '../kernel/known.ts';
import { countOf } from '../messages/fill.ts';
import type { Assessment, SourceReport } from '../model/assessment.ts';
import { isUnreadSource } from './counts.ts';
import { documentName } from './names.ts';
import { renderReason } from './render-reason.ts';
import type { Page } from './text-page.ts';

const SHOWN_SOURCES = 6;
const SHOWN_PLACES = 4;
const SHOWN_CAUSES = 20;
const ORDER: readonly Outcome[] = ['denied', 'throttled', 'failed', 'not-attempted'];

/** What could not be read: one entry per reason, with what it hides and the permissions that would cure it. */
export function writeUnread(page: Page, assessment: Assessment): void {
  const { outcome, report, unit } = page.messages;
  const unread = assessment.sources.filter(isUnreadSource);
  page.heading(report.unreadSources, unread.length === 0 ? '' : countOf(unit.source, unread.length));
  if (unread.length === 0) page.text(report.allRead);
  const names = new Map(assessment.scopes.map(({ cluster, clusterName }) => [cluster, clusterName]));
  for (const ended of ORDER) {
    const own = unread.filter((source) => source.outcome === ended);
    if (own.length === 0) continue;
    page.line(page.paint(outcome[ended][0]?.toUpperCase() + outcome[ended].slice(1), 'bold'));
    const causes = [...Map.groupBy(own, causeOf).values()];
    for (const alike of causes.slice(0, SHOWN_CAUSES)) writeCause(page, alike, names);
    if (causes.length > SHOWN_CAUSES) page.text(countOf(unit.more, causes.length - SHOWN_CAUSES), 2, 'dim');
  }
}

// A refusal names its action, so what it needs tells more of it than its words.
function causeOf({ outcome, source, reason, cure }: SourceReport): string {
  return outcome === 'denied' ? `${source}\n${cure}` : (reason ?? source);
}

function writeCause(
  page: Page,
  alike: readonly SourceReport[],
  names: ReadonlyMap<string | undefined, string | undefined>,
): void {
  const [first] = alike;
  if (first === undefined) return;
  const { punctuation, report } = page.messages;
  const bySource = Map.groupBy(alike, ({ source }) => source);
  const sources = Array.from(bySource, ([source, { length }]) =>
    length > 1 ? `${source} ×${length}` : source,
  );
  const what = alike.length === 1 ? documentName(first) : cut(page, sources, SHOWN_SOURCES);
  page.item(
    '- ',
    first.reason === undefined
      ? what
      : `${what}${punctuation.colon}${renderReason(first.reason, page.language)}`,
    2,
  );
  const places = new Set(alike.flatMap(({ ids: [id] }) => (id === undefined ? [] : [names.get(id) ?? id])));
  if (alike.length > 1 && places.size > 0) {
    page.item(report.places + punctuation.colon, cut(page, [...places], SHOWN_PLACES), 4);
  }
  const cures = new Set(alike.flatMap(({ cure }) => cure ?? []));
  if (cures.size > 0)
    page.item(report.cure + punctuation.colon, [...cures].join(punctuation.semicolon), 4, 'bold');
}

function cut(page: Page, items: readonly string[], shown: number): string {
  const { punctuation, unit } = page.messages;
  const hidden = items.length - shown;
  const told = hidden > 0 ? [...items.slice(0, shown), countOf(unit.more, hidden)] : items;
  return told.join(punctuation.list);
}
