import { beforeAll, describe, expect, it } from 'vitest';
import { assess } from '../../src/assess/assess.ts';
import { BENCHMARKS } from '../../src/benchmarks/catalogue.ts';
import { judgeBenchmark } from '../../src/benchmarks/judge-benchmark.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import type { ItemResult, ItemVerdict } from '../../src/model/benchmark.ts';
import { collectSample, type Sample, toSnapshot } from './sample.ts';

let sample: Sample;
let whole: Assessment;
let before: Map<string, ItemResult>;

beforeAll(async () => {
  sample = await collectSample();
  whole = await assess(toSnapshot(sample));
  before = itemsOf(whole);
}, 60_000);

/** Every item of every benchmark for every cluster, by name. */
function itemsOf(assessment: Assessment): Map<string, ItemResult> {
  return new Map(
    BENCHMARKS.flatMap((benchmark) =>
      judgeBenchmark(benchmark, assessment).clusters.flatMap(({ scope, items }) =>
        items.map((item) => [`${benchmark.id} ${item.id} ${scope.cluster}`, item] as const),
      ),
    ),
  );
}

/** Of a fail or unknown nothing better may be made by knowing less; of anything else only an unknown. */
function mayBecome(verdict: ItemVerdict, later: ItemVerdict): boolean {
  return later === verdict || later === 'unknown';
}

function improvements(after: Assessment): string[] {
  return [...itemsOf(after)].flatMap(([name, item]) => {
    const earlier = before.get(name);
    // A cluster that stands for those that were not listed is new.
    const allowed =
      earlier === undefined ? item.verdict !== 'pass' : mayBecome(earlier.verdict, item.verdict);
    return allowed ? [] : [`${name}: ${earlier?.verdict} -> ${item.verdict}`];
  });
}

describe('the laws, for benchmarks', () => {
  it('are tried on items of every verdict, in clusters of which some are outside the model', () => {
    const verdicts = new Set([...before.values()].map(({ verdict }) => verdict));
    expect([...verdicts].sort()).toEqual([
      ...['fail', 'inherited', 'manual', 'not-applicable', 'pass', 'unknown'],
    ]);
    const reasons = new Set([...before.values()].map(({ reason }) => reason));
    for (const reason of ['held-by-provider', 'outside-model', 'no-check-reads-masters'] as const)
      expect(reasons).toContain(reason);
  });

  it('no item passes without a check that passes there, and none with one that fails or is unknown', () => {
    const tallies = new Map(
      whole.tallies.map((tally) => [`${tally.check} ${tally.scope.cluster ?? ''}`, tally] as const),
    );
    let passes = 0;
    for (const [name, { verdict, checks }] of before) {
      if (verdict !== 'pass') continue;
      passes++;
      const cluster = name.split(' ').at(-1) ?? '';
      const found = checks.flatMap(({ check }) =>
        [tallies.get(`${check} ${cluster}`), tallies.get(`${check} `)].filter((tally) => tally !== undefined),
      );
      expect([name, found.reduce((sum, { pass }) => sum + pass, 0)]).not.toEqual([name, 0]);
      expect([name, found.reduce((sum, { fail, unknown }) => sum + fail + unknown, 0)]).toEqual([name, 0]);
    }
    expect(passes).toBeGreaterThan(100);
  });

  it('no check answers about clusters and about the account at once', () => {
    const ofAccount = new Set(whole.tallies.filter(({ scope }) => !scope.cluster).map(({ check }) => check));
    const both = whole.tallies.filter(({ check, scope }) => scope.cluster && ofAccount.has(check));
    expect(both).toEqual([]);
  });

  it('no item improves when any one source is removed', async () => {
    const found: string[] = [];
    for (const source of new Set(sample.entries.map((entry) => entry.source))) {
      const entries = sample.entries.filter((entry) => entry.source !== source);
      const after = await assess(toSnapshot({ header: sample.header, entries }));
      found.push(...improvements(after).map((improvement) => `${source}: ${improvement}`));
    }
    expect(found.slice(0, 40)).toEqual([]);
  }, 300_000);
});
