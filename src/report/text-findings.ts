import { countOf, fill } from '../messages/fill.ts';
import type { Assessment, CatalogueEntry, Finding, LedgerRow } from '../model/assessment.ts';
import type { Severity } from '../model/severity.ts';
import { isFailing, isOpen, overdueRows } from './counts.ts';
import { type FindingGroup, groupByCause, groupFindings, subjectName } from './finding-groups.ts';
import { SEVERITY_STYLES, STATE_MARKS } from './marks.ts';
import { dutyLabel, groupName } from './names.ts';
import { renderAct, renderMessage, renderStatement, renderTitle } from './render-message.ts';
import type { Page } from './text-page.ts';

const SHOWN_SUBJECTS = 5;
const SHOWN_CHECKS = 8;

export type Entries = ReadonlyMap<string, CatalogueEntry>;

export function writeFindings(page: Page, assessment: Assessment): void {
  const { report } = page.messages;
  const entries: Entries = new Map(assessment.catalogue.map((entry) => [entry.id, entry]));
  const open = Map.groupBy(assessment.findings.filter(isOpen), (finding) => finding.party);
  const overdue = overdueRows(assessment);
  const provider = open.get('alibaba-cloud') ?? [];
  const unowned = open.get('unknown') ?? [];
  writeParty(page, report.customerDuties, open.get('customer') ?? [], [], entries);
  if (provider.length + overdue.length > 0)
    writeParty(page, report.providerDuties, provider, overdue, entries);
  if (unowned.length > 0) writeParty(page, report.unknownDuties, unowned, [], entries);
}

function writeParty(
  page: Page,
  title: string,
  own: readonly Finding[],
  overdue: readonly LedgerRow[],
  entries: Entries,
): void {
  const unknown = own.filter((finding) => !isFailing(finding));
  page.heading(title, partyNote(page, own.length, unknown.length));
  if (own.length + overdue.length === 0) page.text(page.messages.report.none);
  writeOverdue(page, overdue);
  let severity: Severity | undefined;
  for (const group of groupFindings(own.filter(isFailing))) {
    if (group.severity !== severity) writeSeverity(page, group.severity);
    severity = group.severity;
    writeGroup(page, group, entries.get(group.check));
  }
  if (unknown.length > 0) writeUnknown(page, unknown, entries);
}

function partyNote(page: Page, total: number, unknown: number): string {
  const { report, punctuation } = page.messages;
  const parts = [
    total > unknown ? fill(report.failing, { count: total - unknown }) : '',
    unknown > 0 ? fill(report.unknownCount, { count: unknown }) : '',
  ];
  return parts.filter((part) => part !== '').join(punctuation.clause);
}

function writeSeverity(page: Page, severity: Severity): void {
  page.line(page.paint(page.messages.severity[severity], 'bold', SEVERITY_STYLES[severity]));
}

export function writeGroup(page: Page, group: FindingGroup, entry: CatalogueEntry | undefined): void {
  const [first] = group.findings;
  if (first === undefined) return;
  const { layer, punctuation, unit } = page.messages;
  const title = renderTitle(entry, group.check, page.language);
  page.item('- ', title, 2, 'bold');
  const id = title === group.check ? '' : `${group.check} · `;
  page.text(`${id}${layer[first.layer]}${punctuation.colon}${dutyLabel(first, page.messages)}`, 4, 'dim');
  const shown = group.findings.slice(0, SHOWN_SUBJECTS);
  const acts = new Set(
    group.findings.map((finding) => JSON.stringify(renderAct(entry, finding, page.language))),
  );
  for (const finding of shown) {
    const message = renderMessage(entry, finding, page.language);
    page.item('· ', subjectName(finding) + punctuation.colon + message, 4);
    writeNotes(page, finding);
    if (acts.size > 1) writeAct(page, finding, entry, 6);
  }
  const hidden = group.findings.length - shown.length;
  if (hidden > 0) page.text(countOf(unit.more, hidden), 6, 'dim');
  if (acts.size === 1) writeAct(page, first, entry, 4);
}

