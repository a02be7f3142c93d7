import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../src/cli/program.ts';
import type { Streams } from '../../src/cli/streams.ts';
import { CANARIES } from '../../src/demo/canaries.ts';
import { folderOf } from './folder.ts';

let dir: string;
let snapshot: string;

interface Outcome {
  code: number;
  out: string;
  error: string;
}

async function demarc(...argv: string[]): Promise<Outcome> {
  const outcome = { out: '', error: '' };
  const streams: Streams = {
    out: (text) => {
      outcome.out += text;
    },
    error: (text) => {
      outcome.error += text;
    },
    columns: undefined,
    colour: false,
    live: false,
    environment: {},
  };
  return { code: await run(argv, streams), ...outcome };
}

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'demarc-inputs-'));
  snapshot = join(dir, 'demo.ndjson');
  expect((await demarc('demo', '--snapshot', snapshot, '--output', join(dir, 'demo.txt'))).code).toBe(0);
}, 60_000);

function damaged(name: string, change: (lines: string[]) => string[]): string {
  const file = join(dir, name);
  writeFileSync(file, change(readFileSync(snapshot, 'utf8').split('\n')).join('\n'));
  return file;
}

describe('test/hostile: snapshot files', () => {
  it('is readable by its owner only', () => {
    expect(statSync(snapshot).mode & 0o777).toBe(0o600);
  });

  it.each<[string, string, (lines: string[]) => string[]]>([
    [
      'of a newer version',
      'snapshot-newer',
      ([head = '', ...rest]) => [head.replace('"version":1', '"version":99'), ...rest],
    ],
    [
      'of no version',
      'snapshot-malformed',
      ([head = '', ...rest]) => [head.replace('"version":1', '"version":0.5'), ...rest],
    ],
    ['cut at a line', 'snapshot-truncated', (lines) => lines.slice(0, 40)],
    [
      'cut in a line',
      'snapshot-malformed',
      (lines) => [...lines.slice(0, 40), (lines[40] ?? '').slice(0, 30)],
    ],
    [
      'with a line that is no entry',
      'snapshot-malformed',
      (lines) => [...lines.slice(0, 5), '{"x":1}', ...lines.slice(5)],
    ],
    [
      'with a line after the last',
      'snapshot-malformed',
      (lines) => [...lines.slice(0, -1), lines[1] ?? '', ''],
    ],
    ['empty', 'input-not-recognised', () => []],
    ['of another kind', 'input-not-recognised', () => ['{"hello":"world"}']],
  ])('%s is refused with %s', async (name, code, change) => {
    const { code: exit, error } = await demarc(
      'assess',
      damaged(`${name.replaceAll(' ', '-')}.ndjson`, change),
    );
    expect([exit, /\[([a-z-]+)\]\n$/.exec(error)?.[1]]).toEqual([2, code]);
    expect(error).not.toMatch(/\n\s+at /);
  });

  it('an entry that claims to be read without a document is refused', async () => {
    const file = damaged('hollow.ndjson', (lines) =>
      lines.map((line) =>
        line.startsWith('{"source":"cs/DescribeClustersV1"') ? line.replace(/,"document":.*\}$/, '}') : line,
      ),
    );
    expect((await demarc('assess', file)).error).toContain('[snapshot-malformed]');
  });

  it.each([
    ['a folder without a manifest', {}, undefined],
    ['a manifest without a time', {}, { accountId: '1' }],
    ['a manifest without an account', {}, { collectedAt: '2026-11-20T08:00:00Z' }],
    ['a manifest that is a list', {}, []],
  ])('%s is refused', async (_name, files, manifest) => {
    const folder = manifest === undefined ? dir : folderOf(files, manifest);
    const { code, error } = await demarc('assess', folder);
    expect(code).toBe(2);
    expect(error).toMatch(/\[(?:input-not-recognised|export-manifest-invalid)\]/);
  });

  it.each([
    ['--fail-on', 'worst'],
    ['--format', 'pdf'],
    ['--max-unknown', '-1'],
    ['--no-such-flag'],
    ['--region', 'mars'],
    ['--cluster', 'nowhere'],
    ['--waivers', '/does/not/exist'],
  ])('%s %s is a usage error', async (...flags) => {
    const { code, error } = await demarc('assess', snapshot, ...flags.filter((flag) => flag !== undefined));
    expect(code).toBe(2);
    expect(error).toMatch(/\[[a-z-]+\]/);
  });

  it('an output that cannot be written is a usage error', async () => {
    const { code, error } = await demarc('assess', snapshot, '--output', '/does/not/exist/x.txt');
    expect([code, error.includes('[output-unwritable]')]).toEqual([2, true]);
  });
});

describe('test/hostile: secrets', () => {
  it('plants canaries', () => expect(CANARIES.length).toBeGreaterThan(10));

  it('lets none into the snapshot, a report or a redacted snapshot', async () => {
    const redacted = join(dir, 'redacted.ndjson');
    await demarc('redact', snapshot, '--output', redacted);
    const texts = [readFileSync(snapshot, 'utf8'), readFileSync(redacted, 'utf8')];
    for (const format of ['text', 'json', 'html', 'csv'])
      texts.push((await demarc('assess', snapshot, '--format', format)).out);
    for (const canary of CANARIES) for (const text of texts) expect(text.includes(canary)).toBe(false);
    expect(texts.every((text) => text.length > 1000)).toBe(true);
  }, 60_000);

  it('a redacted snapshot names no cluster and no account, and is judged to the same states', async () => {
    const redacted = join(dir, 'shared.ndjson');
    await demarc('redact', snapshot, '--output', redacted);
    const text = readFileSync(redacted, 'utf8');
    const before = JSON.parse((await demarc('assess', snapshot, '--format', 'json')).out);
    const after = JSON.parse((await demarc('assess', redacted, '--format', 'json')).out);
    const named = new Set<string>();
    for (const scope of before.scopes) {
      for (const name of [scope.account, scope.cluster, scope.clusterName, scope.nodePool]) {
        if (typeof name === 'string' && name.length > 4 && text.includes(name)) named.add(name);
      }
    }
    expect([...named]).toEqual([]);
    // A few checks of these layers know what runs by its name, which is gone.
    const byName = ['workload', 'cluster-and-network'];
    const states = (ledger: { layer: string; party: string; state: string }[]) =>
      ledger
        .filter(({ layer }) => !byName.includes(layer))
        .map((row) => `${row.party} ${row.state}`)
        .sort()
        .join();
    expect(states(after.ledger)).toBe(states(before.ledger));
  }, 60_000);
});
