import type { Assessment, Finding, LedgerRow, SourceReport } from '../model/assessment.ts';
import { type ScopeKind, scopeKey } from '../model/scope.ts';
import { SEVERITIES, type Severity } from '../model/severity.ts';
import { isUnread } from './names.ts';

/** The figures that every report tells alike. */
export interface Counts {
  scopes: Record<ScopeKind, number>;
  failing: number;
  unknown: number;
  waived: number;
  /** Failing and not waived. */
  bySeverity: Record<Severity, number>;
  ledgerRows: number;
  unread: number;
}

export function countAssessment(assessment: Assessment): Counts {
  const open = assessment.findings.filter(isOpen);
  const failing = open.filter(isFailing);
  return {
    scopes: countScopes(assessment),
    failing: failing.length,
    unknown: open.length - failing.length,
    waived: assessment.findings.length - open.length,
    bySeverity: countBy(SEVERITIES, failing, (finding) => finding.severity),
    ledgerRows: assessment.ledger.length,
    unread: assessment.sources.filter(isUnreadSource).length,
  };
}

export function isOpen(finding: Finding): boolean {
  return finding.waiver === undefined;
}

export function isFailing(finding: Finding): boolean {
  return finding.verdict === 'fail';
}

/** `absent` is an answer: what was asked for does not exist. */
export function isUnreadSource(source: SourceReport): boolean {
  return source.outcome !== 'read' && source.outcome !== 'absent';
}

export function countBy<K extends string, T>(
  keys: readonly K[],
  items: readonly T[],
  key: (item: T) => K,
): Record<K, number> {
  const counts = Object.fromEntries(keys.map((name) => [name, 0])) as Record<K, number>;
  for (const item of items) counts[key(item)]++;
  return counts;
}

function countScopes(assessment: Assessment): Record<ScopeKind, number> {
  const kinds = ['account', 'cluster', 'node-pool', 'node', 'virtual-node', 'pod'] as const;
  const seen = new Set<string>();
  const distinct = assessment.scopes.filter((scope) => {
    const key = scopeKey(scope);
    if (isUnread(scope) || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  return countBy(kinds, distinct, (scope) => scope.kind);
}

/** Provider duties of which the evidence says that they were not done. */
export function overdueRows(assessment: Assessment): LedgerRow[] {
  return assessment.ledger.filter((row) => row.state === 'overdue');
}
