import type { AnyCheck } from '../checks/kit/define-check.ts';
import { compareText } from '../kernel/compare.ts';
import { keepGap, keptGaps } from '../kernel/kept-gaps.ts';
import type { Evidence, Gap } from '../kernel/known.ts';
import type { Duty, Layer } from '../model/layer.ts';
import { type Scope, scopeKey } from '../model/scope.ts';

/** A few gaps explain a row; thousands of nodes with the same gap would only repeat it. */
const MOST_GAPS = 3;

/** What the verdicts of one check add up to in one ledger row. */
export interface Contribution {
  pass: number;
  fail: number;
  unknown: number;
  waived: number;
  /** When the oldest evidence of a pass was true (epoch ms). */
  observedAt?: number;
  /** When the newest was: later than the snapshot means a wrong clock. */
  latestAt?: number;
  /** Of one pass; which one does not depend on the order of the documents. */
  evidence?: Evidence;
  gaps: Gap[];
}

export type Outcome = 'pass' | 'fail' | 'unknown' | 'waived' | 'not-applicable';
export type Part = 'automated' | 'remainder';

interface Extra {
  observedAt?: number;
  evidence?: Evidence;
  gaps?: readonly Gap[];
  /** How many verdicts alike; 1 where it is not said. */
  count?: number;
}

/** By scope, then by layer, duty and part, then by check. */
type Counts = Map<string, Map<string, Map<string, Contribution>>>;

/** Collects verdicts by scope, layer, duty and check: for their own scope, and for every enclosing one. */
export class Contributions {
  private readonly own: Counts = new Map();
  private readonly total: Counts = new Map();
  /** Hundreds of thousands of verdicts share a few thousand scopes and a hundred rows. */
  private readonly scopeKeys = new WeakMap<Scope, string[]>();
  private readonly rowKeys = new Map<string, string>();
  /** By row, then by cluster (`undefined` for the account): thousands of clusters must not be walked for each row. */
  private readonly missing = new Map<
    string,
    Map<string | undefined, { check: AnyCheck; gaps: readonly Gap[] }[]>
  >();

  add(check: AnyCheck, scope: Scope, part: Part | undefined, outcome: Outcome, extra: Extra = {}): void {
    const keys = this.keysOf(scope);
    const row = this.rowKeyOf(check, part);
    addTo(this.own, keys[0] as string, row, check.id, outcome, extra);
    for (const enclosing of keys) addTo(this.total, enclosing, row, check.id, outcome, extra);
  }

  /** Rows of a check's subjects may be missing in this cluster (or in the account). */
  addMissing(check: AnyCheck, cluster: string | undefined, gaps: readonly Gap[]): void {
    const row = rowName(check.layer, check.duty, undefined);
    let clusters = this.missing.get(row);
    if (clusters === undefined) {
      clusters = new Map();
      this.missing.set(row, clusters);
    }
    const list = clusters.get(cluster);
    if (list === undefined) clusters.set(cluster, [{ check, gaps }]);
    else list.push({ check, gaps });
  }

  /** By check: what counts in the row of this scope, layer, duty and part. */
  of(scope: Scope, layer: Layer, duty: Duty, part: Part | undefined): Map<string, Contribution> {
    const found = new Map<string, Contribution>();
    const rows = rowNames(layer, duty, part);
    for (const row of rows) merge(found, this.total.get(scopeKey(scope))?.get(row));
    if (scope.kind === 'node' && scope.nodePool !== undefined) {
      const pool = `node-pool\n${scope.cluster ?? ''}\n${scope.nodePool}`;
      for (const row of rows) merge(found, this.own.get(pool)?.get(row));
    }
    this.addMissingTo(found, scope, layer, duty);
    return found;
  }

  private hasOwn(scope: Scope, check: AnyCheck): boolean {
    return (
      this.own
        .get(scopeKey(scope))
        ?.get(rowName(check.layer, check.duty, undefined))
        ?.has(check.id) ?? false
    );
  }

