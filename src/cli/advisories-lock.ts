import { mkdir, open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { UsageError } from '../kernel/usage-error.ts';

const LOCK = 'update.lock';
/** Held while a set is read, joined and written, which takes seconds: an older one was left by a process that died. */
const STALE = 60_000;
const PATIENCE = 90_000;
const STEP = 50;

/**
 * Does work on a kept set alone: each update adds to what the one before it kept.
 * @throws UsageError where the folder cannot be written, or another update does not end
 */
export async function alone<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const path = join(folder, LOCK);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await take(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (error instanceof UsageError || code === undefined) throw error;
    throw new UsageError(
      'output-unwritable',
      `Cannot keep the advisories in ${folder}: ${code}. What was kept before still holds; choose another --data.`,
    );
  }
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

async function take(path: string): Promise<void> {
  for (let waited = 0; waited <= PATIENCE; waited += STEP) {
    try {
      await (await open(path, 'wx', 0o600)).close();
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const held = await stat(path).catch(() => undefined);
    if (held !== undefined && Date.now() - held.mtimeMs > STALE) await rm(path, { force: true });
    else await pause(STEP);
  }
  throw new UsageError(
    'output-unwritable',
    `Another update holds ${path}. Nothing was changed; wait for its end, or remove the file if there is none.`,
  );
}
