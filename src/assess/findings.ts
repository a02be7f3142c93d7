import { sha256 } from '../kernel/hash.ts';
import type { Gap } from '../kernel/known.ts';
import type { Act, Finding, Saw } from '../model/assessment.ts';
import type { Bilingual, Language } from '../model/bilingual.ts';
import type { Party } from '../model/layer.ts';
import type { Fail, Unknown } from '../model/verdict.ts';
import type { Judgement } from './judgement.ts';
import type { Waiver } from './waivers.ts';

/** A fail or unknown as the assessment reports it. */
export function toFinding(
  judgement: Judgement,
  party: Party,
  waivers: { waiver?: Waiver; expired?: Waiver },
  fingerprint?: string,
): Finding | undefined {
  const { check, verdict } = judgement;
  if (verdict.verdict !== 'fail' && verdict.verdict !== 'unknown') return undefined;
  const said = verdict.verdict === 'fail' ? ofFail(judgement, verdict) : ofUnknown(judgement, verdict);
  const finding: Finding = {
    check: check.id,
    scope: judgement.scope,
    subject: judgement.subject,
    verdict: verdict.verdict,
    layer: check.layer,
    duty: check.duty,
    party,
    ...said,
    fingerprint: fingerprint ?? fingerprintOf(judgement),
  };
  if (judgement.part !== undefined) finding.part = judgement.part;
  if (waivers.waiver !== undefined) finding.waiver = lineOf(waivers.waiver);
  if (waivers.expired !== undefined) finding.waiverExpired = lineOf(waivers.expired);
  return finding;
}

function lineOf({ owner, reason, expires }: Waiver) {
  return { owner, reason, expires };
}

/** Check and subject (and the part of a duty): never the message, so that waivers survive a rewording. */
function fingerprintOf({ check, subject, part, scope }: Judgement): string {
  // An ECI workload may have pods on several virtual nodes.
  const node = scope.kind === 'virtual-node' && !subject.endsWith(`/${scope.node}`) ? (scope.node ?? '') : '';
  return sha256([check.id, subject, part ?? '', node].join('\n')).slice(0, 32);
}

type Said = Pick<
  Finding,
  'severity' | 'severityReason' | 'severityReasonText' | 'message' | 'saw' | 'evidence' | 'act'
>;

function ofFail({ check, scope, owner }: Judgement, verdict: Fail): Said {
  const saw = owner === undefined ? verdict.saw : { ...verdict.saw, owner };
  // What was seen may be called as a value of the scope is, or `owner`.
  const values = [verdict.saw, saw, scopeValues(scope)];
  const said: Said = {
    severity: verdict.severity ?? check.severity,
    message: filled(check.message, 'en', values),
    saw,
    evidence: [...verdict.evidence],
    act: actOf(check.act, values),
  };
  if (verdict.severityReason !== undefined) {
    said.severityReason = verdict.severityReason.en;
    said.severityReasonText = verdict.severityReason;
  }
  return said;
}

function ofUnknown({ check }: Judgement, verdict: Unknown): Said {
  const gap = mostTelling(verdict.because);
  const field = gap.field === undefined ? '' : ` ${gap.field}`;
  const saw: Record<string, string | string[]> = {
    reason: gap.reason,
    source: gap.source,
    ids: [...gap.ids],
    outcome: gap.outcome,
  };
  if (gap.field !== undefined) saw.field = gap.field;
  if (gap.cure !== undefined) saw.cure = gap.cure;
  const step =
    gap.cure === undefined ? `Export or collect ${gap.source} again` : `Grant ${gap.cure} and collect again`;
  return {
    severity: check.severity,
    message: `Could not tell: ${gap.source}${field}: ${gap.reason}`,
    saw,
    evidence: [],
    act: { step },
  };
}

const NO_GAP: Gap = { source: 'unknown', ids: [], outcome: 'failed', reason: 'no reason was given' };

/** A refusal says more than a missing field, for it can be cured. */
function mostTelling(gaps: readonly Gap[]): Gap {
  return (
    gaps.find((gap) => gap.outcome === 'denied') ??
    gaps.find((gap) => gap.cure !== undefined) ??
    gaps[0] ??
    NO_GAP
  );
}

/** Findings are many, and share their scopes. */
const valuesOfScopes = new WeakMap<Judgement['scope'], Record<string, string>>();

function scopeValues(scope: Judgement['scope']): Record<string, string> {
  const known = valuesOfScopes.get(scope);
  if (known !== undefined) return known;
  const values: Record<string, string> = {};
  valuesOfScopes.set(scope, values);
  for (const name of ['account', 'region', 'cluster', 'nodePool', 'node', 'instance'] as const) {
    // A call that lacks an id says which one, instead of a brace nobody wrote.
    values[name] = scope[name] ?? `<${name}>`;
  }
  return values;
}

function actOf(act: { step: Bilingual; console?: Bilingual; call?: string }, values: readonly Saw[]): Act {
  const found: Act = { step: filled(act.step, 'en', values) };
  if (act.console !== undefined) found.console = filled(act.console, 'en', values);
  if (act.call !== undefined) found.call = filledFrom(act.call, values);
  return found;
}

function filled(text: Bilingual, language: Language, values: readonly Saw[]): string {
  return filledFrom(text[language], values);
}

/**
 * Fills `{placeholder}`s from the first of several that has a value; anything else in braces (JSON of a call)
 * stays as it is.
 */
function filledFrom(text: string, values: readonly Saw[]): string {
  const parts = partsOf(text);
  let whole = '';
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at] as string;
    whole += at % 2 === 0 ? part : shownValue(part, values);
  }
  return whole;
}

function shownValue(name: string, values: readonly Saw[]): string {
  const holder = values.find((each) => Object.hasOwn(each, name));
  const value = holder?.[name];
  if (value === undefined) return `{${name}}`;
  return Array.isArray(value) ? value.join(', ') : String(value);
}

const templates = new Map<string, readonly string[]>();

/** Texts and names of placeholders in turn. The templates are those of the catalogue: they are few. */
function partsOf(text: string): readonly string[] {
  let parts = templates.get(text);
  if (parts === undefined) {
    parts = text.split(/\{(\w+)\}/);
    templates.set(text, parts);
  }
  return parts;
}
