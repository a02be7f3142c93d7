import type { Evidence, Gap, Known, Unseen } from '../../kernel/known.ts';
import type { Saw } from '../../model/assessment.ts';
import type { Bilingual } from '../../model/bilingual.ts';
import type { Severity } from '../../model/severity.ts';
import type { Fail, NotApplicable, Pass, Unknown } from '../../model/verdict.ts';

/** The duty is done, on evidence that was read. */
export const pass: Pass = { verdict: 'pass' };

/** A pass that a statement about the provider's duty cites. */
export function passOn(evidence: Evidence): Pass {
  return { verdict: 'pass', evidence };
}

/** A pass on evidence of an earlier time (a scan); `observedAt` in epoch milliseconds. */
export function passAsOf(observedAt: number): Pass {
  return { verdict: 'pass', observedAt };
}

/**
 * The bad state was seen. `saw` fills the message's placeholders, `evidence` names documents and fields.
 * A check may raise or lower its severity, with the reason.
 */
export function fail(
  saw: Saw,
  evidence: readonly Evidence[],
  raised?: { severity: Severity; severityReason: Bilingual },
): Fail {
  return { verdict: 'fail', saw, evidence, ...raised };
}

/** It could not be told. Takes gaps, or `Known`s that turned out unread. */
export function unknown(...because: (Gap | Unseen)[]): Unknown {
  return { verdict: 'unknown', because: because.map((item) => ('known' in item ? item.because : item)) };
}

/** The question does not arise for this subject, for a reason that was read. */
export function notApplicable(because: string): NotApplicable {
  return { verdict: 'not-applicable', because };
}

/** The evidence of fields that were read; unread ones have none. */
export function evidenceOf(...fields: Known<unknown>[]): Evidence[] {
  return fields.flatMap((field) => (field.known ? [field.at] : []));
}
