import { describe, expect, it } from 'vitest';
import type { Assessment, CatalogueEntry, Finding, LedgerRow, Tally } from '../model/assessment.ts';
import type { Benchmark, BenchmarkItem, ItemResult } from '../model/benchmark.ts';
import type { Scope } from '../model/scope.ts';
import { automated, inherited, leftOut, partly } from './items.ts';
import { judgeBenchmark } from './judge-benchmark.ts';

const CLUSTER: Scope = { kind: 'cluster', account: 'a', cluster: 'c1' };
const ACCOUNT: Scope = { kind: 'account', account: 'a' };
const TEXT = { en: 'x', 'zh-CN': '文' };

function entry(id: string): CatalogueEntry {
  const common = { title: TEXT, message: TEXT, act: { step: TEXT }, references: [] };
  return { id, kind: 'check', layer: 'workload', duty: 'configure', severity: 'high', ...common };
}

function tally(check: string, counts: Partial<Tally>, scope = CLUSTER): Tally {
  return { check, scope, pass: 0, fail: 0, unknown: 0, notApplicable: 0, ...counts };
}

function finding(check: string, over: Partial<Finding> = {}): Finding {
  return {
    check,
    scope: CLUSTER,
    subject: 'c1/Pod/a/b',
    verdict: 'fail',
    severity: 'high',
    layer: 'workload',
    duty: 'configure',
    party: 'customer',
    message: 'x',
    saw: {},
    evidence: [],
    act: { step: 'x' },
    fingerprint: `${check}-${JSON.stringify(over)}`,
    ...over,
  };
}

function row(over: Partial<LedgerRow>): LedgerRow {
  return {
    scope: CLUSTER,
    layer: 'control-plane',
    configuration: 'managed',
    duty: 'protect',
    party: 'alibaba-cloud',
    state: 'unverified',
    confidence: 'documented',
    basis: [],
    checks: [],
    ...over,
  };
}

function assessment(over: Partial<Assessment> = {}): Assessment {
  return {
    schemaVersion: '1.0',
    snapshotTime: '2026-11-20T08:00:00Z',
    account: 'a',
    scopes: [ACCOUNT, CLUSTER],
    ledger: [],
    findings: [],
    tallies: [],
    sources: [],
    catalogue: [entry('one'), entry('two')],
    statements: [],
    waivers: { applied: 0, unmatched: [], expired: [] },
    ...over,
  };
}

function answer(item: BenchmarkItem, over: Partial<Assessment> = {}): ItemResult {
  const benchmark: Benchmark = { id: 'b', title: TEXT, reference: 'x', sections: [], items: [item] };
  return judgeBenchmark(benchmark, assessment(over)).clusters[0]?.items[0] as ItemResult;
}

const both = automated('1', 'x', 'x', ['one', 'two']);
const inherits = inherited('1', 'x', 'x');

