import { countOf, fill } from '../messages/fill.ts';
import type { Assessment, CatalogueEntry, Finding, LedgerRow } from '../model/assessment.ts';
import type { Basis, BasisFact } from '../model/basis.ts';
import { LAYERS, type Layer } from '../model/layer.ts';
import { type Scope, scopeKey, scopeName } from '../model/scope.ts';
import { isOpen } from './counts.ts';
import { enclosingScopes } from './find-scope.ts';
import { groupFindings, subjectName } from './finding-groups.ts';
import { inertValue } from './inert.ts';
import { PARTY_MARKS, SEVERITY_STYLES, STATE_MARKS, STATE_STYLES } from './marks.ts';
import { documentName, dutyLabel, proofOf, reasonsOf, shortName } from './names.ts';
import { renderMessage, renderStatement, renderTitle } from './render-message.ts';
import { renderBecause, renderReason } from './render-reason.ts';
import { writeAct } from './text-findings.ts';
import { Page, type TextOptions } from './text-page.ts';

export interface WhoQuestion {
  scope: Scope;
  layer?: Layer;
}
export interface WhoAnswer {
  scope: Scope;
  /** Rows of the scope; of the nearest enclosing scope that holds the layer where it holds none. */
  rows: LedgerRow[];
  findings: Finding[];
}

/** Whose job it is at a scope, with the open findings of what it shows. */
export function answerWho(assessment: Assessment, { scope, layer }: WhoQuestion): WhoAnswer {
  const chain = enclosingScopes(assessment, scope);
  const bySpeaker = Map.groupBy(assessment.ledger, (row) => scopeKey(row.scope));
  const rows = LAYERS.filter((held) => layer === undefined || held === layer).flatMap((held) => {
    const speakers = layer === undefined && scope.kind !== 'pod' ? chain.slice(0, 1) : chain;
    const own = speakers.map((speaker) =>
      (bySpeaker.get(scopeKey(speaker)) ?? []).filter((row) => row.layer === held),
    );
    return own.find((found) => found.length > 0) ?? [];
  });
  const layers = new Set(rows.map((row) => row.layer));
  const findings = assessment.findings.filter(
    (finding) => isOpen(finding) && layers.has(finding.layer) && concerns(finding.scope, scope),
  );
  return { scope, rows, findings };
}

/** A finding concerns a scope that it lies in, or that lies in its own. */
function concerns(of: Scope, scope: Scope): boolean {
  return encloses(of, scope) || encloses(scope, of);
}

function encloses(outer: Scope, inner: Scope): boolean {
  return (['cluster', 'nodePool', 'node', 'pod'] as const).every(
    (level) => outer[level] === undefined || outer[level] === inner[level],
  );
}

export function renderWho(assessment: Assessment, question: WhoQuestion, options: TextOptions): string {
  const page = new Page(options);
  const { scope, rows, findings } = answerWho(assessment, question);
  const { scopeKind, punctuation, who } = page.messages;
  const name = shortName(scope);
  const id = scopeName(scope);
  page.text(
    `${scopeKind[scope.kind]} ${name === id ? id : fill(punctuation.pair, { a: name, b: id })}`,
    0,
    'bold',
  );
  if (rows.length === 0) page.text(who.noRows);
  const entries = new Map(assessment.catalogue.map((entry) => [entry.id, entry]));
  for (const [layer, own] of Map.groupBy(rows, (row) => row.layer)) {
    page.heading(page.messages.layer[layer]);
    writeHolder(page, own, scope);
    for (const [index, row] of own.entries()) writeRow(page, row, own[index - 1]);
    writeOpenFindings(
      page,
      findings.filter((finding) => finding.layer === layer),
      entries,
    );
  }
  return page.toString();
}

function writeHolder(page: Page, [row]: readonly LedgerRow[], scope: Scope): void {
  if (row === undefined) return;
  const { configuration, punctuation, scopeKind, who } = page.messages;
  const assumed = row.assumed ? fill(who.assumed, { column: configuration[row.assumed] }) : undefined;
  const column = configuration[row.configuration];
  page.item(
    who.configuration + punctuation.colon,
    assumed === undefined ? column : fill(punctuation.pair, { a: column, b: assumed }),
    2,
  );
  if (scopeKey(row.scope) === scopeKey(scope)) return;
  page.text(fill(who.heldAt, { kind: scopeKind[row.scope.kind], scope: scopeName(row.scope) }), 2, 'dim');
}

