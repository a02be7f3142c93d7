import { countOf, fill } from '../messages/fill.ts';
import type { AdvisoryReport } from '../model/advisory-report.ts';
import type { Assessment } from '../model/assessment.ts';
import { firstDue, isOpen, movesOf, ratingOf } from './advisory-marks.ts';
import { inert } from './inert.ts';
import { PARTY_MARKS } from './marks.ts';
import type { Page } from './text-page.ts';

/** As many as a person reads; the JSON and the HTML have all. */
const SHOWN = 12;

/** The advisories that are open in the account, worst first: at how many scopes, and whose move it is. */
export function writeAdvisories(page: Page, { advisories, advisoryData }: Assessment): void {
  if (advisories === undefined) return;
  const { advisoryReports: words } = page.messages;
  const open = advisories.filter(isOpen);
  page.heading(words.title, open.length === 0 ? '' : countOf(words.count, open.length));
  if (open.length === 0) page.text(words.none);
  for (const report of open.slice(0, SHOWN)) writeAdvisory(page, report);
  if (open.length > SHOWN) page.text(countOf(words.more, open.length - SHOWN), 2, 'dim');
  const undecided = advisories.filter((report) => !isOpen(report) && report.undetermined.length > 0);
  if (undecided.length > 0) page.text(countOf(words.undecided, undecided.length));
  if (advisoryData === undefined) return;
  const { advisories: data } = page.messages;
  page.text(fill(words.data, { date: advisoryData.asOf.slice(0, 10) }), 0, 'dim');
  if (advisoryData.old) page.text(data.old, 0, 'yellow');
}

function writeAdvisory(page: Page, report: AdvisoryReport): void {
  const { advise, advisoryReports: words, punctuation } = page.messages;
  const { id, scopes, summary } = report;
  const due = firstDue(scopes);
  const date = due?.due?.slice(0, 10) ?? '';
  const marks = [
    inert(id),
    ratingOf(report, page.messages),
    countOf(words.at, scopes.length),
    ...(due === undefined ? [] : [fill(due.overdue ? words.overdue : words.due, { date })]),
  ];
  page.item('- ', marks.join(punctuation.semicolon), 2, 'bold');
  page.text(summary, 4);
  const moves = movesOf(scopes).map((group) => {
    const { party, trigger, state } = group[0] as (typeof scopes)[number];
    const move = fill(advise.move, {
      party: `${PARTY_MARKS[party]} ${advise.party[party]}`,
      trigger: advise.trigger[trigger],
      state: advise.state[state],
    });
    return fill(punctuation.pair, { a: move, b: group.length });
  });
  page.item(words.next + punctuation.colon, moves.join(punctuation.semicolon), 4);
}
