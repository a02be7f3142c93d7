import type { AnyCheck } from '../checks/kit/define-check.ts';
import type { Gap } from '../kernel/known.ts';
import type { Scope } from '../model/scope.ts';
import type { Verdict } from '../model/verdict.ts';
import type { Part } from './contributions.ts';

/** A verdict with what it is about, before anybody owns it. */
export interface Judgement {
  check: AnyCheck;
  scope: Scope;
  subject: string;
  part?: Part;
  verdict: Verdict;
  /** For pods: the object the next step is done on, as kubectl names it. */
  owner?: string;
  /** For verdicts that need nobody: how many subjects it stands for; 1 where it is not said. */
  count?: number;
  /** Rows of the subject may be missing: the whole check is in doubt here. */
  missing?: true;
}

/** The unknown of a check whose subjects could not all be listed in a cluster, or in the account. */
export function missingSubjects(check: AnyCheck, scope: Scope, gaps: readonly Gap[]): Judgement {
  const subject = scope.kind === 'account' ? scope.account : (scope.cluster ?? scope.account);
  return { check, scope, subject, verdict: { verdict: 'unknown', because: gaps }, missing: true };
}
