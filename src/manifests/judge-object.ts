import { judgeSafely } from '../assess/judge-tables.ts';
import type { AnyCheck } from '../checks/kit/define-check.ts';
import type { JsonObject } from '../kernel/json.ts';
import type { Evidence, Gap } from '../kernel/known.ts';
import { gapOf } from '../model/normalise/reading.ts';
import type { Origin, Row } from '../model/table.ts';
import type { Verdict } from '../model/verdict.ts';
import { apiUseOf } from './api-use-row.ts';
import { type TableKind, tablesOf, templateOf } from './kinds.ts';
import type { ManifestObject } from './manifest-object.ts';
import { isPatch, leavesOut, PATCHED } from './patch.ts';
import { toPodRow } from './pod-row.ts';
import type { CheckPlan } from './runnable-checks.ts';
import { IN_LIST, toTableRows, UNREAD_TABLES } from './table-rows.ts';

/** What one check says of one object. */
export interface ObjectVerdict {
  check: AnyCheck;
  verdict: Verdict;
  /** Of an unknown that only other documents could answer: which. */
  needs?: readonly string[];
  /** What is wrong with the form of the object: nothing can be said of it. */
  malformed?: Gap;
}

/** Every check that concerns an object, whose secrets are gone; evidence points into its document. */
export function judgeObject(
  object: ManifestObject,
  at: Origin,
  plan: CheckPlan,
  time: number,
  take: (said: ObjectVerdict) => void,
): void {
  for (const own of plan.objects)
    if (own.concerns(object.kindName)) take(withNeeds(own.check, own.judge(object, at), at.source));
  const template = templateOf(object.kindName);
  if (template !== undefined) {
    const row = toPodRow(object, template, at);
    if (plan.standard !== undefined) row.standard = plan.standard;
    const patch = isPatch(row);
    for (const check of plan.pods) {
      const verdict = judgeSafely(check, row, UNREAD_TABLES, time);
      const said = patch ? ofPatch(check, verdict, row) : withNeeds(check, verdict, at.source);
      take(row.malformed === undefined ? said : { ...said, malformed: row.malformed });
    }
  }
  for (const kind of tablesOf(object.kindName)) judgeRows(object, at, kind, plan, time, take);
  const checks = plan.tables.get('apiUses');
  const use = checks === undefined ? undefined : apiUseOf(object, at, plan.standard?.minor);
  if (use !== undefined)
    for (const check of checks ?? []) take({ check, verdict: judgeSafely(check, use, UNREAD_TABLES, time) });
}

function judgeRows(
  object: ManifestObject,
  at: Origin,
  kind: TableKind,
  plan: CheckPlan,
  time: number,
  take: (said: ObjectVerdict) => void,
): void {
  const checks = plan.tables.get(kind.table);
  if (checks === undefined) return;
  const { rows, gaps } = toTableRows(object.value, kind);
  const moved = gaps.map((gap) => ({ ...gap, source: at.source, ids: at.ids }));
  for (const check of checks) {
    // A configuration without webhooks has no rows, and no gap.
    if (moved.length > 0) take({ check, verdict: { verdict: 'unknown', because: moved } });
    for (const row of rows) {
      const said = withNeeds(check, judgeSafely(check, row, UNREAD_TABLES, time), kind.source);
      take({ ...said, verdict: inDocument(said.verdict, object, at) });
    }
  }
}

/** Of a patch what it sets is seen; what it leaves out stands in what it changes. */
function ofPatch(check: AnyCheck, verdict: Verdict, { at }: Row): ObjectVerdict {
  if (!leavesOut(verdict)) return { check, verdict };
  const gap = gapOf(at.source, at.ids, 'not-attempted', 'it is a patch, and what it changes was not read');
  return { check, verdict: { verdict: 'unknown', because: [gap] }, needs: [PATCHED] };
}

/** An unknown that rests on other documents alone says nothing of the object. */
function withNeeds(check: AnyCheck, verdict: Verdict, own: string): ObjectVerdict {
  if (verdict.verdict !== 'unknown' || verdict.because.length === 0) return { check, verdict };
  const needs = [...new Set(verdict.because.map(({ source }) => source))];
  return needs.includes(own) ? { check, verdict } : { check, verdict, needs };
}

/** Evidence of a row that was made from a list of one, moved to where the object stands. */
function inDocument(verdict: Verdict, object: ManifestObject, at: Origin): Verdict {
  if (verdict.verdict === 'unknown')
    return {
      ...verdict,
      because: verdict.because.map(({ cure: _cure, ...gap }) => ({ ...gap, source: at.source, ids: at.ids })),
    };
  if (verdict.verdict !== 'fail') return verdict;
  return { ...verdict, evidence: verdict.evidence.map((evidence) => moved(evidence, object, at)) };
}

function moved(evidence: Evidence, object: ManifestObject, at: Origin): Evidence {
  const inside = evidence.path.startsWith(IN_LIST) ? evidence.path.slice(IN_LIST.length) : '';
  const found: Evidence = {
    source: at.source,
    ids: at.ids,
    path: object.pointer + inside,
    value: evidence.value,
  };
  if (at.page !== undefined) found.page = at.page;
  return found;
}

/** The same object with another value. */
export function withValue(object: ManifestObject, value: JsonObject): ManifestObject {
  return { ...object, value };
}
