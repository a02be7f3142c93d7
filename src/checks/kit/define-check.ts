import type { Bilingual } from '../../model/bilingual.ts';
import type { PodTemplate } from '../../model/facts/pod-template.ts';
import type { Duty, Layer } from '../../model/layer.ts';
import type { Severity } from '../../model/severity.ts';
import type { SubjectName, SubjectRow, TableName, Tables } from '../../model/tables.ts';
import type { NotApplicable, Verdict } from '../../model/verdict.ts';

/** What a check knows beside its subject. `time` is the snapshot's, in epoch milliseconds. */
export interface Surroundings<R extends TableName> {
  tables: Pick<Tables, R>;
  time: number;
}

/**
 * One check: metadata and one pure function from a row to a verdict. It names a layer, never a party:
 * who owes the duty depends on the scope, and the resolver answers that.
 */
export interface Check<S extends SubjectName = SubjectName, R extends TableName = TableName> {
  /** Names the bad state found; the file's stem. */
  id: string;
  title: Bilingual;
  layer: Layer;
  duty: Duty;
  severity: Severity;
  /**
   * It judges a switch that only the customer can turn, not whether the work was done: its verdicts say
   * nothing of what a provider has done.
   */
  judges?: 'setting';
  /** The table whose rows are judged one at a time. */
  subject: S;
  /** Tables that `judge` may look at beside the subject's. A pass needs all of them complete. */
  reads: readonly R[];
  /**
   * Tables that `judge` may look at too, and of which a pass does not depend: their rows only explain or
   * soften what was seen, or `judge` itself answers unknown where one that it needs is not there.
   */
  hints?: readonly R[];
  /** For checks of pods: without a single row of these nothing can be said of any pod, and one unknown says so. */
  needs?: readonly R[];
  /** Those of `reads` from whose *missing* rows the check concludes a fail: unknown unless complete. */
  absenceOf?: readonly R[];
  /** `{placeholder}`s are members of every fail's `saw`. */
  message: Bilingual;
  /** The one next step; placeholders as in `message`, and `{cluster}`, `{nodePool}`, `{node}`, `{region}`. */
  act: { step: Bilingual; console?: Bilingual; call?: string };
  references: readonly string[];
  /** Decided from the row alone, before anything else: does the question arise? */
  applies?(row: SubjectRow<S>): true | NotApplicable;
  judge(row: SubjectRow<S>, surroundings: Surroundings<R>): Verdict;
  /** Where what it judges may also stand in a pod template: its verdict on one, from the template alone. */
  judgePod?(row: PodTemplate): Verdict;
}

/** Declares a check; the types of `judge`'s parameters follow from `subject` and `reads`. */
export function defineCheck<S extends SubjectName, R extends TableName = never>(
  check: Check<S, R>,
): AnyCheck {
  return check as unknown as AnyCheck;
}

/** The check as one of pod templates; undefined where it judges none. */
export function podFormOf(check: AnyCheck): AnyCheck | undefined {
  if (check.subject === 'podTemplates') return check;
  const { applies: _applies, judgePod, hints: _hints, absenceOf: _absenceOf, ...rest } = check;
  if (judgePod === undefined) return undefined;
  return { ...rest, subject: 'podTemplates', reads: [], judge: (row) => judgePod(row as PodTemplate) };
}

/** A check of any subject, as the engine holds it. */
export type AnyCheck = Check<SubjectName, TableName>;