describe('src/benchmarks/judge-benchmark', () => {
  it('passes an item only where a check passed and none is worse', () => {
    const verdict = (...tallies: Tally[]) => answer(both, { tallies }).verdict;
    expect(verdict(tally('one', { pass: 2 }), tally('two', { notApplicable: 1 }))).toBe('pass');
    expect(verdict(tally('one', { pass: 2 }))).toBe('pass');
    expect(verdict(tally('one', { pass: 2 }), tally('two', { unknown: 1 }))).toBe('unknown');
    expect(verdict(tally('one', { unknown: 2 }), tally('two', { fail: 1 }))).toBe('fail');
    expect(verdict(tally('one', { notApplicable: 2 }))).toBe('not-applicable');
    expect(verdict()).toBe('not-applicable');
  });

  it('is unknown where the assessment was made without one of its checks', () => {
    const found = answer(both, { catalogue: [entry('one')], tallies: [tally('one', { pass: 1 })] });
    expect([found.verdict, found.reason, found.notRun]).toEqual(['unknown', 'check-not-run', ['two']]);
  });

  it('leaves what the data decides in part to a person where nothing fails', () => {
    const item = partly('1', 'x', 'x', ['one']);
    expect(answer(item, { tallies: [tally('one', { pass: 1 })] }).verdict).toBe('manual');
    expect(answer(item, { tallies: [tally('one', { unknown: 1 })] }).verdict).toBe('unknown');
    expect(answer(item, { tallies: [tally('one', { fail: 1 })] }).verdict).toBe('fail');
    expect(answer(leftOut('1', 'x', 'x', TEXT)).verdict).toBe('manual');
  });

  it('takes the account’s verdicts for every cluster, but not that clusters may be missing', () => {
    const one = automated('1', 'x', 'x', ['one']);
    const verdict = (...tallies: Tally[]) => answer(one, { tallies }).verdict;
    expect(verdict(tally('one', { fail: 1 }, ACCOUNT))).toBe('fail');
    expect(verdict(tally('one', { unknown: 1 }, ACCOUNT))).toBe('unknown');
    expect(verdict(tally('one', { pass: 1 }), tally('one', { unknown: 1 }, ACCOUNT))).toBe('pass');
    expect(verdict(tally('one', { pass: 1 }), tally('one', { fail: 1 }, ACCOUNT))).toBe('fail');
  });

  it('knows nothing of clusters that were not listed', () => {
    const scopes = [{ ...CLUSTER, cluster: '?' }];
    const found = answer(both, { scopes, tallies: [tally('one', { pass: 1 }, ACCOUNT)] });
    expect([found.verdict, found.reason]).toEqual(['unknown', 'clusters-unlisted']);
    expect(answer(inherits, { scopes }).verdict).toBe('unknown');
  });

  it('names who owes what fails, and how bad the worst is that nobody accepted', () => {
    const waiver = { owner: 'o', reason: 'r', expires: '2027-01-01' };
    const fails = (...findings: Finding[]) => {
      const { verdict, party, severity, checks } = answer(automated('1', 'x', 'x', ['one']), {
        findings,
        tallies: [tally('one', { fail: findings.length })],
      });
      return [verdict, party, severity, checks[0]?.waived];
    };
    expect(fails(finding('one'), finding('one', { severity: 'low' }))).toEqual([
      'fail',
      'customer',
      'high',
      0,
    ]);
    expect(fails(finding('one', { party: 'alibaba-cloud' }))).toEqual([
      'fail',
      'alibaba-cloud',
      undefined,
      0,
    ]);
    expect(fails(finding('one', { waiver }))).toEqual(['fail', 'customer', undefined, 1]);
    expect(fails(finding('one', { waiver }), finding('one', { severity: 'low' }))).toEqual([
      ...['fail', 'customer', 'low', 1],
    ]);
  });

  it('tells whether a source that was not read is why', () => {
    const unknown = (outcome: string) =>
      answer(automated('1', 'x', 'x', ['one']), {
        findings: [finding('one', { verdict: 'unknown', saw: { outcome } })],
        tallies: [tally('one', { unknown: 1 })],
      }).unread;
    expect(unknown('denied')).toBe(true);
    expect(unknown('absent')).toBe(undefined);
  });

  it('tells the sub-results of a check apart', () => {
    const item = automated('1', 'x', 'x', ['one'], { settings: ['alpha'], accepts: ['alpha=0'] });
    const counts = (saw: Finding['saw']) => {
      const found = answer(item, {
        findings: [finding('one', { saw })],
        tallies: [tally('one', { fail: 1 })],
      });
      return [found.verdict, found.findings.length];
    };
    expect(counts({ kind: 'node', settings: ['alpha=1'] })).toEqual(['fail', 1]);
    expect(counts({ kind: 'node', settings: ['alphabet=1'] })).toEqual(['pass', 0]);
    expect(counts({ kind: 'node', settings: ['beta=1'], unread: ['alpha'] })).toEqual(['unknown', 1]);
    expect(counts({ kind: 'node', settings: ['alpha=0'] })).toEqual(['pass', 0]);
    expect(counts({ node: 'n', items: ['alpha /etc/kubelet 666'] })).toEqual(['fail', 1]);
    expect(counts({ node: 'n', items: ['beta /etc/kubelet 666'] })).toEqual(['pass', 0]);
    expect(counts({ kind: 'node-pool', settings: ['beta=1'] })).toEqual(['not-applicable', 0]);
  });

  it('inherits only what the published model has Alibaba Cloud run', () => {
    const inheritance = (over: Partial<LedgerRow> | undefined) => {
      const { verdict, reason, party } = answer(inherits, { ledger: over === undefined ? [] : [row(over)] });
      return [verdict, reason, party];
    };
    expect(inheritance({})).toEqual(['inherited', 'held-by-provider', 'alibaba-cloud']);
    expect(inheritance({ configuration: 'edge' })).toEqual([
      ...['inherited', 'held-by-provider', 'alibaba-cloud'],
    ]);
    expect(inheritance({ configuration: 'outside-model', assumed: 'managed' })).toEqual([
      ...['unknown', 'outside-model', 'alibaba-cloud'],
    ]);
    expect(inheritance({ configuration: 'outside-model', party: 'customer' })).toEqual([
      ...['unknown', 'no-check-reads-masters', 'customer'],
    ]);
    expect(inheritance({ party: 'unknown', state: 'unproven' })).toEqual([
      ...['unknown', 'kind-unread', 'unknown'],
    ]);
    expect(inheritance(undefined)).toEqual(['unknown', 'kind-unread', 'unknown']);
  });
});
