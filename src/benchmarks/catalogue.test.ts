import { describe, expect, it } from 'vitest';
import { toCatalogueEntries } from '../assess/catalogue-entries.ts';
import { catalogue } from '../checks/catalogue.generated.ts';
import { BENCHMARKS } from './catalogue.ts';
import { CIS_ACK } from './cis-ack.ts';
import { sectionOf } from './judge-benchmark.ts';

const entries = new Map(toCatalogueEntries(catalogue).map((entry) => [entry.id, entry]));

function range(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}.${index + 1}`);
}

describe('src/benchmarks', () => {
  it('names only checks and statements that the catalogue has', () => {
    const named = new Set(BENCHMARKS.flatMap(({ items }) => items.flatMap(({ checks }) => checks)));
    expect([...named].filter((id) => !entries.has(id)).sort()).toEqual([]);
  });

  it('answers items by checks, and by statements only what the provider holds', () => {
    const wrong = BENCHMARKS.flatMap(({ id, items }) =>
      items.flatMap((item) => {
        const wanted = item.kind === 'provider-inherited' ? 'statement' : 'check';
        const others = item.checks.filter((check) => (entries.get(check)?.kind ?? wanted) !== wanted);
        return others.length === 0 ? [] : [`${id} ${item.id}: ${others.join()}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it.each(BENCHMARKS.map((benchmark) => [benchmark.id, benchmark] as const))(
    '%s has each item once, in a section, with a title in both languages',
    (_, benchmark) => {
      const ids = benchmark.items.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const item of benchmark.items) {
        if (benchmark.sections.length > 0) expect(sectionOf(benchmark, item)).not.toBe('');
        expect(item.title.en).not.toMatch(/[.。]$|^$/);
        expect(item.title['zh-CN']).toMatch(/\p{Script=Han}|^etcd/u);
        expect([...new Set(item.checks)].sort()).toEqual([...item.checks]);
        expect(item.checks.length > 0).toBe(item.kind !== 'left-out' && item.kind !== 'manual');
        if (item.kind !== 'left-out') continue;
        expect(item.because?.en).toMatch(/^\S.{10,}/);
        expect(item.because?.['zh-CN']).toMatch(/\p{Script=Han}/u);
      }
    },
  );

  it('has the items of CIS ACK 1.0 that kube-bench has: 73 of the control plane, 20 of nodes, 24 and 17', () => {
    const expected = [
      ...[...range('1.1', 21), ...range('1.2', 33), ...range('1.3', 7), ...range('1.4', 2)],
      ...[...range('2', 7), '3.1.1', '3.2.1', '3.2.2', ...range('4.1', 10), ...range('4.2', 10)],
      ...[...range('5.1', 6), ...range('5.2', 9), ...range('5.3', 2), ...range('5.4', 2), '5.5.1'],
      ...[...range('5.6', 4), ...range('6.1', 4), '6.2.1', ...range('6.3', 5), '6.4.1', '6.5.1'],
      ...range('6.6', 5),
    ];
    expect(expected.length).toBe(134);
    expect(CIS_ACK.items.map(({ id }) => id)).toEqual(expected);
    const inherited = CIS_ACK.items.filter(({ kind }) => kind === 'provider-inherited');
    expect(inherited.filter(({ id }) => /^[12]\./.test(id)).length).toBe(70);
    expect(inherited.filter(({ id }) => !/^[12]\./.test(id)).map(({ id }) => id)).toEqual(['3.2.2']);
  });

  it('leaves eight of the items that kube-bench leaves to a person to a person in part', () => {
    const manual = CIS_ACK.items.filter(({ id }) => /^[56]\./.test(id));
    expect(manual.length).toBe(41);
    expect(manual.filter(({ judgement }) => judgement).length).toBe(8);
  });

  it('has the counts of the other lists', () => {
    const counts = Object.fromEntries(BENCHMARKS.map(({ id, items }) => [id, items.length]));
    expect(counts).toEqual({
      'cis-ack-1.0': 134,
      'cis-kubernetes-1.12': 34,
      'pod-security-standards': 18,
      'nsa-cisa': 7,
      'ack-policy-governance': 55,
      'ack-inspection': 17,
      'prowler-alibabacloud-cs': 9,
    });
  });
});