function writeRow(page: Page, row: LedgerRow, before: LedgerRow | undefined): void {
  const { messages, paint } = page;
  const { confidence, party, punctuation, state, who } = messages;
  if (row.party === null) {
    page.line(`  ${STATE_MARKS['not-applicable']} ${state['not-applicable']}`);
  } else {
    const held = `${PARTY_MARKS[row.party]} ${party[row.party]}`;
    const mark = paint(`${STATE_MARKS[row.state]} ${state[row.state]}`, STATE_STYLES[row.state]);
    page.line(`  ${paint(dutyLabel(row, messages) + punctuation.colon + held, 'bold')}  ${mark}`);
  }
  const same = before !== undefined && JSON.stringify(before.basis) === JSON.stringify(row.basis);
  const told = same ? who.asAbove : `${who.confidence} ${confidence[row.confidence]}`;
  page.text(who.why + punctuation.colon + told, 4, 'dim');
  if (!same) for (const basis of row.basis) writeBasis(page, basis);
  if (row.party !== null) writeProof(page, row);
}

function writeBasis(page: Page, basis: Basis): void {
  const { punctuation, who, confidence } = page.messages;
  const rule = fill(punctuation.pair, { a: basis.rule, b: confidence[basis.confidence] });
  page.item(`${who.rule}${punctuation.colon}`, rule, 4);
  page.item(`→ ${who.source}${punctuation.colon}`, fill(punctuation.quote, { text: basis.sentence }), 6);
  for (const fact of basis.facts) page.item('→ ', factSentence(page, fact), 6);
}

function factSentence(page: Page, fact: BasisFact): string {
  const { who, punctuation } = page.messages;
  const value = fact.value === null ? who.notRead : inertValue(fact.value);
  const document = documentName(fact) + (fact.path === undefined ? '' : ` ${fact.path}`);
  const note = fact.note === undefined ? '' : punctuation.clause + renderReason(fact.note, page.language);
  return `${fact.field} = ${value}${punctuation.clause}${fill(who.from, { document })}${note}`;
}

function writeProof(page: Page, row: LedgerRow): void {
  const { punctuation, who } = page.messages;
  const proof = proofOf(row, page.messages);
  if (proof.length > 0) page.item(who.proof + punctuation.colon, proof.join(punctuation.semicolon), 4);
  const { statement } = row;
  if (statement !== undefined) {
    page.item(who.statement + punctuation.colon, renderStatement(statement, page.language), 4);
  }
  if (row.advisories !== undefined) {
    const { open } = page.messages.advisoryReports;
    page.item(open + punctuation.colon, row.advisories.join(punctuation.list), 4);
  }
  for (const because of reasonsOf(row))
    page.item(who.because + punctuation.colon, renderBecause(because, page.language), 4);
}

function writeOpenFindings(
  page: Page,
  findings: readonly Finding[],
  entries: ReadonlyMap<string, CatalogueEntry>,
): void {
  const { party, punctuation, severity, who } = page.messages;
  page.text(
    findings.length === 0 ? `${who.findings}${punctuation.colon}${who.noFindings}` : who.findings,
    2,
    'bold',
  );
  for (const group of groupFindings(findings)) {
    const entry = entries.get(group.check);
    const label = page.paint(severity[group.severity], SEVERITY_STYLES[group.severity]);
    page.line(`  - ${label}`);
    page.text(renderTitle(entry, group.check, page.language), 4, 'bold');
    for (const finding of group.findings.slice(0, 5)) {
      const owner = fill(punctuation.pair, { a: subjectName(finding), b: party[finding.party] });
      page.item('· ', owner + punctuation.colon + renderMessage(entry, finding, page.language), 4);
    }
    const hidden = group.findings.length - 5;
    if (hidden > 0) page.text(countOf(page.messages.unit.more, hidden), 6, 'dim');
    writeAct(page, group.findings, entry, 4);
  }
}
