import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SnapshotEntry, SnapshotHeader } from '../snapshot/snapshot.ts';
import { forgetPartials, openPartial } from './resume.ts';
import { SnapshotWriter } from './snapshot-file.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarc-resume-'));
  file = join(folder, 's.ndjson');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const header = (account = '1000000000000001'): SnapshotHeader => ({
  kind: 'demarc-snapshot',
  version: 1,
  collectedAt: '2026-11-20T08:00:00Z',
  account,
  regions: [],
  scope: {},
});
const entry = (source: string, name: string, more: Partial<SnapshotEntry> = {}): SnapshotEntry => ({
  source,
  ids: ['c0'],
  outcome: 'read',
  ...more,
  document: { name },
});

/** A run that was interrupted after these entries. */
async function interrupted(entries: SnapshotEntry[], account?: string): Promise<void> {
  const writer = await SnapshotWriter.create(file, header(account));
  for (const item of entries) await writer.write(item);
  await writer.suspend();
}

describe('src/collect/resume.ts', () => {
  it('loses nothing of a run that was interrupted, resumed and interrupted again', async () => {
    await interrupted([entry('a', 'old'), entry('b', 'old')]);
    const first = await openPartial(file);
    // The resumed run had written the first only, when it was interrupted in its turn.
    await interrupted([entry('a', 'new')]);
    await first?.close();
    const second = await openPartial(file);
    const told = async (source: string) =>
      (await second?.entriesOf(source, ['c0']))?.map(({ document }) => document);
    expect([await told('a'), await told('b'), await told('c')]).toEqual([
      [{ name: 'new' }],
      [{ name: 'old' }],
      undefined,
    ]);
    await second?.close();
    await second?.discard();
    expect(await openPartial(file)).toBeUndefined();
  });

  it('takes a list from the run that has all its pages', async () => {
    await interrupted([entry('a', 'old 1', { page: 1, more: true }), entry('a', 'old 2', { page: 2 })]);
    await (await openPartial(file))?.close();
    await interrupted([entry('a', 'new 1', { page: 1, more: true })]);
    const partial = await openPartial(file);
    const found = await partial?.entriesOf('a', ['c0']);
    expect(found?.map(({ document }) => document)).toEqual([{ name: 'old 1' }, { name: 'old 2' }]);
    await partial?.close();
  });

  it('refuses what is of another account, however old', async () => {
    await interrupted([entry('a', 'old')], '2000000000000002');
    await (await openPartial(file))?.close();
    await interrupted([entry('a', 'new')]);
    const partial = await openPartial(file);
    expect(() => partial?.mustMatch(header())).toThrow(/is of another account/);
    await partial?.close();
  });

  it('forgets older runs where a collection begins anew', async () => {
    await interrupted([entry('a', 'old')]);
    await (await openPartial(file))?.close();
    expect(existsSync(`${file}.partial.1`)).toBe(true);
    await forgetPartials(file);
    expect(existsSync(`${file}.partial.1`)).toBe(false);
  });
});