function writeNotes(page: Page, finding: Finding): void {
  const { report, punctuation } = page.messages;
  const { severityReason, waiverExpired } = finding;
  if (severityReason !== undefined) page.item(report.severityReason + punctuation.colon, severityReason, 6);
  if (waiverExpired !== undefined) page.text(fill(report.waiverWasUntil, { ...waiverExpired }), 6);
}

export function writeAct(
  page: Page,
  finding: Finding,
  entry: CatalogueEntry | undefined,
  indent: number,
): void {
  const { report, punctuation } = page.messages;
  const act = renderAct(entry, finding, page.language);
  page.item(report.next + punctuation.colon, act.step, indent);
  if (act.console !== undefined) page.item(report.console + punctuation.colon, act.console, indent);
  if (act.call !== undefined) page.item(report.call + punctuation.colon, act.call, indent);
}

function writeUnknown(page: Page, unknown: readonly Finding[], entries: Entries): void {
  const lead = fill(page.messages.unknown.lead, { reason: '' });
  page.line(page.paint(page.messages.report.couldNotTell, 'bold', 'yellow'));
  for (const cause of groupByCause(unknown)) {
    const [first] = cause;
    if (first === undefined) continue;
    const message = renderMessage(entries.get(first.check), first, page.language);
    page.item('- ', message.startsWith(lead) ? message.slice(lead.length) : message, 2);
    const checks = [...Map.groupBy(cause, (finding) => finding.check)];
    const names = checks
      .slice(0, SHOWN_CHECKS)
      .map(([check, { length }]) => (length > 1 ? `${check} ×${length}` : check));
    const hidden = checks.length - names.length;
    if (hidden > 0) names.push(countOf(page.messages.unit.more, hidden));
    page.text(names.join(page.messages.punctuation.list), 4, 'dim');
  }
}

function writeOverdue(page: Page, overdue: readonly LedgerRow[]): void {
  if (overdue.length === 0) return;
  const { report, state } = page.messages;
  page.line(page.paint(`${state.overdue[0]?.toUpperCase()}${state.overdue.slice(1)}`, 'bold', 'red'));
  const told = Map.groupBy(overdue, ({ statement, layer, duty }) =>
    JSON.stringify([layer, duty, statement?.message]),
  );
  for (const rows of told.values()) {
    const [first] = rows;
    if (first === undefined) continue;
    const { layer, punctuation, unit } = page.messages;
    page.item('- ', `${layer[first.layer]}${punctuation.colon}${dutyLabel(first, page.messages)}`, 2, 'bold');
    page.text(
      first.statement === undefined
        ? report.statementOverdue
        : renderStatement(first.statement, page.language),
      4,
    );
    const scopes = rows
      .slice(0, SHOWN_SUBJECTS)
      .map(({ scope }) => groupName({ scope, scopes: [scope], rows }, page.messages));
    const hidden = rows.length - scopes.length;
    if (hidden > 0) scopes.push(countOf(unit.more, hidden));
    page.text(scopes.join(punctuation.list), 4, 'dim');
  }
}

/** What is said of the provider's duties beside the rows: one line per statement and state. */
export function writeStatements(page: Page, assessment: Assessment): void {
  if (assessment.statements.length === 0) return;
  const { punctuation, report, state, unit } = page.messages;
  page.heading(report.statements);
  const entries: Entries = new Map(assessment.catalogue.map((entry) => [entry.id, entry]));
  for (const told of Map.groupBy(assessment.statements, (said) =>
    JSON.stringify([said.check, said.state]),
  ).values()) {
    const [first] = told;
    if (first === undefined) continue;
    const title = renderTitle(entries.get(first.check), first.check, page.language);
    const more = told.length > 1 ? ` (${countOf(unit.more, told.length - 1)})` : '';
    page.item(`${STATE_MARKS[first.state]} `, `${title}${punctuation.colon}${state[first.state]}`, 2, 'bold');
    page.text(`${first.subject}${punctuation.colon}${renderStatement(first, page.language)}${more}`, 4);
  }
}
