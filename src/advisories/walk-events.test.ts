import { describe, expect, it } from 'vitest';
import { Random } from '../../test/advisories/random.ts';
import { describeInterval } from './compile-affected.ts';
import { holds, unite } from './intervals.ts';
import { Line } from './line.ts';
import type { RangeEvent } from './record.ts';
import { semver } from './versions/semver.ts';
import { walkEvents } from './walk-events.ts';

const line = new Line(semver);
/** `+1.0.0` introduces, `-1.0.0` fixes, `=1.0.0` is the last affected. */
const events = (text: string): RangeEvent[] =>
  text.split(' ').map((event) => ({
    kind: event[0] === '+' ? 'introduced' : event[0] === '-' ? 'fixed' : 'last-affected',
    version: event.slice(1),
  }));
const walked = (text: string) => {
  const { intervals, unreadable } = walkEvents(line, events(text));
  const told = unite(line.compare, intervals).map(describeInterval);
  return [...told, ...unreadable.map((version) => `unreadable ${version}`)].join(' | ');
};

describe('events of a range', () => {
  it.each([
    ['sorted', '+0 -1.2.0 +1.3.0 -1.3.4', '< 1.2.0 | >= 1.3.0, < 1.3.4'],
    ['newest branch first', '+1.3.0 -1.3.4 +0 -1.2.0', '< 1.2.0 | >= 1.3.0, < 1.3.4'],
    ['a leading v', '+v1.2.0 -v1.2.3', '>= v1.2.0, < v1.2.3'],
    [
      'opened twice, the first never closed',
      '+1.0.0 +1.1.0 -1.1.5 +1.2.0 -1.2.2',
      '>= 1.0.0, < 1.1.5 | >= 1.2.0, < 1.2.2',
    ],
    ['empty: introduced is fixed', '+0 -1.13.8 +1.15.0 -1.15.0', '< 1.13.8'],
    ['touching', '+1.0.0 -1.1.0 +1.1.0 -1.2.0', '>= 1.0.0, < 1.2.0'],
    ['one single version', '+2.1.0 =2.1.0', '= 2.1.0'],
    ['last affected, then a later branch', '+0 =1.2.7 +1.3.0 =1.3.1', '<= 1.2.7 | >= 1.3.0, <= 1.3.1'],
    ['never fixed', '+1.3.0', '>= 1.3.0'],
    ['everything', '+0', '*'],
    ['overlapping: the wider reading', '+1.0.0 -2.0.0 +1.5.0 -1.7.0', '>= 1.0.0, < 2.0.0'],
    ['backwards: nothing closes it', '+2.0.0 -1.0.0', '>= 2.0.0 | unreadable 1.0.0'],
    ['closed and never opened', '-1.0.0', 'unreadable 1.0.0'],
    ['the first never opened', '-1.0.0 +1.2.0 -1.2.4', '>= 1.2.0, < 1.2.4 | unreadable 1.0.0'],
    ['fixed twice', '+0 -1.2.3 -1.2.4', '< 1.2.3'],
    ['partial versions', '+1 -1.2', '>= 1, < 1.2'],
    ['a bound that is none', '+0 -1.x', 'unreadable 1.x'],
  ])('%s', (_name, text, expected) => {
    expect(walked(text)).toBe(expected);
  });

  it('says what was wrong and survived', () => {
    expect(walkEvents(line, events('+1.3.0 -1.3.4 +0 -1.2.0')).defects).toEqual(['events are not sorted']);
    expect(walkEvents(line, events('+1.0.0 +1.1.0 -1.1.5')).defects).toEqual([
      'an interval opens inside another',
    ]);
    expect(walkEvents(line, events('+1.0.0 -1.1.0 +1.1.0 -1.2.0')).defects).toEqual([]);
    expect(walkEvents(line, events('-1.0.0')).defects).toEqual(['an interval closes that never opened']);
  });

  it('gives well-formed ranges the evaluation of the OSV schema, in any order of events', () => {
    const random = new Random(3);
    const version = (number: number) => `1.${number}.0`;
    for (let round = 0; round < 3000; round++) {
      const bounds = [...new Set(random.many(2, 8, () => random.below(12)))].sort((a, b) => a - b);
      const inOrder = bounds.map((bound, index) =>
        index % 2 === 0 ? `+${version(bound)}` : `${random.pick(['-', '='])}${version(bound)}`,
      );
      const shuffled = inOrder.toSorted(() => random.below(3) - 1);
      const { intervals } = walkEvents(line, events(shuffled.join(' ')));
      for (let number = 0; number < 13; number++) {
        let expected = false;
        for (const event of inOrder) {
          const at = Number(event.split('.')[1]);
          if (event[0] === '+' && number >= at) expected = true;
          if (event[0] === '-' && number >= at) expected = false;
          if (event[0] === '=' && number > at) expected = false;
        }
        const bound = line.bound(version(number));
        if (bound === undefined) throw new Error('unreachable: the version is well formed');
        const actual = intervals.some((interval) => holds(line.compare, interval, bound));
        expect(actual, `${version(number)} in ${shuffled.join(' ')}`).toBe(expected);
      }
    }
  });
});
