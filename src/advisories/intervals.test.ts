import { describe, expect, it } from 'vitest';
import { Random } from '../../test/advisories/random.ts';
import { type Cut, cutAfter, cutBefore, holds, type Interval, subtract, unite } from './intervals.ts';

const compare = (a: number, b: number) => a - b;
/** Versions 0 to 9 and places between them: a cut can only fall on a version, so halves tell every difference. */
const LINE = Array.from({ length: 23 }, (_, index) => index / 2 - 1);
const members = (intervals: readonly Interval<number>[]) =>
  LINE.filter((version) => intervals.some((interval) => holds(compare, interval, version)));

function interval(random: Random): Interval<number> {
  const cut = (): Cut<number> | undefined =>
    random.below(6) === 0 ? undefined : { at: random.below(10), after: random.below(2) === 0 };
  return { from: cut(), to: cut() };
}

describe('intervals', () => {
  it('joins what overlaps, touches or is nested', () => {
    const joined = unite(compare, [
      { from: cutBefore(5), to: cutBefore(7) },
      { from: cutBefore(1), to: cutBefore(3) },
      { from: cutBefore(3), to: cutAfter(4) },
      { from: cutBefore(6), to: cutBefore(7) },
    ]);
    expect(joined).toEqual([
      { from: cutBefore(1), to: cutAfter(4) },
      { from: cutBefore(5), to: cutBefore(7) },
    ]);
  });

  it('joins [a, b] and what starts just after b', () => {
    expect(
      unite(compare, [
        { from: cutBefore(1), to: cutAfter(3) },
        { from: cutAfter(3), to: cutBefore(5) },
      ]),
    ).toEqual([{ from: cutBefore(1), to: cutBefore(5) }]);
  });

  it('drops what is empty or runs backwards, and keeps a single version', () => {
    expect(
      unite(compare, [
        { from: cutBefore(3), to: cutBefore(3) },
        { from: cutAfter(3), to: cutAfter(3) },
        { from: cutBefore(5), to: cutBefore(2) },
      ]),
    ).toEqual([]);
    expect(unite(compare, [{ from: cutBefore(3), to: cutAfter(3) }])).toHaveLength(1);
  });

  it('keeps open ends open', () => {
    const all = { from: undefined, to: undefined };
    expect(unite(compare, [{ from: cutBefore(2), to: undefined }, all])).toEqual([all]);
    expect(subtract(compare, [all], [])).toEqual([all]);
    expect(subtract(compare, [all], [all])).toEqual([]);
    expect(subtract(compare, [all], [{ from: cutBefore(2), to: cutAfter(4) }])).toEqual([
      { from: undefined, to: cutBefore(2) },
      { from: cutAfter(4), to: undefined },
    ]);
  });

  it('agrees with brute force on a small line of versions', () => {
    const random = new Random(11);
    for (let round = 0; round < 4_000; round++) {
      const some = random.many(0, 5, () => interval(random));
      const others = random.many(0, 4, () => interval(random));
      const [inSome, inOthers] = [members(some), members(others)];
      const context = JSON.stringify({ some, others });
      const united = unite(compare, some);
      expect(members(united), context).toEqual(inSome);
      expect(members(unite(compare, [...others, ...some])), context).toEqual(
        members(unite(compare, [...some, ...others])),
      );
      const rest = subtract(compare, some, others);
      expect(members(rest), context).toEqual(inSome.filter((version) => !inOthers.includes(version)));
      for (const set of [united, rest]) expect(unite(compare, set), context).toEqual(set);
      for (const [index, { from }] of united.entries()) {
        const previous = united[index - 1];
        if (previous === undefined) continue;
        const gap = compare(from?.at ?? Number.NaN, previous.to?.at ?? Number.NaN);
        expect(gap > 0 || (gap === 0 && previous.to?.after === false && from?.after === true), context).toBe(
          true,
        );
      }
    }
  });
});
