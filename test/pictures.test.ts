import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

it('the pictures of the README show what the demonstration prints now (`npx node scripts/readme.ts` draws them)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'demarc-pictures-'));
  try {
    const { status, stderr } = spawnSync(
      process.execPath,
      [join(root, 'scripts/readme.ts'), '--pictures', folder],
      { encoding: 'utf8' },
    );
    expect([status, stderr]).toEqual([0, '']);
    const drawn = readdirSync(folder).sort();
    expect(drawn.length).toBeGreaterThan(2);
    for (const file of drawn) {
      const fresh = readFileSync(join(folder, file), 'utf8');
      expect(readFileSync(join(root, 'docs', file), 'utf8') === fresh, file).toBe(true);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 60_000);
