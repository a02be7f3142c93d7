import { countOf, fill } from '../messages/fill.ts';
import type { Assessment, WaiverLine } from '../model/assessment.ts';
import { PARTIES } from '../model/layer.ts';
import { SEVERITIES } from '../model/severity.ts';
import { countAssessment, countBy } from './counts.ts';
import { STATES_BY_BADNESS } from './marks.ts';
import { writeAdvisories } from './text-advisories.ts';
import { writeFindings } from './text-findings.ts';
import { writeLedger } from './text-ledger.ts';
import { Page, type TextOptions } from './text-page.ts';
import { writeStatements } from './text-provider.ts';
import { writeUnread } from './text-sources.ts';

/** What a person wants first: whose job it is, what is open, what could not be read. */
export function renderText(assessment: Assessment, options: TextOptions): string {
  const page = new Page(options);
  const { report } = page.messages;
  page.text(report.title, 0, 'bold');
  page.text(fill(report.subtitle, { account: assessment.account, time: assessment.snapshotTime }), 0, 'dim');
  writeLedger(page, assessment);
  writeFindings(page, assessment);
  writeAdvisories(page, assessment);
  writeStatements(page, assessment);
  writeUnread(page, assessment);
  writeWaivers(page, assessment);
  writeTotals(page, assessment);
  return page.toString();
}

function writeWaivers(page: Page, { waivers }: Assessment): void {
  const { report } = page.messages;
  const { unmatched, expired } = waivers;
  if (unmatched.length + expired.length === 0) return;
  page.heading(report.waivers);
  writeWaiverLines(page, report.waiversUnmatched, unmatched);
  writeWaiverLines(page, report.waiversExpired, expired);
}

function writeWaiverLines(page: Page, title: string, lines: readonly WaiverLine[]): void {
  if (lines.length === 0) return;
  const { report, punctuation } = page.messages;
  page.text(`${title}${punctuation.colon}${lines.length}`);
  for (const line of lines) {
    const target = [line.check, line.cluster, line.subject].filter((part) => part !== undefined).join(' ');
    const terms = fill(report.waiverUntil, { expires: line.expires, owner: line.owner, reason: line.reason });
    page.item('- ', `${target}${punctuation.colon}${terms}`, 2);
  }
}

function writeTotals(page: Page, assessment: Assessment): void {
  const { report, severity, unit, punctuation } = page.messages;
  const counts = countAssessment(assessment);
  const scopes = (['cluster', 'node-pool', 'node', 'virtual-node'] as const)
    .filter((kind) => counts.scopes[kind] > 0)
    .map((kind) => countOf(unit[kind], counts.scopes[kind]));
  const severities = SEVERITIES.filter((name) => counts.bySeverity[name] > 0).map((name) =>
    fill(report.severityCount, { count: counts.bySeverity[name], severity: severity[name].toLowerCase() }),
  );
  const { unmatched, expired } = assessment.waivers;
  const failing = counts.failing === 0 ? report.noFailing : fill(report.failing, { count: counts.failing });
  const rest = [
    severities.length === 0
      ? failing
      : fill(punctuation.pair, { a: failing, b: severities.join(punctuation.list) }),
    fill(report.unknownCount, { count: counts.unknown }),
    fill(report.unreadCount, { count: counts.unread }),
    fill(report.waivedCount, { count: counts.waived }),
    ...(unmatched.length > 0 ? [fill(report.unmatchedCount, { count: unmatched.length })] : []),
    ...(expired.length > 0 ? [fill(report.expiredCount, { count: expired.length })] : []),
  ];
  page.line();
  page.list(report.total + punctuation.colon, [...scopes, ...rest], punctuation.clause, 'bold');
  writeDutyTotals(page, assessment);
}

function writeDutyTotals(page: Page, assessment: Assessment): void {
  const { party, punctuation, report, state } = page.messages;
  const duties = PARTIES.map((owner) => {
    const rows = assessment.ledger.filter((row) => row.party === owner);
    const byState = countBy(STATES_BY_BADNESS, rows, (row) => row.state);
    const states = STATES_BY_BADNESS.filter((name) => byState[name] > 0).map(
      (name) => `${byState[name]} ${state[name]}`,
    );
    return {
      rows,
      text: `${party[owner]} ${fill(punctuation.pair, { a: rows.length, b: states.join(punctuation.list) })}`,
    };
  });
  const owed = duties.filter(({ rows }) => rows.length > 0).map(({ text }) => text);
  page.list(report.duties + punctuation.colon, owed, punctuation.clause, 'bold');
}
