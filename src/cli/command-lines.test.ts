import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { operations } from '../operations/table.ts';
import { run } from './program.ts';

const dir = mkdtempSync(join(tmpdir(), 'demarc-command-lines-'));

async function demarc(...argv: string[]): Promise<{ code: number; out: string; error: string }> {
  const told = { out: '', error: '' };
  const streams = {
    out: (text: string) => {
      told.out += text;
    },
    error: (text: string) => {
      told.error += text;
    },
    columns: undefined,
    colour: false,
    live: false,
    environment: {},
  };
  return { code: await run(argv, streams), ...told };
}

/** Runs the command in a process of its own, from the sources. */
function spawned(
  argv: readonly string[],
  stdout: number | 'pipe',
): { status: number | null; stdout: string; stderr: string } {
  const entry = join(import.meta.dirname, 'main.ts');
  const code = `import(${JSON.stringify(entry)}).then(({ main }) => main(process.argv.slice(1))).then((code) => { process.exitCode = code; });`;
  const {
    status,
    stdout: out,
    stderr,
  } = spawnSync(process.execPath, ['-e', code, '--', ...argv], {
    stdio: ['ignore', stdout, 'pipe'],
    encoding: 'utf8',
  });
  return { status, stdout: out ?? '', stderr };
}

describe('flags that would be ignored', () => {
  it.each([
    ['a diagram of two things', ['diagram', 'x.ndjson', '--configuration', 'edge'], '--configuration'],
    ['a diagram of the demonstration and of an input', ['diagram', 'x.ndjson', '--demo'], '--demo'],
    ['a table of CSV for another format', ['assess', 'x.ndjson', '--csv', 'findings'], '--format csv'],
    ['a table of CSV in the demonstration', ['demo', '--csv', 'ledger'], '--format csv'],
    [
      'how to reach an account beside an input',
      ['assess', 'x.ndjson', '--qps', '3', '--site', 'china'],
      '--site, --qps',
    ],
    [
      'how to reach an account beside --input',
      ['who', 'c', '--input', 'x', '--kubeconfig', 'k'],
      '--kubeconfig',
    ],
    ['two accounts to ask of', ['who', 'c', '--input', 'x', '--demo'], '--demo and --input'],
    [
      'how to reach an account beside --from',
      ['collect', '--from', 'x', '--assume-role', 'r'],
      '--assume-role',
    ],
    ['a part of a folder', ['collect', '--from', 'x', '--cluster', 'c'], '--cluster'],
  ])('are refused: %s', async (_name, argv, named) => {
    const { code, error } = await demarc(...argv);
    expect([code, error]).toEqual([2, expect.stringContaining(named)]);
    expect(error).toMatch(/Leave|leave|Add/);
    expect(error).toContain('[bad-flag]');
  });
});

describe('a file of waivers', () => {
  it.each(['', '\n\n', '# none yet\n', '---\n', '[]'])(
    'that holds none is an empty list: %j',
    async (text) => {
      const file = join(dir, 'waivers.yaml');
      writeFileSync(file, text);
      const { code, error } = await demarc('assess', 'no-such-file', '--waivers', file);
      expect([code, error]).toEqual([2, expect.stringContaining('[input-missing]')]);
      const { loadWaivers } = await import('./load-waivers.ts');
      expect(await loadWaivers(file, new Set())).toEqual([]);
    },
  );
});

describe('collect --dry-run', () => {
  it('tells how many calls are certain, and what the others depend on', async () => {
    const { code, out } = await demarc('collect', '--dry-run');
    const certain = operations.filter(
      ({ ids, endpoint }) => ids.length === 0 && endpoint === 'central',
    ).length;
    expect(code).toBe(0);
    expect(out).toContain(`${certain} calls are certain`);
    expect(out).toMatch(/For each ClusterId: \d+ calls\./);
    const told = [...out.matchAll(/^For each [A-Za-z ]+: (\d+) calls?\.$/gm)];
    expect(told.reduce((sum, [, count]) => sum + Number(count), certain)).toBe(operations.length);
  });
});

describe('the command in a process of its own', () => {
  it('prints the help of a command that is asked about', () => {
    const { status, stdout } = spawned(['help', 'assess'], 'pipe');
    expect([status, stdout]).toEqual([0, expect.stringContaining('--fail-on')]);
    expect(spawned(['help'], 'pipe').stdout).toContain('Commands:');
    expect(spawned(['help', 'nonsense'], 'pipe').status).not.toBe(70);
  }, 60_000);

  it('says that standard output is full, and that it is no bug', (context) => {
    if (!existsSync('/dev/full')) context.skip('there is no /dev/full here');
    for (const argv of [['--help'], ['matrix'], ['checks', '--format', 'json']]) {
      const { status, stderr } = spawned(argv, openSync('/dev/full', 'w'));
      expect([status, stderr]).toEqual([2, expect.stringContaining('ENOSPC')]);
      expect(stderr).toContain('[output-unwritable]');
    }
  }, 60_000);

  it('says that the file of --output is on a full disk', async (context) => {
    if (!existsSync('/dev/full')) context.skip('there is no /dev/full here');
    const { code, error } = await demarc('matrix', '--output', '/dev/full');
    expect([code, error]).toEqual([2, expect.stringContaining('ENOSPC')]);
  });
});
