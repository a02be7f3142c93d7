import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

// Names every module that is loaded, on a line of its own, on a channel that the command does not use.
const WATCHER = `import { writeSync } from 'node:fs';
import { registerHooks } from 'node:module';
registerHooks({
  load(url, context, next) {
    writeSync(3, url + '\\n');
    return next(url, context);
  },
});
`;

let scratch: string;

beforeAll(() => {
  if (!existsSync(join(root, 'dist/cli/main.js')))
    throw new Error('dist/ is missing: run `npm run build` first');
  scratch = mkdtempSync(join(tmpdir(), 'demarc-startup-'));
  writeFileSync(join(scratch, 'watcher.mjs'), WATCHER);
});

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function modulesLoadedBy(...args: string[]): { status: number | null; stdout: string; modules: string[] } {
  const watcher = pathToFileURL(join(scratch, 'watcher.mjs')).href;
  const { status, stdout, output } = spawnSync(
    process.execPath,
    ['--import', watcher, join(root, 'bin/demarc'), ...args],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe', 'pipe'] },
  );
  const urls = (output[3] ?? '').split('\n').filter((url) => url.startsWith('file:'));
  return { status, stdout, modules: urls.map((url) => relative(root, fileURLToPath(url))).sort() };
}

describe('test/startup', () => {
  it.each([['--help'], ['-h'], ['version'], ['--version'], []])(
    'answers %s from the entry chunks alone',
    (...args) => {
      const { status, stdout, modules } = modulesLoadedBy(...args);
      expect(status).toBe(0);
      expect(stdout).not.toBe('');
      expect(modules.filter((module) => !/^dist\/chunks\/chunk-\w+\.js$/.test(module))).toEqual([
        'bin/demarc',
        'dist/cli/main.js',
      ]);
      // The bundler's own helpers and the version may be chunks; a library that came along would weigh more.
      const chunks = modules.filter((module) => module.startsWith('dist/chunks/'));
      const bytes = chunks.reduce((sum, chunk) => sum + statSync(join(root, chunk)).size, 0);
      expect(bytes).toBeLessThan(4096);
    },
  );

  it('loads the command library for anything else', () => {
    const { modules } = modulesLoadedBy('no-such-command');
    expect(modules.some((module) => module.startsWith('dist/chunks/program-'))).toBe(true);
  });
});
