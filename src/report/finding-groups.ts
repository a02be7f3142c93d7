import { compareText } from '../kernel/compare.ts';
import type { Finding } from '../model/assessment.ts';
import { SEVERITIES, type Severity } from '../model/severity.ts';

export interface FindingGroup {
  check: string;
  severity: Severity;
  findings: Finding[];
}

/** One group per check and severity, worst first. */
export function groupFindings(findings: readonly Finding[]): FindingGroup[] {
  const groups = Map.groupBy(findings, ({ check, severity }) => `${severity}\n${check}`);
  return Array.from(groups.values(), (members): FindingGroup => {
    const { check, severity } = members[0] as Finding;
    return { check, severity, findings: members };
  }).sort(
    (a, b) =>
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || compareText(a.check, b.check),
  );
}

/** Unknowns by what was not read: the cause is one, the checks that it blinds are many. */
export function groupByCause(findings: readonly Finding[]): Finding[][] {
  const causes = Map.groupBy(findings, ({ saw, message }) =>
    saw.source === undefined ? message : `${String(saw.outcome)}\n${String(saw.source)}`,
  );
  return [...causes.values()];
}

/** The subject with its cluster before it, unless it names it already. */
export function subjectName({ scope, subject }: Finding): string {
  const { cluster } = scope;
  if (cluster === undefined || subject === cluster || subject.startsWith(`${cluster}/`)) return subject;
  return `${cluster}/${subject}`;
}
