import type { Assessment, Finding, LedgerRow, State } from '../../src/model/assessment.ts';
import { type Scope, scopeKey, UNREAD_ID } from '../../src/model/scope.ts';

/**
 * The first law of CONTRACT, section 7, for an assessment and one of the same account with less evidence.
 * Each breach is a sentence; none when it holds.
 */
export function breachesOfFirstLaw(whole: Assessment, less: Assessment): string[] {
  return [...lostFindings(whole, less), ...lostScopes(whole, less), ...movedCells(whole, less)];
}

/** Every earlier fail or unknown is still there, or an unknown of the same check at an enclosing scope covers it. */
function lostFindings(whole: Assessment, less: Assessment): string[] {
  const identity = ({ check, subject, part }: Finding) => `${check}\n${subject}\n${part ?? ''}`;
  const kept = new Set(less.findings.map(identity));
  const unknown = new Set(
    less.findings.flatMap(({ check, scope, verdict }) =>
      verdict === 'unknown' ? [`${check}\n${scopeKey(scope)}`] : [],
    ),
  );
  return whole.findings.flatMap((finding) => {
    const covered = enclosing(finding.scope).some((key) => unknown.has(`${finding.check}\n${key}`));
    return kept.has(identity(finding)) || covered
      ? []
      : [`${finding.verdict} of ${finding.check} on ${finding.subject} is gone`];
  });
}

function enclosing(scope: Scope): string[] {
  const { account, cluster, nodePool } = scope;
  const keys = [scopeKey(scope)];
  if (scope.kind === 'node' && nodePool !== undefined)
    keys.push(scopeKey({ kind: 'node-pool', account, cluster: cluster ?? '', nodePool }));
  if (cluster !== undefined) keys.push(scopeKey({ kind: 'cluster', account, cluster }));
  return [...keys, scopeKey({ kind: 'account', account })];
}

/** A scope may vanish only if its kind's `?` scope appears. */
function lostScopes(whole: Assessment, less: Assessment): string[] {
  const kept = new Set(less.scopes.map(scopeKey));
  const unread = new Set(less.scopes.flatMap((scope) => (isUnread(scope) ? [scope.kind] : [])));
  return whole.scopes.flatMap((scope) =>
    kept.has(scopeKey(scope)) || unread.has(scope.kind) ? [] : [`${nameOf(scope)} is gone`],
  );
}

function isUnread({ cluster, nodePool, node }: Scope): boolean {
  return [cluster, nodePool, node].includes(UNREAD_ID);
}

/** A cell moves only towards `unproven`, `unverified` or party `unknown`. */
function movedCells(whole: Assessment, less: Assessment): string[] {
  const kept = new Set(less.scopes.map(scopeKey));
  const later = new Map<string, LedgerRow[]>();
  for (const row of less.ledger) later.set(cellKey(row), [...(later.get(cellKey(row)) ?? []), row]);
  return whole.ledger.flatMap((row) => {
    if (!kept.has(scopeKey(row.scope)) || row.duty === null) return [];
    const name = `${nameOf(row.scope)} ${row.layer} ${row.duty} ${row.part ?? ''}`.trim();
    const rows = later.get(cellKey(row)) ?? [];
    // Of two parts, one row whose party nobody can tell may be left.
    const same = rows.find(({ part }) => part === row.part) ?? rows.find(({ part }) => part === undefined);
    if (same === undefined) return [`${name} is gone`];
    const moved: string[] = [];
    if (same.party !== row.party && same.party !== 'unknown')
      moved.push(`${name}: party ${row.party} became ${same.party}`);
    if (!mayBecome(row.state, same.state)) moved.push(`${name}: ${row.state} became ${same.state}`);
    return moved;
  });
}

function cellKey({ scope, layer, duty }: LedgerRow): string {
  return `${scopeKey(scope)}\n${layer}\n${duty}`;
}

function mayBecome(before: State, after: State): boolean {
  return after === before || after === 'unproven' || after === 'unverified';
}

function nameOf(scope: Scope): string {
  return [scope.kind, scope.cluster, scope.node ?? scope.nodePool]
    .filter((part) => part !== undefined)
    .join(' ');
}
