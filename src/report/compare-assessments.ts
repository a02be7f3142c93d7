import type { Assessment, Finding, LedgerRow, State } from '../model/assessment.ts';
import type { Duty, Layer, Party } from '../model/layer.ts';
import { type Scope, scopeKey } from '../model/scope.ts';

export interface AssessmentDiff {
  before: { account: string; snapshotTime: string };
  after: { account: string; snapshotTime: string };
  findings: {
    appeared: Finding[];
    gone: GoneFinding[];
    /** Verdict, severity or party differ. */
    changed: { before: Finding; after: Finding }[];
    waived: Finding[];
    unwaived: Finding[];
  };
  ledger: LedgerChange[];
  scopes: { appeared: Scope[]; gone: Scope[] };
}
export interface GoneFinding {
  finding: Finding;
  /** A finding that can no longer be told is not mended. */
  reason: 'no-longer-found' | 'scope-gone' | 'could-not-tell';
}
export interface LedgerChange {
  scope: Scope;
  layer: Layer;
  duty: Duty | null;
  part?: NonNullable<LedgerRow['part']>;
  /** Null where the row is only in the other assessment. */
  before: Standing | null;
  after: Standing | null;
}
export interface Standing {
  party: Party | null;
  state: State;
}

/** What differs between two assessments: findings by fingerprint, ledger rows by scope, layer, duty and part. */
export function compareAssessments(before: Assessment, after: Assessment): AssessmentDiff {
  return {
    before: { account: before.account, snapshotTime: before.snapshotTime },
    after: { account: after.account, snapshotTime: after.snapshotTime },
    findings: compareFindings(before, after),
    ledger: compareLedgers(before.ledger, after.ledger),
    scopes: {
      appeared: missingFrom(before.scopes, after.scopes),
      gone: missingFrom(after.scopes, before.scopes),
    },
  };
}

function compareFindings(before: Assessment, after: Assessment): AssessmentDiff['findings'] {
  const earlier = byFingerprint(before.findings);
  const later = byFingerprint(after.findings);
  const kept = after.findings.flatMap((now) => {
    const then = earlier.get(now.fingerprint);
    return then === undefined ? [] : [{ before: then, after: now }];
  });
  return {
    appeared: after.findings.filter((finding) => !earlier.has(finding.fingerprint)),
    gone: before.findings
      .filter((finding) => !later.has(finding.fingerprint))
      .map((finding) => ({ finding, reason: whyGone(finding, after) })),
    changed: kept.filter((pair) => isChanged(pair.before, pair.after)),
    waived: kept.filter((pair) => !pair.before.waiver && pair.after.waiver).map((pair) => pair.after),
    unwaived: kept.filter((pair) => pair.before.waiver && !pair.after.waiver).map((pair) => pair.after),
  };
}

function byFingerprint(findings: readonly Finding[]): Map<string, Finding> {
  return new Map(findings.map((finding) => [finding.fingerprint, finding]));
}

function isChanged(before: Finding, after: Finding): boolean {
  return (['verdict', 'severity', 'party'] as const).some((field) => before[field] !== after[field]);
}

function whyGone(finding: Finding, after: Assessment): GoneFinding['reason'] {
  const blind = after.findings.some(
    ({ check, verdict, scope }) =>
      verdict === 'unknown' && check === finding.check && covers(scope, finding.scope),
  );
  if (blind) return 'could-not-tell';
  const key = scopeKey(finding.scope);
  return after.scopes.some((scope) => scopeKey(scope) === key) ? 'no-longer-found' : 'scope-gone';
}

/** Whether one scope is another or encloses it; `?` stands for all of its list. */
function covers(outer: Scope, inner: Scope): boolean {
  return (['cluster', 'nodePool', 'node', 'pod'] as const).every(
    (level) => outer[level] === undefined || outer[level] === '?' || outer[level] === inner[level],
  );
}

function compareLedgers(before: readonly LedgerRow[], after: readonly LedgerRow[]): LedgerChange[] {
  const earlier = new Map(before.map((row) => [rowKey(row), row]));
  const later = new Map(after.map((row) => [rowKey(row), row]));
  const keys = [...new Set([...later.keys(), ...earlier.keys()])];
  return keys.flatMap((key) => {
    const then = earlier.get(key);
    const now = later.get(key);
    const row = now ?? then;
    if (row === undefined || (then?.party === now?.party && then?.state === now?.state)) return [];
    const { scope, layer, duty, part } = row;
    const change = { scope, layer, duty, before: standing(then), after: standing(now) };
    return [part === undefined ? change : { ...change, part }];
  });
}

function rowKey({ scope, layer, duty, part }: LedgerRow): string {
  return JSON.stringify([scopeKey(scope), layer, duty, part]);
}

function standing(row: LedgerRow | undefined): Standing | null {
  return row === undefined ? null : { party: row.party, state: row.state };
}

function missingFrom(known: readonly Scope[], scopes: readonly Scope[]): Scope[] {
  const keys = new Set(known.map(scopeKey));
  return scopes.filter((scope) => !keys.has(scopeKey(scope)));
}
