import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

interface PackedFile {
  path: string;
  size: number;
  mode: number;
}

let scratch: string;
let empty: string;
let files: PackedFile[];

// What the tests themselves were started with must not steer an npm that stands for a user's.
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_|^DEMARC_/i.test(name)));

function npm(folder: string, ...args: string[]): string {
  return execFileSync('npm', args, { cwd: folder, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

function demarc(...args: string[]) {
  return spawnSync('npx', ['--no-install', 'demarc', ...args], { cwd: empty, env, encoding: 'utf8' });
}

beforeAll(() => {
  if (!existsSync(join(root, 'dist/cli/main.js')))
    throw new Error('dist/ is missing: run `npm run build` first');
  scratch = mkdtempSync(join(tmpdir(), 'demarc-package-'));
  empty = join(scratch, 'empty');
  mkdirSync(empty);
  // Without scripts: `prepack` would build anew under the tests that use dist/ at this moment.
  const report = npm(root, 'pack', '--ignore-scripts', '--json', '--pack-destination', scratch);
  const [packed] = JSON.parse(report) as [{ filename: string; files: PackedFile[] }];
  files = packed.files;
  npm(empty, 'install', '--offline', '--no-audit', '--no-fund', join(scratch, packed.filename));
}, 60_000);

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('test/package: what is published', () => {
  it('needs no other package, and names no Node.js', () => {
    const text = readFileSync(join(empty, 'node_modules/demarc/package.json'), 'utf8');
    const manifest = JSON.parse(text) as Record<string, unknown>;
    expect(text).not.toMatch(/node-linux/);
    expect(manifest.dependencies).toBeUndefined();
    expect(manifest.optionalDependencies).toBeUndefined();
    expect(manifest.peerDependencies).toBeUndefined();
    expect(manifest.bundleDependencies ?? manifest.bundledDependencies).toBeUndefined();
  });

  it('runs no script when it is installed', () => {
    const manifest = JSON.parse(readFileSync(join(empty, 'node_modules/demarc/package.json'), 'utf8')) as {
      scripts?: Record<string, string>;
    };
    const names = Object.keys(manifest.scripts ?? {});
    expect(names.filter((name) => /^(pre|post)?install$|^prepare$/.test(name))).toEqual([]);
  });

  it('holds the command, the bundle, the licences and the documents, and nothing else', () => {
    const paths = files.map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining(['LICENSE', 'NOTICE', 'bin/demarc', 'bin/package.json', 'dist/cli/main.js']),
    );
    expect(paths).toContain('dist/THIRD-PARTY-LICENSES.txt');
    const allowed = /^(bin\/|dist\/|schema\/|package\.json$|README[^/]*$|LICENSE$|NOTICE$)/;
    expect(paths.filter((path) => !allowed.test(path) || path.endsWith('.map'))).toEqual([]);
  });

  it('marks the command as executable', () => {
    const mode = files.find(({ path }) => path === 'bin/demarc')?.mode ?? 0;
    expect(mode & 0o111).toBe(0o111);
  });

  it('names no folder of the machine it was built on', () => {
    const packed = files.map(({ path }) => readFileSync(join(empty, 'node_modules/demarc', path), 'utf8'));
    expect(packed.filter((text) => text.includes(root))).toEqual([]);
  });
});

describe('test/package: the installed command, in a folder that was empty', () => {
  it('prints its help', () => {
    const { status, stdout, stderr } = demarc('--help');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^Usage: demarc/);
  });

  it('prints the version of the package', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    expect(demarc('version').stdout).toBe(`${version}\n`);
  });

  it('assesses the demonstration account', () => {
    const { status, stdout, stderr } = demarc('demo');
    expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).not.toBe('');
  }, 60_000);
});
