import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { run } from '../../src/cli/program.ts';
import type { Streams } from '../../src/cli/streams.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import { SEVERITIES } from '../../src/model/severity.ts';
import { type Files, writeBody, writeFolder } from './folder.ts';
import { scenarios } from './scenarios.ts';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function folderOf(files: Files): string {
  const folder = writeFolder(files);
  folders.push(folder);
  return folder;
}

/** Runs a command line as a shell would, in this process. */
async function command(...argv: string[]): Promise<{ code: number; out: string; error: string }> {
  const told = { out: '', error: '' };
  const streams: Streams = {
    out: (text) => {
      told.out += text;
    },
    error: (text) => {
      told.error += text;
    },
    columns: 80,
    colour: false,
    live: false,
    environment: {},
  };
  return { code: await run(argv, streams), ...told };
}

const everythingAllowed = ['--max-unknown', '100000'];

describe('contract: exit codes', () => {
  const plain = scenarios.plain as Files;
  const failing = scenarios.busy as Files;

  it('are 1 for a finding at or above the threshold, whatever else is unknown', async () => {
    for (const files of [failing, plain]) {
      const folder = folderOf(files);
      const { out } = await command('assess', folder, '--format', 'json');
      const fails = (JSON.parse(out) as Assessment).findings.filter(
        ({ verdict, party }) => verdict === 'fail' && party !== 'alibaba-cloud',
      );
      for (const [index, threshold] of SEVERITIES.entries()) {
        const reached = fails.some(({ severity }) => SEVERITIES.indexOf(severity) <= index);
        const code = async (...more: string[]) =>
          (await command('assess', folder, '--fail-on', threshold, ...more)).code;
        expect(await code(), threshold).toBe(reached ? 1 : 3);
        expect(await code(...everythingAllowed), threshold).toBe(reached ? 1 : 0);
      }
    }
  });

  it('take high for the threshold where none is given', async () => {
    expect((await command('assess', folderOf(failing))).code).toBe(1);
    expect((await command('assess', folderOf(plain), ...everythingAllowed)).code).toBe(
      (await command('assess', folderOf(plain), ...everythingAllowed, '--fail-on', 'high')).code,
    );
  });

  it('are 3 for more unknown than allowed, counted in duties of the customer', async () => {
    const folder = folderOf(plain);
    const { out } = await command('assess', folder, '--format', 'json', '--fail-on', 'none');
    const { ledger } = JSON.parse(out) as Assessment;
    const count = ledger.filter(
      ({ state, unread, party }) => state === 'unproven' && unread && party !== 'alibaba-cloud',
    ).length;
    expect(count).toBeGreaterThan(0);
    expect(
      (await command('assess', folder, '--fail-on', 'none', '--max-unknown', String(count - 1))).code,
    ).toBe(3);
    expect((await command('assess', folder, '--fail-on', 'none', '--max-unknown', String(count))).code).toBe(
      0,
    );
    expect((await command('assess', folder, '--fail-on', 'none')).code).toBe(3);
  });

  it('are 0 for none where nothing is to fail', async () => {
    expect((await command('assess', folderOf(failing), '--fail-on', 'none', ...everythingAllowed)).code).toBe(
      0,
    );
  });

  it('are 3, not 0, for an account that may read nothing', async () => {
    expect((await command('assess', folderOf(scenarios['no permission'] as Files))).code).toBe(3);
  });

  it('are 2 for what is no input, no severity or no count', async () => {
    const folder = folderOf(plain);
    for (const argv of [
      ['assess', join(folder, 'missing')],
      ['assess', join(folder, 'cs')],
      ['assess', folder, '--fail-on', 'urgent'],
      ['assess', folder, '--max-unknown', '-1'],
      ['assess', folder, '--no-such-flag'],
      ['assess', folder, '--cluster', 'c0zz'],
      ['assess', folder, '--waivers', join(folder, 'missing.yaml')],
      ['no-such-command'],
    ]) {
      const { code, error } = await command(...argv);
      expect(code, argv.join(' ')).toBe(2);
      expect(error, argv.join(' ')).not.toBe('');
    }
  });

  it('do not count a waived finding, and count it again once the waiver has run out', async () => {
    const folder = folderOf(failing);
    const first = JSON.parse((await command('assess', folder, '--format', 'json')).out) as Assessment;
    const checks = new Set(
      first.findings.flatMap(({ verdict, check }) => (verdict === 'fail' ? [check] : [])),
    );
    const waivers = (expires: string) => {
      writeBody(
        folder,
        'waivers.yaml',
        [...checks]
          .map((check) => `- {check: ${check}, owner: ops, reason: accepted, expires: ${expires}}\n`)
          .join(''),
      );
      return ['--waivers', join(folder, 'waivers.yaml')];
    };
    expect((await command('assess', folder, ...everythingAllowed, ...waivers('2026-12-31'))).code).toBe(0);
    expect((await command('assess', folder, ...everythingAllowed, ...waivers('2026-11-19'))).code).toBe(1);
  });

  it('refuse a waiver without owner, reason or date', async () => {
    const folder = folderOf(plain);
    for (const text of [
      '- {check: rrsa-off}',
      '- {check: rrsa-off, owner: a, reason: b, expires: soon}',
      '- {check: no-such-check, owner: a, reason: b, expires: 2026-12-31}',
      '{',
      'text',
    ]) {
      writeBody(folder, 'waivers.yaml', text);
      expect((await command('assess', folder, '--waivers', join(folder, 'waivers.yaml'))).code, text).toBe(2);
    }
  });
});

describe('contract: formats', () => {
  it('give every input in every format, inert', async () => {
    for (const name of ['busy', 'no permission', 'empty', 'edge']) {
      const folder = folderOf(scenarios[name] as Files);
      for (const format of ['text', 'json', 'html', 'csv']) {
        const { code, out } = await command(
          'assess',
          folder,
          '--format',
          format,
          '--fail-on',
          'none',
          ...everythingAllowed,
        );
        expect([code, out === ''], `${name} ${format}`).toEqual([0, false]);
      }
    }
  });

  it('give the same bytes twice', async () => {
    const folder = folderOf(scenarios.busy as Files);
    const [one, other] = [
      await command('assess', folder, '--format', 'json'),
      await command('assess', folder, '--format', 'json'),
    ];
    expect(one.out).toBe(other.out);
  });
});
