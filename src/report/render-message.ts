import { member } from '../kernel/json.ts';
import { OUTCOMES } from '../kernel/known.ts';
import { countOf, fill, isFilledBy, type Values } from '../messages/fill.ts';
import { translate } from '../messages/translate.ts';
import type { Act, CatalogueEntry, Finding, Saw, Statement } from '../model/assessment.ts';
import type { Language } from '../model/bilingual.ts';
import type { Scope } from '../model/scope.ts';
import { documentName } from './names.ts';
import { renderReason, renderStep } from './render-reason.ts';

const SHOWN_SOURCES = 4;

/** What was found, in the language asked. English is the finding's own; others are made from what it saw. */
export function renderMessage(
  entry: CatalogueEntry | undefined,
  finding: Finding,
  language: Language,
): string {
  if (language === 'en') return finding.message;
  if (finding.verdict === 'unknown') return renderUnknown(finding, language);
  const template = entry?.message[language];
  return filled(template, valuesOf(finding), language) ?? finding.message;
}

/** The next act; an untranslatable one stays English rather than showing a placeholder. */
export function renderAct(entry: CatalogueEntry | undefined, finding: Finding, language: Language): Act {
  const { act } = finding;
  if (finding.verdict === 'unknown') return { ...act, step: renderStep(act.step, language) };
  if (language === 'en' || entry === undefined) return act;
  const values = valuesOf(finding);
  const step = filled(entry.act.step[language], values, language) ?? act.step;
  const place =
    act.console === undefined ? undefined : filled(entry.act.console?.[language], values, language);
  const where = place ?? act.console;
  return {
    step,
    ...(where === undefined ? {} : { console: where }),
    ...(act.call === undefined ? {} : { call: act.call }),
  };
}

export function renderStatement(statement: Statement, language: Language): string {
  if (language === 'en') return statement.message;
  return filled(statement.text[language], statement.saw, language) ?? statement.message;
}

/** Why a finding is graded otherwise than its check is. */
export function renderSeverityReason(
  { severityReason, severityReasonText }: Finding,
  language: Language,
): string | undefined {
  return severityReasonText?.[language] ?? severityReason;
}

export function renderTitle(entry: CatalogueEntry | undefined, check: string, language: Language): string {
  return entry?.title[language] ?? check;
}

/** Why nobody can tell, said once for findings of one cause. */
export function renderCause(findings: readonly Finding[], language: Language): string {
  const [first] = findings;
  if (first === undefined) return '';
  const sources = [...new Set(findings.map(({ saw }) => text(saw, 'source')))].filter(
    (source) => source !== '',
  );
  if (sources.length < 2)
    return withoutLead(language === 'en' ? first.message : renderUnknown(first, language), language);
  const { punctuation, unit } = translate(language);
  const shown = sources.slice(0, SHOWN_SOURCES);
  const hidden = sources.length - shown.length;
  if (hidden > 0) shown.push(countOf(unit.more, hidden));
  const named = shown.join(punctuation.list);
  if (language === 'en') return `${named}: ${text(first.saw, 'reason')}`;
  const { cure: _cure, field: _field, ...saw } = first.saw;
  return withoutLead(
    renderUnknown({ ...first, saw: { ...saw, source: named, ids: [] } }, language),
    language,
  );
}

function withoutLead(message: string, language: Language): string {
  const lead = fill(translate(language).unknown.lead, { reason: '' });
  return message.startsWith(lead) ? message.slice(lead.length) : message;
}

function renderUnknown(finding: Finding, language: Language): string {
  const { unknown, punctuation } = translate(language);
  const { saw } = finding;
  const outcome = OUTCOMES.find((name) => name === text(saw, 'outcome'));
  const source = text(saw, 'source');
  if (outcome === undefined || source === '') return finding.message;
  const document = [documentName({ source, ids: list(saw, 'ids') }), text(saw, 'field')];
  const parts = [fill(unknown[outcome], { document: document.filter((part) => part !== '').join(' ') })];
  const reason = text(saw, 'reason');
  // Only a denial and a throttling are told in full by their outcome.
  if (reason !== '' && outcome !== 'denied' && outcome !== 'throttled')
    parts.push(renderReason(reason, language));
  const cure = text(saw, 'cure');
  if (cure !== '') parts.push(fill(unknown.cure, { cure }));
  return fill(unknown.lead, { reason: parts.join(punctuation.semicolon) });
}

function filled(template: string | undefined, values: Values, language: Language): string | undefined {
  if (template === undefined || !isFilledBy(template, values)) return undefined;
  return fill(template, values, translate(language).punctuation.list);
}

// What a finding saw wins over the names of its scope.
function valuesOf(finding: Finding): Values {
  const { kind: _kind, ...names } = finding.scope satisfies Scope;
  return { ...names, subject: finding.subject, ...finding.saw };
}

function text(saw: Saw, name: string): string {
  const value = member(saw, name);
  return typeof value === 'string' ? value : '';
}

function list(saw: Saw, name: string): string[] {
  const value = member(saw, name);
  return Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : [];
}
