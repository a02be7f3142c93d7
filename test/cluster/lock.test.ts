import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { withLock } from './lock.ts';

const folder = mkdtempSync(join(tmpdir(), 'demarc-lock-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('test/cluster/lock', () => {
  it('lets one work at a time', async () => {
    const file = join(folder, 'one');
    const log: string[] = [];
    const work = (name: string) =>
      withLock(file, async () => {
        log.push(`${name} begins`);
        await wait(20);
        log.push(`${name} ends`);
      });
    await Promise.all([work('a'), work('b')]);
    expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  it('is free again after work that failed', async () => {
    const file = join(folder, 'failed');
    await expect(withLock(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(existsSync(file)).toBe(false);
  });

  it('takes over from a process that was killed', async () => {
    const file = join(folder, 'stale');
    const { pid } = spawnSync('true');
    writeFileSync(file, String(pid));
    expect(await withLock(file, () => Promise.resolve('done'))).toBe('done');
  });
});
