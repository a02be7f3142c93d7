import type { Evidence, Gap } from '../kernel/known.ts';
import type { Saw } from './assessment.ts';
import type { Bilingual } from './bilingual.ts';
import type { Severity } from './severity.ts';

export type Verdict = Pass | Fail | Unknown | NotApplicable;
export interface Pass {
  verdict: 'pass';
  /** When the evidence was true, where that is earlier than the snapshot (epoch ms): a scan, a report. */
  observedAt?: number;
  /** Where it was seen, for a pass on which a statement about the provider rests. */
  evidence?: Evidence;
}
export interface Fail {
  verdict: 'fail';
  saw: Saw;
  evidence: readonly Evidence[];
  severity?: Severity;
  severityReason?: Bilingual;
}
export interface Unknown {
  verdict: 'unknown';
  because: readonly Gap[];
}
export interface NotApplicable {
  verdict: 'not-applicable';
  because: string;
}
