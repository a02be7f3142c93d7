import type { AnyCheck } from '../checks/kit/define-check.ts';
import type { Gap } from '../kernel/known.ts';
import type { Duty, Layer } from '../model/layer.ts';
import { type Scope, scopeKey } from '../model/scope.ts';

/** What the verdicts of one check add up to in one ledger row. */
export interface Contribution {
  pass: number;
  fail: number;
  unknown: number;
  waived: number;
  /** When the oldest evidence of a pass was true (epoch ms). */
  observedAt?: number;
  gaps: Gap[];
}

export type Outcome = 'pass' | 'fail' | 'unknown' | 'waived' | 'not-applicable';
export type Part = 'automated' | 'remainder';

/** Collects verdicts by scope, layer, duty and check: for their own scope, and for every enclosing one. */
export class Contributions {
  private readonly own = new Map<string, Map<string, Contribution>>();
  private readonly total = new Map<string, Map<string, Contribution>>();
  private readonly missing: { check: AnyCheck; cluster: string | undefined; gaps: readonly Gap[] }[] = [];

  add(
    check: AnyCheck,
    scope: Scope,
    part: Part | undefined,
    outcome: Outcome,
    extra: { observedAt?: number; gaps?: readonly Gap[] } = {},
  ): void {
    addTo(this.own, keyOf(scopeKey(scope), check, part), check.id, outcome, extra);
    for (const enclosing of enclosingKeys(scope))
      addTo(this.total, keyOf(enclosing, check, part), check.id, outcome, extra);
  }

  /** Rows of a check's subjects may be missing in this cluster (or in the account). */
  addMissing(check: AnyCheck, cluster: string | undefined, gaps: readonly Gap[]): void {
    this.missing.push({ check, cluster, gaps });
  }

  /** By check: what counts in the row of this scope, layer, duty and part. */
  of(scope: Scope, layer: Layer, duty: Duty, part: Part | undefined): Map<string, Contribution> {
    const found = new Map<string, Contribution>();
    for (const key of rowKeys(scopeKey(scope), layer, duty, part)) merge(found, this.total.get(key));
    if (scope.kind === 'node' && scope.nodePool !== undefined) {
      const pool = `node-pool\n${scope.cluster ?? ''}\n${scope.nodePool}`;
      for (const key of rowKeys(pool, layer, duty, part)) merge(found, this.own.get(key));
    }
    this.addMissingTo(found, scope, layer, duty);
    return found;
  }

  /** A scope without a verdict of a check whose subjects may be missing: the check cannot vouch for it. */
  private addMissingTo(found: Map<string, Contribution>, scope: Scope, layer: Layer, duty: Duty): void {
    for (const { check, cluster, gaps } of this.missing) {
      if (check.layer !== layer || check.duty !== duty || found.has(check.id)) continue;
      if (cluster !== undefined && scope.kind !== 'account' && scope.cluster !== cluster) continue;
      const contribution = empty();
      contribution.unknown = 1;
      contribution.gaps.push(...gaps);
      found.set(check.id, contribution);
    }
  }
}

function keyOf(scope: string, check: AnyCheck, part: Part | undefined): string {
  return `${scope}\n${check.layer}\n${check.duty}\n${part ?? ''}`;
}

/** A row that has no part takes the verdicts of every part; the remainder takes those without one. */
function rowKeys(scope: string, layer: Layer, duty: Duty, part: Part | undefined): string[] {
  const parts =
    part === undefined
      ? ['', 'automated', 'remainder']
      : part === 'automated'
        ? ['automated']
        : ['', 'remainder'];
  return parts.map((name) => `${scope}\n${layer}\n${duty}\n${name}`);
}

function enclosingKeys(scope: Scope): string[] {
  const keys = [scopeKey(scope)];
  if (scope.kind === 'node' && scope.nodePool !== undefined)
    keys.push(`node-pool\n${scope.cluster ?? ''}\n${scope.nodePool}`);
  if (scope.kind !== 'cluster' && scope.kind !== 'account') keys.push(`cluster\n${scope.cluster ?? ''}\n`);
  if (scope.kind !== 'account') keys.push('account\n\n');
  return keys;
}

function empty(): Contribution {
  return { pass: 0, fail: 0, unknown: 0, waived: 0, gaps: [] };
}

function addTo(
  map: Map<string, Map<string, Contribution>>,
  key: string,
  check: string,
  outcome: Outcome,
  extra: { observedAt?: number; gaps?: readonly Gap[] },
): void {
  let checks = map.get(key);
  if (checks === undefined) {
    checks = new Map();
    map.set(key, checks);
  }
  let contribution = checks.get(check);
  if (contribution === undefined) {
    contribution = empty();
    checks.set(check, contribution);
  }
  if (outcome !== 'not-applicable') contribution[outcome] += 1;
  if (extra.observedAt !== undefined)
    contribution.observedAt = Math.min(contribution.observedAt ?? extra.observedAt, extra.observedAt);
  // A few gaps explain a row; thousands of nodes with the same gap would only repeat it.
  for (const gap of extra.gaps ?? []) if (contribution.gaps.length < 3) contribution.gaps.push(gap);
}

function merge(into: Map<string, Contribution>, from: Map<string, Contribution> | undefined): void {
  if (from === undefined) return;
  for (const [check, addition] of from) {
    const before = into.get(check);
    if (before === undefined) {
      into.set(check, { ...addition, gaps: [...addition.gaps] });
      continue;
    }
    for (const name of ['pass', 'fail', 'unknown', 'waived'] as const) before[name] += addition[name];
    if (addition.observedAt !== undefined)
      before.observedAt = Math.min(before.observedAt ?? addition.observedAt, addition.observedAt);
    before.gaps.push(...addition.gaps);
  }
}
