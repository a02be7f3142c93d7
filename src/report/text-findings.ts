import { countOf, fill } from '../messages/fill.ts';
import type { Assessment, CatalogueEntry, Finding, LedgerRow } from '../model/assessment.ts';
import type { Severity } from '../model/severity.ts';
import { isFailing, isOpen, overdueRows } from './counts.ts';
import {
  createSubjectLabel,
  type FindingGroup,
  groupByCause,
  groupFindings,
  type SubjectLabel,
} from './finding-groups.ts';
import { SEVERITY_STYLES } from './marks.ts';
import { dutyLabel } from './names.ts';
import {
  renderAct,
  renderCause,
  renderMessage,
  renderSeverityReason,
  renderTitle,
} from './render-message.ts';
import type { Page } from './text-page.ts';
import { writeOverdue } from './text-provider.ts';

const SHOWN_SUBJECTS = 5;
const SHOWN_CHECKS = 8;

interface Known {
  entries: ReadonlyMap<string, CatalogueEntry>;
  label: SubjectLabel;
}

export function writeFindings(page: Page, assessment: Assessment): void {
  const { report } = page.messages;
  const entries = new Map(assessment.catalogue.map((entry) => [entry.id, entry]));
  const known: Known = { entries, label: createSubjectLabel(assessment.scopes) };
  const open = Map.groupBy(assessment.findings.filter(isOpen), (finding) => finding.party);
  const overdue = overdueRows(assessment);
  const provider = open.get('alibaba-cloud') ?? [];
  const unowned = open.get('unknown') ?? [];
  writeParty(page, report.customerDuties, open.get('customer') ?? [], [], known);
  if (provider.length + overdue.length > 0) writeParty(page, report.providerDuties, provider, overdue, known);
  if (unowned.length > 0) writeParty(page, report.unknownDuties, unowned, [], known);
}

function writeParty(
  page: Page,
  title: string,
  own: readonly Finding[],
  overdue: readonly LedgerRow[],
  known: Known,
): void {
  const unknown = own.filter((finding) => !isFailing(finding));
  page.heading(title, partyNote(page, own.length, unknown.length));
  if (own.length + overdue.length === 0) page.text(page.messages.report.none);
  writeOverdue(page, overdue);
  let severity: Severity | undefined;
  for (const group of groupFindings(own.filter(isFailing))) {
    if (group.severity !== severity) writeSeverity(page, group.severity);
    severity = group.severity;
    writeGroup(page, group, known);
  }
  if (unknown.length > 0) writeUnknown(page, unknown);
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

function writeGroup(page: Page, group: FindingGroup, { entries, label }: Known): void {
  const [first] = group.findings;
  if (first === undefined) return;
  const entry = entries.get(group.check);
  const { layer, punctuation, unit } = page.messages;
  const title = renderTitle(entry, group.check, page.language);
  page.item('- ', title, 2, 'bold');
  const id = title === group.check ? '' : `${group.check} · `;
  page.text(`${id}${layer[first.layer]}${punctuation.colon}${dutyLabel(first, page.messages)}`, 4, 'dim');
  const shown = group.findings.slice(0, SHOWN_SUBJECTS);
  for (const finding of shown) {
    page.item('· ', label(finding) + punctuation.colon + renderMessage(entry, finding, page.language), 4);
    writeNotes(page, finding);
  }
  const hidden = group.findings.length - shown.length;
  if (hidden > 0) page.text(countOf(unit.more, hidden), 6, 'dim');
  writeAct(page, group.findings, entry, 4);
}

function writeNotes(page: Page, finding: Finding): void {
  const { report, punctuation } = page.messages;
  const { waiverExpired } = finding;
  const severityReason = renderSeverityReason(finding, page.language);
  if (severityReason !== undefined) page.item(report.severityReason + punctuation.colon, severityReason, 6);
  if (waiverExpired !== undefined) page.text(fill(report.waiverWasUntil, { ...waiverExpired }), 6);
}

/** The act of the first of findings of one check; where the others' differ in names, that is said. */
export function writeAct(
  page: Page,
  findings: readonly Finding[],
  entry: CatalogueEntry | undefined,
  indent: number,
): void {
  const { report, punctuation } = page.messages;
  const acts = findings.map((finding) => renderAct(entry, finding, page.language));
  const [act] = acts;
  if (act === undefined) return;
  const isOne = new Set(acts.map((one) => JSON.stringify(one))).size === 1;
  page.item((isOne ? report.next : report.nextOfFirst) + punctuation.colon, act.step, indent);
  if (act.console !== undefined) page.item(report.console + punctuation.colon, act.console, indent);
  if (act.call !== undefined) page.call(report.call + punctuation.colon, act.call, indent);
}

function writeUnknown(page: Page, unknown: readonly Finding[]): void {
  const { punctuation, report, unit } = page.messages;
  page.line(page.paint(report.couldNotTell, 'bold', 'yellow'));
  for (const cause of groupByCause(unknown)) {
    page.item('- ', renderCause(cause, page.language), 2);
    const checks = [...Map.groupBy(cause, (finding) => finding.check)];
    const names = checks
      .slice(0, SHOWN_CHECKS)
      .map(([check, { length }]) => (length > 1 ? `${check} ×${length}` : check));
    const hidden = checks.length - names.length;
    if (hidden > 0) names.push(countOf(unit.more, hidden));
    page.text(names.join(punctuation.list), 4, 'dim');
  }
}
