import { describe, expect, it } from 'vitest';
import { AdvisoryIndex } from '../../src/advisories/advisory-index.ts';
import { dataSet } from '../../src/advisories/data-set.generated.ts';
import { describeAffected } from '../../src/advisories/describe-affected.ts';
import { parseEntryLines, renderEntryLines } from '../../src/advisories/entry-lines.ts';
import { importText } from '../../src/advisories/import/import-document.ts';
import { Matcher } from '../../src/advisories/matcher.ts';
import { Random } from './random.ts';
import { SAMPLES, XML_SAMPLES } from './sample-documents.ts';

const NO_FACTS: ReadonlyMap<string, string> = new Map();
const SEEDS = dataSet.split('\n');
const VALUES: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  '',
  ' ',
  '0',
  '*',
  'v',
  '1.2.3',
  '>= 1, < 2',
  '< ',
  'n/a',
  '__proto__',
  'constructor',
  '\u202e<b>',
  'x'.repeat(3000),
  [],
  {},
  [[]],
  [null],
  { introduced: '0' },
  { fixed: null },
  { version: '1', status: 'affected' },
];

/** Replaces, drops, doubles or moves a few members anywhere in a document. */
function mutate(random: Random, value: unknown, depth = 0): unknown {
  if (random.below(14) === 0) return random.pick(VALUES);
  if (Array.isArray(value)) {
    const items = value.map((item) => mutate(random, item, depth + 1));
    if (random.below(5) === 0) items.reverse();
    if (random.below(8) === 0) items.push(...items);
    if (random.below(8) === 0) items.splice(random.below(items.length + 1), 1);
    return items;
  }
  if (typeof value === 'object' && value !== null) {
    const kept = Object.entries(value).filter(() => random.below(20) > 0);
    return Object.fromEntries(kept.map(([name, item]) => [name, mutate(random, item, depth + 1)]));
  }
  return value;
}

describe('importers', () => {
  it('survive mutated documents of every format, and what they give can be kept, matched and shown', () => {
    const random = new Random(99);
    const seeds = [...SEEDS.slice(0, 60), ...SAMPLES.map((sample) => JSON.stringify(sample))];
    let taken = 0;
    const undetermined = new Set<string>();
    for (let round = 0; round < 3000; round++) {
      const text = JSON.stringify(mutate(random, JSON.parse(random.pick(seeds))));
      try {
        const { entries } = importText(text);
        taken += entries.length;
        expect(parseEntryLines(renderEntryLines(entries))).toHaveLength(entries.length);
        const index = new AdvisoryIndex(entries);
        const matcher = new Matcher(index);
        for (const component of ['kubelet', 'containerd', 'kernel', 'runc']) {
          for (const version of ['1.31.3-aliyun.1', '5.10.134-16.al8', 'no version'])
            for (const match of matcher.matchAll(component, version, NO_FACTS))
              if (version === 'no version') undetermined.add(match.range.affected);
        }
        for (const { records } of index.advisories) records.map(describeAffected);
      } catch (error) {
        throw new Error(`round ${round}: ${text.slice(0, 2000)}`, { cause: error });
      }
    }
    expect(taken).toBeGreaterThan(1000);
    expect([...undetermined]).toEqual(['undetermined']);
  });

  it('survive texts that are cut off or changed anywhere', () => {
    const random = new Random(100);
    let refused = 0;
    for (let round = 0; round < 2000; round++) {
      const text = random.below(4) === 0 ? random.pick(XML_SAMPLES) : random.pick(SEEDS);
      const at = random.below(text.length);
      const changed =
        round % 2 === 0
          ? text.slice(0, at)
          : text.slice(0, at) +
            random.pick(['"', '{', '\u0000', ',', ']', '<', '>', '/']) +
            text.slice(at + 1);
      const { entries, unreadable, refused: reasons } = importText(changed);
      if (entries.length === 0) {
        expect(unreadable ?? reasons[0], changed.slice(0, 200)).toMatch(/./);
        refused++;
      }
    }
    expect(refused).toBeGreaterThan(900);
  });
});
