import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { policyText } from '../src/cli/print-policy.ts';
import { USAGE_ERROR_CODES } from '../src/kernel/usage-error.ts';

const root = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const architecture = createRequire(import.meta.url)('../architecture.cjs') as Record<
  string,
  { pure: boolean; imports: string[] }
>;

describe('test/docs', () => {
  it('README shows the policy that the command prints', () => {
    const shown = /<!-- policy: begin -->\n```json\n([\s\S]*?)\n```\n```yaml\n([\s\S]*?)\n```/.exec(
      read('README.md'),
    );
    expect(`${shown?.[1]}\n---\n${shown?.[2]}\n`).toBe(policyText());
  });

  it('README explains every code of an error', () => {
    const readme = read('README.md');
    expect(USAGE_ERROR_CODES.filter((code) => !readme.includes(`\`${code}\``))).toEqual([]);
  });

  it('ARCHITECTURE.md tells the folders as architecture.cjs rules them', () => {
    const rows = [...read('ARCHITECTURE.md').matchAll(/^\| (\w+) \| .* \| (yes|no) \| (.*) \|$/gm)];
    const told = rows.map(([, folder, pure, imports = '']) => ({
      folder,
      pure: pure === 'yes',
      imports: imports === '–' ? [] : imports === 'all of the above' ? 'all' : imports.split(', '),
    }));
    const ruled = Object.entries(architecture).map(([folder, row]) => ({
      folder,
      pure: row.pure,
      imports: folder === 'cli' ? 'all' : row.imports,
    }));
    expect(told).toEqual(ruled);
  });
});
