import { countOf, fill } from '../messages/fill.ts';
import type { CatalogueEntry, Finding } from '../model/assessment.ts';
import { type Scope, scopeName } from '../model/scope.ts';
import type { AssessmentDiff, LedgerChange, Standing } from './compare-assessments.ts';
import { groupFindings, subjectName } from './finding-groups.ts';
import { jsonText } from './json.ts';
import { PARTY_MARKS, SEVERITY_STYLES, STATE_MARKS } from './marks.ts';
import { dutyLabel } from './names.ts';
import { renderMessage, renderTitle } from './render-message.ts';
import { Page, type TextOptions } from './text-page.ts';

const SHOWN_LINES = 40;

export function renderDiffJson(diff: AssessmentDiff): string {
  return jsonText(diff);
}

/** The catalogue is that of the newer assessment; a check that it no longer has is named by its id. */
export function renderDiff(
  diff: AssessmentDiff,
  catalogue: readonly CatalogueEntry[],
  options: TextOptions,
): string {
  const page = new Page(options);
  const { diff: words } = page.messages;
  const entries = new Map(catalogue.map((entry) => [entry.id, entry]));
  page.text(words.title, 0, 'bold');
  page.text(
    fill(words.between, { before: diff.before.snapshotTime, after: diff.after.snapshotTime }),
    0,
    'dim',
  );
  if (diff.before.account !== diff.after.account) {
    page.text(fill(words.otherAccount, { before: diff.before.account, after: diff.after.account }));
  }
  const { findings } = diff;
  writeFindings(page, words.appeared, findings.appeared, entries);
  writeGone(page, diff, entries);
  writeChanged(page, diff, entries);
  writeFindings(page, words.waived, findings.waived, entries);
  writeFindings(page, words.unwaived, findings.unwaived, entries);
  writeScopes(page, words.scopesAppeared, diff.scopes.appeared);
  writeScopes(page, words.scopesGone, diff.scopes.gone);
  writeLedger(page, diff.ledger);
  writeTotal(page, diff);
  return page.toString();
}

type Entries = ReadonlyMap<string, CatalogueEntry>;

function writeFindings(page: Page, title: string, findings: readonly Finding[], entries: Entries): void {
  if (findings.length === 0) return;
  page.heading(title, String(findings.length));
  for (const group of groupFindings(findings)) {
    const entry = entries.get(group.check);
    writeCheck(page, group.check, group.severity, entry);
    for (const finding of group.findings) {
      page.item('· ', described(page, finding, entry), 4);
    }
  }
}

function writeCheck(
  page: Page,
  check: string,
  severity: Finding['severity'],
  entry: CatalogueEntry | undefined,
): void {
  const label = page.messages.severity[severity];
  page.line(`  ${page.paint(label, SEVERITY_STYLES[severity])}`);
  page.item('- ', `${renderTitle(entry, check, page.language)} · ${check}`, 2, 'bold');
}

function described(page: Page, finding: Finding, entry: CatalogueEntry | undefined): string {
  return (
    subjectName(finding) + page.messages.punctuation.colon + renderMessage(entry, finding, page.language)
  );
}

function writeGone(page: Page, { findings }: AssessmentDiff, entries: Entries): void {
  const { diff: words, punctuation } = page.messages;
  if (findings.gone.length > 0) page.heading(words.gone, String(findings.gone.length));
  for (const [reason, gone] of Map.groupBy(findings.gone, (item) => item.reason)) {
    page.line(`  ${page.paint(words.reason[reason] + punctuation.colon + gone.length, 'bold')}`);
    for (const { finding } of gone) {
      page.item('- ', `${finding.check} · ${described(page, finding, entries.get(finding.check))}`, 2);
    }
  }
}

function writeChanged(page: Page, { findings }: AssessmentDiff, entries: Entries): void {
  const { diff: words, party, severity, verdict, punctuation } = page.messages;
  if (findings.changed.length > 0) page.heading(words.changed, String(findings.changed.length));
  for (const { before, after } of findings.changed) {
    const names = (of: Finding) => [verdict[of.verdict], severity[of.severity], party[of.party]];
    const [then, now] = [names(before), names(after)];
    const moves = then.flatMap((name, index) => (name === now[index] ? [] : [`${name} → ${now[index]}`]));
    page.item('- ', `${after.check} · ${moves.join(punctuation.list)}`, 2, 'bold');
    page.text(described(page, after, entries.get(after.check)), 4);
  }
}

function writeScopes(page: Page, title: string, scopes: readonly Scope[]): void {
  if (scopes.length === 0) return;
  const { punctuation, scopeKind } = page.messages;
  page.heading(title, String(scopes.length));
  writeCut(page, scopes, (scope) =>
    page.item('- ', scopeKind[scope.kind] + punctuation.colon + scopeName(scope), 2),
  );
}

function writeLedger(page: Page, changes: readonly LedgerChange[]): void {
  if (changes.length === 0) return;
  const { diff: words, layer, punctuation } = page.messages;
  page.heading(words.ledger, String(changes.length));
  writeCut(page, changes, (change) => {
    const what = `${scopeName(change.scope)} · ${layer[change.layer]}${punctuation.colon}${dutyLabel(change, page.messages)}`;
    page.item(
      '- ',
      `${what}${punctuation.colon}${standing(page, change.before)} → ${standing(page, change.after)}`,
      2,
    );
  });
}

function writeCut<T>(page: Page, items: readonly T[], write: (item: T) => void): void {
  for (const item of items.slice(0, SHOWN_LINES)) write(item);
  const hidden = items.length - SHOWN_LINES;
  if (hidden > 0) page.text(countOf(page.messages.unit.more, hidden), 4, 'dim');
}

function standing(page: Page, of: Standing | null): string {
  const { diff: words, state, party } = page.messages;
  if (of === null) return words.absent;
  if (of.party === null) return state[of.state];
  return `${PARTY_MARKS[of.party]} ${party[of.party]} ${STATE_MARKS[of.state]} ${state[of.state]}`;
}

function writeTotal(page: Page, { findings, ledger, scopes }: AssessmentDiff): void {
  const { diff: words } = page.messages;
  const { appeared, gone, changed, waived, unwaived } = findings;
  page.line();
  const lists = [appeared, gone, changed, waived, unwaived, ledger, scopes.appeared, scopes.gone];
  if (lists.every((list) => list.length === 0)) {
    page.text(words.nothing);
    return;
  }
  const counts = { appeared, gone, changed, waived, ledger };
  page.text(
    fill(words.total, Object.fromEntries(Object.entries(counts).map(([name, list]) => [name, list.length]))),
    0,
    'bold',
  );
}
