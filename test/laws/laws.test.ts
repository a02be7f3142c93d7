import { beforeAll, describe, expect, it } from 'vitest';
import { assess } from '../../src/assess/assess.ts';
import type { Json } from '../../src/kernel/json.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import { renderJson } from '../../src/report/json.ts';
import type { SnapshotEntry } from '../../src/snapshot/snapshot.ts';
import { lawBreaches } from './compare.ts';
import { collectSample, type Sample, toSnapshot } from './sample.ts';

let sample: Sample;
let whole: Assessment;

beforeAll(async () => {
  sample = await collectSample();
  whole = await assess(toSnapshot(sample));
}, 60_000);

type Change = (entry: SnapshotEntry) => SnapshotEntry | undefined;

function without(entry: SnapshotEntry, outcome: SnapshotEntry['outcome']): SnapshotEntry {
  const { document: _document, ...rest } = entry;
  return { ...rest, outcome, reason: 'taken away by the test' };
}

function withDocument(entry: SnapshotEntry, document: Json): SnapshotEntry {
  return entry.outcome === 'read' ? { ...entry, document } : entry;
}

const changes: Record<string, Change> = {
  removed: () => undefined,
  denied: (entry) => without(entry, 'denied'),
  throttled: (entry) => without(entry, 'throttled'),
  garbled: (entry) => without(entry, 'failed'),
  'of the wrong type': (entry) => withDocument(entry, 'nonsense'),
  'without members': (entry) => withDocument(entry, {}),
  'with every list emptied of objects': (entry) => withDocument(entry, hollow(entry.document ?? null)),
};

/** Lists keep their length, but their elements are no objects any more. */
function hollow(value: Json): Json {
  if (Array.isArray(value)) return value.map((item) => (typeof item === 'object' ? null : item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, hollow(inner)]));
}

function changed(source: string, change: Change): Promise<Assessment> {
  const entries = sample.entries.flatMap((entry) => {
    const after = entry.source === source ? change(entry) : entry;
    return after === undefined ? [] : [after];
  });
  return assess(toSnapshot({ header: sample.header, entries }));
}

describe('the laws', () => {
  it('are tried on a sample that has every kind of source', () => {
    expect(new Set(sample.entries.map((entry) => entry.source)).size).toBeGreaterThan(50);
    expect(whole.findings.length).toBeGreaterThan(100);
  });

  for (const [name, change] of Object.entries(changes)) {
    it(`hold when any one source is ${name}`, async () => {
      const sources = [...new Set(sample.entries.map((entry) => entry.source))].sort();
      const breaches: string[] = [];
      for (const source of sources) {
        const after = await changed(source, change);
        breaches.push(...lawBreaches(whole, after).map((breach) => `${source}: ${breach}`));
      }
      expect(breaches.slice(0, 40)).toEqual([]);
    }, 300_000);
  }

  it('hold when any one source of one cluster is removed', async () => {
    const breaches: string[] = [];
    const seen = new Set<string>();
    for (const { source, ids } of sample.entries) {
      const key = `${source} ${ids.join(' ')}`;
      // One request of each source, a different cluster each time, keeps this to a minute.
      if (seen.has(source) || ids.length === 0) continue;
      seen.add(source);
      const entries = sample.entries.filter((entry) => `${entry.source} ${entry.ids.join(' ')}` !== key);
      const after = await assess(toSnapshot({ header: sample.header, entries }));
      breaches.push(...lawBreaches(whole, after).map((breach) => `${key}: ${breach}`));
    }
    expect(breaches.slice(0, 40)).toEqual([]);
  }, 300_000);

  it('give the same bytes for the same snapshot, in any order of its documents', async () => {
    const text = renderJson(whole);
    expect(renderJson(await assess(toSnapshot(sample)))).toBe(text);
    const reversed = { header: sample.header, entries: sample.entries.toReversed() };
    expect(renderJson(await assess(toSnapshot(reversed)))).toBe(text);
  });
});
