import { compareText } from '../kernel/compare.ts';
import type { Finding } from '../model/assessment.ts';
import type { Scope } from '../model/scope.ts';
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

/** Unknowns by why nobody can tell: the cause is one, the sources and checks that it blinds are many. */
export function groupByCause(findings: readonly Finding[]): Finding[][] {
  const causes = Map.groupBy(findings, ({ saw, message }) =>
    saw.reason === undefined ? message : `${String(saw.outcome)}\n${String(saw.reason)}`,
  );
  return [...causes.values()];
}

/** What a finding or a statement is about. */
export type About = Pick<Finding, 'scope' | 'subject'>;

/** The subject with its cluster before it, unless it names it already. */
export function subjectName({ scope, subject }: About): string {
  const { cluster } = scope;
  if (cluster === undefined || subject === cluster || subject.startsWith(`${cluster}/`)) return subject;
  return `${cluster}/${subject}`;
}

export type SubjectLabel = (about: About) => string;

/**
 * The subject as a person calls it: the name of its cluster, where no other cluster has it, in place of
 * the id, and the name of a node pool. `demarc who` understands both.
 */
export function createSubjectLabel(scopes: readonly Scope[]): SubjectLabel {
  const named = scopes.filter(({ kind, clusterName }) => kind === 'cluster' && clusterName !== undefined);
  const owners = Map.groupBy(named, ({ clusterName }) => clusterName);
  return (finding) => {
    const { cluster, clusterName, kind, nodePool, nodePoolName } = finding.scope;
    const whole = subjectName(finding);
    const own = kind === 'node-pool' && finding.subject === nodePool && nodePoolName !== undefined;
    const path = own ? `${cluster}/${nodePoolName}` : whole;
    if (cluster === undefined || clusterName === undefined || owners.get(clusterName)?.length !== 1)
      return path;
    return path === cluster || path.startsWith(`${cluster}/`)
      ? clusterName + path.slice(cluster.length)
      : path;
  };
}