  private keysOf(scope: Scope): string[] {
    let keys = this.scopeKeys.get(scope);
    if (keys === undefined) {
      keys = enclosingKeys(scope);
      this.scopeKeys.set(scope, keys);
    }
    return keys;
  }

  private rowKeyOf(check: AnyCheck, part: Part | undefined): string {
    if (part !== undefined) return rowName(check.layer, check.duty, part);
    let key = this.rowKeys.get(check.id);
    if (key === undefined) {
      key = rowName(check.layer, check.duty, undefined);
      this.rowKeys.set(check.id, key);
    }
    return key;
  }

  /** A scope without a verdict of a check whose subjects may be missing: the check cannot vouch for it. */
  private addMissingTo(found: Map<string, Contribution>, scope: Scope, layer: Layer, duty: Duty): void {
    const clusters = this.missing.get(rowName(layer, duty, undefined));
    if (clusters === undefined) return;
    const lists =
      scope.kind === 'account'
        ? [...clusters.values()]
        : [clusters.get(undefined), clusters.get(scope.cluster)];
    for (const { check, gaps } of lists.flatMap((list) => list ?? [])) {
      // A pool's row takes its nodes' verdicts, and the missing rows may be nodes of that pool.
      const ofPools = check.subject === 'nodePools' && this.hasOwn(scope, check);
      // Of the pods of a node some may be missing, whatever the others show.
      const ofPods =
        check.subject === 'podTemplates' && (scope.kind === 'node' || scope.kind === 'virtual-node');
      const vouched = scope.kind === 'node-pool' ? ofPools : found.has(check.id) && !ofPods;
      if (vouched) continue;
      const before = found.get(check.id) ?? empty();
      found.set(check.id, {
        ...before,
        unknown: before.unknown + 1,
        gaps: [...keptGaps([...before.gaps, ...gaps], MOST_GAPS)],
      });
    }
  }
}

function rowName(layer: Layer, duty: Duty, part: Part | undefined): string {
  return `${layer}\n${duty}\n${part ?? ''}`;
}

/** A row that has no part takes the verdicts of every part; the remainder takes those without one. */
function rowNames(layer: Layer, duty: Duty, part: Part | undefined): string[] {
  const parts: (Part | undefined)[] =
    part === undefined
      ? [undefined, 'automated', 'remainder']
      : part === 'automated'
        ? [part]
        : [undefined, part];
  return parts.map((name) => rowName(layer, duty, name));
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
  counts: Counts,
  scope: string,
  row: string,
  check: string,
  outcome: Outcome,
  extra: Extra,
): void {
  const rows = getOrMake(counts, scope, () => new Map<string, Map<string, Contribution>>());
  const checks = getOrMake(rows, row, () => new Map<string, Contribution>());
  const contribution = getOrMake(checks, check, empty);
  if (outcome !== 'not-applicable') contribution[outcome] += extra.count ?? 1;
  if (extra.observedAt !== undefined) {
    contribution.observedAt = Math.min(contribution.observedAt ?? extra.observedAt, extra.observedAt);
    contribution.latestAt = Math.max(contribution.latestAt ?? extra.observedAt, extra.observedAt);
  }
  if (extra.evidence !== undefined) keepEvidence(contribution, extra.evidence);
  for (const gap of extra.gaps ?? []) keepGap(contribution.gaps, gap, MOST_GAPS);
}

function keepEvidence(contribution: Contribution, evidence: Evidence): void {
  const key = ({ source, ids, page = 1, path }: Evidence) => [source, ...ids, page, path].join('\n');
  if (contribution.evidence === undefined || compareText(key(evidence), key(contribution.evidence)) < 0)
    contribution.evidence = evidence;
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
    if (addition.latestAt !== undefined)
      before.latestAt = Math.max(before.latestAt ?? addition.latestAt, addition.latestAt);
    if (addition.evidence !== undefined) keepEvidence(before, addition.evidence);
    for (const gap of addition.gaps) keepGap(before.gaps, gap, MOST_GAPS);
  }
}

function getOrMake<V>(map: Map<string, V>, key: string, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
