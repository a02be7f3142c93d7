import { compareText } from '../kernel/compare.ts';
import { keepGap } from '../kernel/kept-gaps.ts';
import type { Gap } from '../kernel/known.ts';
import { DAY, daysBetween, toInstantText } from '../kernel/time.ts';
import type { LedgerRow, State, Statement } from '../model/assessment.ts';
import type { OpenAtScopes } from '../patches/open-at-scopes.ts';
import type { Cell } from '../responsibility/cell.ts';
import type { Contribution, Contributions } from './contributions.ts';

/** Past this age the evidence of a vulnerability scan proves nothing. */
export const EVIDENCE_LIMIT_DAYS = 7;

/** As many reasons as a person reads. */
const MOST_GAPS = 12;

/** Advisories that a reason names. */
const MOST_ADVISORIES = 3;

const UNREAD = new Set(['denied', 'throttled', 'failed', 'not-attempted']);

export interface LedgerInputs {
  contributions: Contributions;
  /** Checks that judge a switch: they say nothing of what the provider did. */
  settings: ReadonlySet<string>;
  statementOf(cell: Cell): Statement | undefined;
  time: number;
  /** The advisories that are open at a row. */
  open: OpenAtScopes;
}

/** A cell with its state: what the verdicts that count there add up to. */
export function toLedgerRow(cell: Cell, inputs: LedgerInputs): LedgerRow {
  const row: LedgerRow = { ...cell, state: 'not-applicable', checks: [] };
  if (cell.duty === null || cell.party === null) return row;
  const found = inputs.contributions.of(cell.scope, cell.layer, cell.duty, cell.part);
  const statement = cell.party === 'alibaba-cloud' ? inputs.statementOf(cell) : undefined;
  if (cell.party === 'alibaba-cloud') for (const id of inputs.settings) found.delete(id);
  row.checks = [...found.keys()].sort(compareText);
  if (statement !== undefined) row.statement = statement;
  const sum = summed(found.values());
  row.state = cell.party === 'alibaba-cloud' ? providerState(sum, statement) : customerState(sum, cell);
  if (row.state === 'met' || row.state === 'verified') addAge(row, sum, inputs.time);
  if (cell.duty === 'apply-fix') addAdvisories(row, inputs.open);
  if (row.state === 'unproven' || row.state === 'unverified') addReasons(row, sum, found);
  return row;
}

function summed(contributions: Iterable<Contribution>): Contribution {
  const sum: Contribution = { pass: 0, fail: 0, unknown: 0, waived: 0, gaps: [] };
  for (const item of contributions) {
    for (const name of ['pass', 'fail', 'unknown', 'waived'] as const) sum[name] += item[name];
    for (const gap of item.gaps) keepGap(sum.gaps, gap, MOST_GAPS);
    if (item.observedAt !== undefined)
      sum.observedAt = Math.min(sum.observedAt ?? item.observedAt, item.observedAt);
    if (item.latestAt !== undefined) sum.latestAt = Math.max(sum.latestAt ?? item.latestAt, item.latestAt);
  }
  return sum;
}

/** Customer: breached > unproven > waived > met (CONTRACT, section 2). */
function customerState(sum: Contribution, cell: Cell): State {
  // Nobody can be said to have breached a duty that nobody is known to owe; its findings stand all the same.
  if (cell.party === 'unknown') return 'unproven';
  if (sum.fail > 0) return 'breached';
  if (sum.unknown > 0) return 'unproven';
  if (sum.waived > 0) return 'waived';
  return sum.pass > 0 ? 'met' : 'unproven';
}

/** Alibaba Cloud: overdue > unverified (the default) > verified. */
function providerState(sum: Contribution, statement: Statement | undefined): State {
  if (sum.fail + sum.waived > 0 || statement?.state === 'overdue') return 'overdue';
  if (sum.unknown > 0) return 'unverified';
  return sum.pass > 0 || statement?.state === 'verified' ? 'verified' : 'unverified';
}

function addAge(row: LedgerRow, sum: Contribution, time: number): void {
  const observedAt = sum.observedAt ?? time;
  row.evidenceAt = toInstantText(observedAt);
  row.evidenceAgeDays = daysBetween(Math.min(observedAt, time), time);
  // A scan of the future is a clock that is wrong, and then nobody knows how old it is.
  if (sum.latestAt !== undefined && sum.latestAt > time + DAY) {
    row.state = row.state === 'met' ? 'unproven' : 'unverified';
    row.because = ['the evidence is later than the snapshot: a clock is wrong'];
    return;
  }
  if (time - observedAt <= EVIDENCE_LIMIT_DAYS * DAY) return;
  row.state = row.state === 'met' ? 'unproven' : 'unverified';
  row.because = [`the evidence is ${row.evidenceAgeDays} days old`];
}

/** A flaw that is open, and that no check of the row names, leaves the duty without proof. */
function addAdvisories(row: LedgerRow, open: OpenAtScopes): void {
  const ids = open.of(row.scope, row.layer);
  if (ids.length === 0) return;
  row.advisories = [...ids];
  if (row.state !== 'met' && row.state !== 'verified') return;
  row.state = row.state === 'met' ? 'unproven' : 'unverified';
  const named = ids.slice(0, MOST_ADVISORIES).join(', ');
  const more = ids.length > MOST_ADVISORIES ? `, and ${ids.length - MOST_ADVISORIES} more` : '';
  row.because = [`open by the installed version: ${named}${more}`];
}

function addReasons(row: LedgerRow, sum: Contribution, found: ReadonlyMap<string, Contribution>): void {
  const reasons = new Set(row.because ?? []);
  for (const gap of sum.gaps) reasons.add(reasonOf(gap));
  const unreadFacts =
    row.party === 'unknown'
      ? row.basis.flatMap((item) => item.facts.filter((fact) => fact.outcome !== undefined))
      : [];
  for (const fact of unreadFacts) reasons.add(`${fact.field}: ${fact.note ?? 'not read'}`);
  if (found.size === 0 && row.party !== 'alibaba-cloud') reasons.add('no check covers it');
  if (reasons.size > 0) row.because = [...reasons].sort(compareText);
  const unread =
    sum.gaps.some((gap) => UNREAD.has(gap.outcome)) ||
    unreadFacts.some((fact) => UNREAD.has(fact.outcome ?? ''));
  if (unread) row.unread = true;
}

function reasonOf(gap: Gap): string {
  const what = gap.field === undefined ? gap.source : `${gap.source} ${gap.field}`;
  return `${what}: ${gap.reason}${gap.cure === undefined ? '' : ` (needs ${gap.cure})`}`;
}
