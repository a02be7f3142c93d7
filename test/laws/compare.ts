import type { AdvisoryReport, AdvisoryScope } from '../../src/model/advisory-report.ts';
import type { Assessment, LedgerRow } from '../../src/model/assessment.ts';
import { type Scope, scopeKey } from '../../src/model/scope.ts';

const WORSE: Record<string, readonly string[]> = {
  // A cell moves only towards unproven, unverified or party unknown (CONTRACT, section 7).
  breached: ['breached', 'unproven'],
  unproven: ['unproven'],
  waived: ['waived', 'unproven'],
  met: ['met', 'unproven'],
  overdue: ['overdue', 'unverified', 'unproven'],
  unverified: ['unverified', 'unproven'],
  verified: ['verified', 'unverified', 'unproven'],
  'not-applicable': ['not-applicable', 'unproven', 'unverified'],
};

function enclosing(scope: Scope): string[] {
  const { cluster, nodePool } = scope;
  const keys = [scopeKey(scope)];
  if (nodePool !== undefined && scope.kind === 'node') keys.push(`node-pool\n${cluster}\n${nodePool}`);
  if (cluster !== undefined) keys.push(`cluster\n${cluster}\n`);
  keys.push('account\n\n');
  return keys;
}

function rowKey(row: LedgerRow): string {
  return `${scopeKey(row.scope)}\n${row.layer}\n${row.duty}`;
}

/** What the first law forbids, as sentences; empty when it holds. */
export function lawBreaches(before: Assessment, after: Assessment): string[] {
  return [
    ...lostFindings(before, after),
    ...lostScopes(before, after),
    ...improvedCells(before, after),
    ...lostAdvisories(before, after),
  ];
}

/** Where an advisory was open it is open still, or undetermined. */
function lostAdvisories(before: Assessment, after: Assessment): string[] {
  const left = new Map((after.advisories ?? []).map((report) => [report.id, report]));
  return (before.advisories ?? []).flatMap(({ id, scopes }) =>
    scopes
      .filter((scope) => !isToldStill(scope, left.get(id)))
      .map((scope) => `closed: ${id} of ${scope.component} at ${JSON.stringify(scopeKey(scope.scope))}`),
  );
}

function isToldStill({ scope, component }: AdvisoryScope, report: AdvisoryReport | undefined): boolean {
  const covers = (cluster: string | undefined) =>
    cluster === undefined || cluster === '?' || cluster === scope.cluster;
  return (
    report !== undefined &&
    (report.scopes.some((row) => row.component === component && covers(row.scope.cluster)) ||
      report.undetermined.some((row) => covers(row.cluster)))
  );
}

function lostFindings(before: Assessment, after: Assessment): string[] {
  const kept = new Set(
    after.findings.map((finding) => `${finding.check}\n${finding.subject}\n${finding.part ?? ''}`),
  );
  const unknowns = new Set(
    after.findings.flatMap((finding) =>
      finding.verdict === 'unknown' ? [`${finding.check}\n${scopeKey(finding.scope)}`] : [],
    ),
  );
  return before.findings.flatMap((finding) => {
    if (kept.has(`${finding.check}\n${finding.subject}\n${finding.part ?? ''}`)) return [];
    if (enclosing(finding.scope).some((key) => unknowns.has(`${finding.check}\n${key}`))) return [];
    return [`lost: ${finding.verdict} of ${finding.check} on ${finding.subject}`];
  });
}

function lostScopes(before: Assessment, after: Assessment): string[] {
  const kept = new Set(after.scopes.map(scopeKey));
  const unread = new Set(
    after.scopes.flatMap((scope) =>
      [scope.cluster, scope.nodePool, scope.node].includes('?') ? [scope.kind] : [],
    ),
  );
  return before.scopes.flatMap((scope) =>
    kept.has(scopeKey(scope)) || unread.has(scope.kind)
      ? []
      : [`scope gone: ${JSON.stringify(scopeKey(scope))}`],
  );
}

function improvedCells(before: Assessment, after: Assessment): string[] {
  const scopes = new Set(after.scopes.map(scopeKey));
  const later = new Map<string, LedgerRow[]>();
  for (const row of after.ledger) later.set(rowKey(row), [...(later.get(rowKey(row)) ?? []), row]);
  return before.ledger.flatMap((row) => {
    if (!scopes.has(scopeKey(row.scope))) return [];
    const rows = later.get(rowKey(row)) ?? [];
    const same = rows.find((item) => item.part === row.part) ?? rows.find((item) => item.part === undefined);
    // A dash may become duties whose party is not known.
    if (same === undefined)
      return row.duty === null ? [] : [`cell gone: ${rowKey(row).replaceAll('\n', ' ')} ${row.part ?? ''}`];
    const name = `${rowKey(row).replaceAll('\n', ' ')} ${row.part ?? ''}`;
    const moved: string[] = [];
    if (same.party !== row.party && same.party !== 'unknown')
      moved.push(`${name}: party ${row.party} -> ${same.party}`);
    // Two parts that fall into one row: what was true of either may be said of it.
    const siblings =
      same.part === row.part ? [row] : before.ledger.filter((item) => rowKey(item) === rowKey(row));
    if (!siblings.some((item) => WORSE[item.state]?.includes(same.state)))
      moved.push(`${name}: ${row.state} -> ${same.state} (${row.party} -> ${same.party})`);
    return moved;
  });
}
