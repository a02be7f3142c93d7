import { countOf } from '../messages/fill.ts';
import type { Assessment, SourceReport } from '../model/assessment.ts';
import { isUnreadSource } from './counts.ts';
import { documentName } from './names.ts';
import type { Page } from './text-page.ts';

const SHOWN_DOCUMENTS = 3;
const SHOWN_CAUSES = 12;

/** What could not be read, under the permission that would cure it. */
export function writeUnread(page: Page, assessment: Assessment): void {
  const { report, unit } = page.messages;
  const unread = assessment.sources.filter(isUnreadSource);
  page.heading(report.unreadSources, unread.length === 0 ? '' : countOf(unit.source, unread.length));
  if (unread.length === 0) page.text(report.allRead);
  const curable = Map.groupBy(
    unread.filter((source) => source.cure !== undefined),
    (source) => source.cure as string,
  );
  for (const [cure, sources] of curable) {
    page.item(`${report.cure} `, cure, 0, 'bold');
    writeCauses(page, sources);
  }
  const others = unread.filter((source) => source.cure === undefined);
  if (others.length === 0) return;
  if (curable.size > 0) page.line(page.paint(report.noCure, 'bold'));
  writeCauses(page, others);
}

function writeCauses(page: Page, sources: readonly SourceReport[]): void {
  const causes = [
    ...Map.groupBy(sources, ({ source, outcome, reason }) => JSON.stringify([source, outcome, reason])),
  ];
  for (const [, alike] of causes.slice(0, SHOWN_CAUSES)) writeCause(page, alike);
  if (causes.length > SHOWN_CAUSES)
    page.text(countOf(page.messages.unit.more, causes.length - SHOWN_CAUSES), 2, 'dim');
}

function writeCause(page: Page, alike: readonly SourceReport[]): void {
  const [first] = alike;
  if (first === undefined) return;
  const { outcome, punctuation, unit } = page.messages;
  const names =
    alike.length === 1
      ? [documentName(first)]
      : alike
          .slice(0, SHOWN_DOCUMENTS)
          .map(({ source, ids }) => (ids.length === 0 ? source : ids.join(', ')));
  if (alike.length > SHOWN_DOCUMENTS) names.push(countOf(unit.more, alike.length - SHOWN_DOCUMENTS));
  const what = alike.length === 1 ? names.join('') : `${first.source} ×${alike.length} (${names.join('; ')})`;
  const why = [outcome[first.outcome], first.reason].filter((part) => part !== undefined && part !== '');
  page.item('- ', `${what}${punctuation.colon}${why.join(punctuation.list)}`, 2);
}
