import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { TestCounts } from '../scripts/count-tests.ts';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'demarc-outside-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a test file that needs a control plane where none is built. */
function runWithout(environment: Record<string, string>): TestCounts {
  const counts = join(folder, 'counts.json');
  const { CI: _, FULL: __, ...rest } = process.env;
  const env = { ...rest, XDG_CACHE_HOME: folder, DEMARC_TEST_COUNTS: counts, ...environment };
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const args = [vitest, 'run', 'test/cluster/load.test.ts', '--reporter=./scripts/count-tests.ts'];
  spawnSync(process.execPath, args, { cwd: root, env });
  return JSON.parse(readFileSync(counts, 'utf8')) as TestCounts;
}

describe('test/outside', () => {
  it('skips tests whose part is lacking, with the reason', () => {
    const { passed, failed, skipped } = runWithout({ DEMARC_WITHOUT_CONTROLPLANE: 'no Go found' });
    expect([passed, failed, skipped]).toEqual([
      0,
      0,
      [{ name: 'test/cluster/load > needs controlplane', reason: 'no Go found' }],
    ]);
  });

  it('fails for the same in CI', () => {
    const { passed, failed, skipped } = runWithout({ CI: 'true' });
    expect([passed, failed, skipped]).toEqual([0, 1, []]);
  });
});
