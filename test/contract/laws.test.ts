import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assess } from '../../src/assess/assess.ts';
import { openInput } from '../../src/collect/open-input.ts';
import { breachesOfFirstLaw } from './first-law.ts';
import { assessFiles, type Files, refusal, writeBody, writeFolder } from './folder.ts';
import { scenarios } from './scenarios.ts';

/** What can happen to one file of a folder: the text that stands in its place, or undefined for none. */
const faults: Readonly<Record<string, (body: unknown) => string | undefined>> = {
  deleted: () => undefined,
  refused: () => undefined,
  truncated: (body) => JSON.stringify(body).slice(0, -3),
  'an empty list': () => '[]',
  'an empty object': () => '{}',
  null: () => 'null',
  'a text': () => '"x"',
  'without its elements': (body) => JSON.stringify(hollow(body)),
};

/** Lists keep their length, but their elements are empty. */
function hollow(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => (typeof item === 'object' ? {} : item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, hollow(inner)]));
}

/** Breaches of the first law when any one file of a folder is spoilt in any of the ways. */
async function breachesOf(files: Files, ways: readonly string[]): Promise<string[]> {
  const folder = writeFolder(files);
  const whole = await assess(await openInput(folder));
  const found = new Set<string>();
  for (const path of Object.keys(files).filter((name) => !name.endsWith('.error.json'))) {
    for (const way of ways) {
      const refusalPath = path.replace(/\.json$/, '.error.json');
      const text = faults[way]?.(files[path]);
      if (text === undefined) rmSync(join(folder, path));
      else writeBody(folder, path, text);
      if (way === 'refused') writeBody(folder, refusalPath, refusal);
      const less = await assess(await openInput(folder));
      for (const breach of breachesOfFirstLaw(whole, less)) found.add(`${path} ${way}: ${breach}`);
      if (way === 'refused') rmSync(join(folder, refusalPath));
      writeBody(folder, path, files[path]);
    }
  }
  rmSync(folder, { recursive: true, force: true });
  return [...found];
}

// Every way on every folder takes minutes: the long run is asked for, the short one spoils by what differs.
const ways = process.env.DEMARC_LONG_TESTS
  ? Object.keys(faults)
  : ['deleted', 'an empty object', 'without its elements'];

describe('contract: the first law, file by file', () => {
  for (const [name, files] of Object.entries(scenarios)) {
    it(`holds for ${name}`, async () => {
      expect(await breachesOf(files, ways)).toEqual([]);
    }, 120_000);
  }
});

describe('contract: the second law', () => {
  it('gives the same assessment whatever order the files were written in', async () => {
    const files = scenarios.busy as Files;
    const shuffled = Object.fromEntries(Object.entries(files).reverse());
    expect(JSON.stringify(await assessFiles(shuffled))).toBe(JSON.stringify(await assessFiles(files)));
  });
});
