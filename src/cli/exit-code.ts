import type { Assessment } from '../model/assessment.ts';
import { isAtLeast, type Severity } from '../model/severity.ts';

export const EXIT = { clean: 0, findings: 1, usage: 2, incomplete: 3 } as const;

/** 1 for a finding at or above the threshold, else 3 for too many duties left unproven by unread sources, else 0. */
export function exitCodeOf(assessment: Assessment, failOn: Severity | 'none', maxUnknown: number): number {
  const failing = assessment.findings.some(
    (finding) =>
      finding.verdict === 'fail' &&
      finding.party !== 'alibaba-cloud' &&
      finding.waiver === undefined &&
      failOn !== 'none' &&
      isAtLeast(finding.severity, failOn),
  );
  if (failing) return EXIT.findings;
  return unprovenByUnread(assessment) > maxUnknown ? EXIT.incomplete : EXIT.clean;
}

/** A duty whose party could not be told may be the customer's, so it counts too. */
export function unprovenByUnread(assessment: Assessment): number {
  return assessment.ledger.filter(
    (row) => row.state === 'unproven' && row.unread === true && row.party !== 'alibaba-cloud',
  ).length;
}
