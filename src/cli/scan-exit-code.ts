import type { ScanReport } from '../model/scan.ts';
import { isAtLeast, type Severity } from '../model/severity.ts';
import { EXIT } from './exit-code.ts';

/** 1 for a new finding at or above the threshold, else 3 for too much that was not read, else 0. */
export function scanExitCode(report: ScanReport, failOn: Severity | 'none', maxUnknown: number): number {
  const failing = report.findings.some(
    (finding) =>
      finding.verdict === 'fail' &&
      finding.party !== 'alibaba-cloud' &&
      finding.waiver === undefined &&
      finding.known !== true &&
      failOn !== 'none' &&
      isAtLeast(finding.severity, failOn),
  );
  if (failing) return EXIT.findings;
  return unread(report) > maxUnknown ? EXIT.incomplete : EXIT.clean;
}

/** Documents that could not be read, and charts and kustomizations that nobody rendered although asked. */
function unread({ scan }: ScanReport): number {
  const unrendered = scan.rendered.filter(
    ({ outcome }) => outcome === 'failed' || outcome === 'not-installed',
  );
  return scan.unreadable.length + unrendered.length;
}
