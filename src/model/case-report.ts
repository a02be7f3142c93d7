import type { Verdict } from './verdict.ts';

/** What came out of the cases of checks that users wrote. */
export interface CaseReport {
  /** Checks that were looked at. */
  checks: number;
  /** Cases that came out as expected. */
  passed: number;
  failed: FailedCase[];
  /** Checks without a case, and files without a check: nothing was looked at. */
  untested: { file: string; line: number; check?: string }[];
}

/** A case that came out otherwise. */
export interface FailedCase {
  file: string;
  line: number;
  check: string;
  name: string;
  expected: Verdict['verdict'];
  seen: Verdict['verdict'];
  why?: string;
}
