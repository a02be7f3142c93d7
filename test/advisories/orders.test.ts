import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { compareTexts, FAMILIES } from '../../src/advisories/versions/families.ts';
import type { VersionFamily } from '../../src/advisories/versions/version-family.ts';
import { needs } from '../outside.ts';
import { GENERATORS, packageText, semverText } from './generated-versions.ts';
import { Random } from './random.ts';

const require = createRequire(import.meta.url);
const npm = require('semver') as {
  compare(a: string, b: string): number;
  valid(text: string): string | null;
};

const PAIRS = 60_000;
const family = (name: string) => FAMILIES.get(name) as VersionFamily;

describe('every version family', () => {
  it('has a generator here', () => {
    expect(Object.keys(GENERATORS).sort()).toEqual([...FAMILIES.keys()].sort());
  });

  it.each(Object.entries(GENERATORS))('%s is a total order', (name, generate) => {
    const random = new Random(20261125);
    const { compare, parse, rankOf } = family(name);
    let apart = 0;
    for (let round = 0; round < 20_000; round++) {
      const texts = [generate(random), generate(random), generate(random)] as const;
      const [a, b, c] = texts.map(parse);
      const context = texts.join(' ');
      expect(a !== undefined && b !== undefined && c !== undefined, context).toBe(true);
      const [ab, bc, ac] = [Math.sign(compare(a, b)), Math.sign(compare(b, c)), Math.sign(compare(a, c))];
      if (compare(a, a) !== 0 || Math.sign(compare(b, a)) !== 0 - ab)
        expect.fail(`not antisymmetric: ${context}`);
      if (ab <= 0 && bc <= 0 && ac > 0) expect.fail(`not transitive: ${context}`);
      if (ab === 0 && bc !== ac) expect.fail(`equal, and ordered differently: ${context}`);
      if ((rankOf(a) - rankOf(b)) * ab < 0) expect.fail(`rank against order: ${context}`);
      if (ab !== 0) apart++;
    }
    expect(apart).toBeGreaterThan(1000);
  });
});

needs('rpm', 'the order of rpm', () => {
  it(`is that of the real rpm on ${PAIRS} generated pairs`, () => {
    const random = new Random(5);
    const pairs = Array.from({ length: PAIRS }, () => [packageText(random), packageText(random)] as const);
    const script =
      'for line in io.lines() do local a, b = line:match("([^ ]+) ([^ ]+)"); print(rpm.vercmp(a, b) .. ",") end';
    const { stdout, stderr } = spawnSync('rpm', ['--eval', `%{lua:${script}}`], {
      input: pairs.map((pair) => `${pair.join(' ')}\n`).join(''),
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
    const theirs = stdout.trim().replace(/,$/, '').split(',').map(Number);
    expect(theirs, stderr).toHaveLength(PAIRS);
    const ours = pairs.map(([a, b]) => compareTexts(family('rpm'), a, b));
    const different = pairs.filter((_pair, index) => ours[index] !== theirs[index]);
    expect(different.slice(0, 10)).toEqual([]);
    expect(new Set(theirs)).toEqual(new Set([-1, 0, 1]));
  });
});

describe('the order of SemVer', () => {
  it(`is that of the semver package on ${PAIRS} generated pairs`, () => {
    const random = new Random(6);
    const seen = new Set<number>();
    for (let round = 0; round < PAIRS; round++) {
      const [a, b] = [semverText(random), semverText(random)];
      const theirs = npm.compare(a, b);
      seen.add(theirs);
      if (compareTexts(family('semver'), a, b) !== theirs) expect.fail(`${a} ${b}: npm says ${theirs}`);
    }
    expect(seen).toEqual(new Set([-1, 0, 1]));
  });

  it('takes as versions what the semver package takes', () => {
    const random = new Random(7);
    let refused = 0;
    for (let round = 0; round < PAIRS; round++) {
      const letters = [...semverText(random)];
      letters.splice(random.below(letters.length), 1, random.pick(['', '.', '-', '0', '+', 'v', '~', 'a']));
      const text = letters.join('');
      const isTaken = family('semver').parse(text) !== undefined;
      // npm also takes blanks, `=` and `v=` in front, which no product prints.
      if (isTaken !== (npm.valid(text) !== null)) expect.fail(`${text}: npm says ${npm.valid(text)}`);
      if (!isTaken) refused++;
    }
    expect(refused).toBeGreaterThan(1000);
  });
});
