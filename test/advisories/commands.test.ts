import { createHash } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compareLines, findFamily } from '../../src/cli/advisories-compare.ts';
import { loadAdvisories } from '../../src/cli/advisories-data.ts';
import { run } from '../../src/cli/program.ts';

let scratch: string;
let kept: string;

beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'demarc-advisories-'));
  kept = join(scratch, 'kept');
});
afterEach(() => rmSync(scratch, { recursive: true, force: true }));

const flaw = (id: string, fixed: string, more: object = {}) =>
  JSON.stringify({
    id,
    modified: '2030-01-01T00:00:00Z',
    summary: 'A flaw <script>\u001b[31m',
    affected: [
      {
        package: { ecosystem: 'Go', name: 'runc' },
        ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed }] }],
      },
    ],
    ...more,
  });

function file(name: string, content: string | Buffer): string {
  const path = join(scratch, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
}

async function demarc(...args: string[]) {
  const [written, errors]: [string[], string[]] = [[], []];
  const code = await run(['advisories', ...args], {
    out: (text) => void written.push(text),
    error: (text) => void errors.push(text),
    columns: 80,
    colour: false,
    live: false,
    environment: { DEMARC_ADVISORIES: kept },
  });
  return { code, out: written.join(''), error: errors.join('') };
}

const update = (from: string, ...flags: string[]) => demarc('update', '--from', from, ...flags);
const json = async (...args: string[]) => JSON.parse((await demarc(...args, '--format', 'json')).out);
const fixedRunc = async () =>
  ((await json('match', 'runc', '0.0.1', '--all')).matches as { advisory: string; fixed: string }[]).find(
    ({ advisory }) => advisory === 'CVE-2030-1001',
  )?.fixed;

describe('demarc advisories', () => {
  it('lists the embedded data set with its age', async () => {
    const { data, advisories } = await json('list');
    expect(data).toMatchObject({ advisories: 155, from: null, asOf: '2026-11-23T00:00:00Z' });
    expect(advisories).toHaveLength(155);
    expect((await json('list', '--component', 'k8s.io/kubelet')).advisories).toHaveLength(19);
    expect((await demarc('list', '--component', 'runc')).out).toMatch(/Data: as of 2026-11-23/);
    expect((await demarc('list', '--lang', 'zh-CN', '--component', 'runc')).out).toMatch(
      /数据：截至 2026-11-23/,
    );
  });

  it('shows one by any of its ids, and says what it does not know', async () => {
    const { out } = await demarc('show', 'ghsa-jgfp-53c3-624w');
    expect(out).toMatch(/^CVE-2025-0426/);
    expect(out).toMatch(/>= 1\.31\.0, < 1\.31\.6/);
    expect(await demarc('show', 'CVE-1999-1')).toMatchObject({
      code: 2,
      error: expect.stringMatching(/no proof/),
    });
    expect((await demarc('match', 'nothing', '1.0.0')).out).toMatch(/not the same as\s+not\s+affected/);
  });

  it('tells an old data set, and a clock that is behind it', async () => {
    const streams = { environment: { DEMARC_ADVISORIES: kept } } as never;
    const at = (text: string) => loadAdvisories(undefined, streams, Date.parse(text));
    expect((await at('2026-11-24T00:00:00Z')).age).toMatchObject({ ageDays: 1, old: false });
    expect((await at('2027-11-23T00:00:00Z')).age).toMatchObject({ ageDays: 365, old: true });
    expect((await at('2020-01-01T00:00:00Z')).age).toMatchObject({ ageDays: null, old: false });
  });
});

describe('demarc advisories update', () => {
  it('does not make old data new by taking it in today', async () => {
    await update(file('a.json', flaw('CVE-2030-1001', '1.2.3', { modified: '2024-01-01T00:00:00Z' })));
    expect((await json('list')).data.asOf).toBe('2026-11-23T00:00:00Z');
  });

  it('takes in a file, keeps it, and prints names inert', async () => {
    const { code, out } = await update(file('a.json', flaw('CVE-2030-1001', '1.2.3')));
    expect([code, out]).toEqual([0, expect.stringMatching(/1 added, 0 changed/)]);
    expect(await fixedRunc()).toBe('1.2.3');
    expect((await demarc('show', 'CVE-2030-1001')).out).toMatch(/A flaw <script>\\u001b\[31m/);
    expect((await json('list')).data).toMatchObject({ advisories: 156, from: join(scratch, 'a.json') });
  });

  it('takes what is newer, and leaves what is older', async () => {
    await update(file('a.json', flaw('CVE-2030-1001', '1.2.3')));
    const older = await update(
      file('b.json', flaw('CVE-2030-1001', '0.5.0', { modified: '2029-01-01T00:00:00Z' })),
    );
    expect(older.out).toMatch(/0 added, 0 changed, 0 unchanged, 1\s+older/);
    expect(await fixedRunc()).toBe('1.2.3');
    await update(file('c.json', flaw('CVE-2030-1001', '1.2.4', { modified: '2031-01-01T00:00:00Z' })));
    expect(await fixedRunc()).toBe('1.2.4');
  });

  it('takes in a folder with packed files and further formats, and names what it left out', async () => {
    file('in/osv/a.json.gz', gzipSync(flaw('CVE-2030-1001', '1.2.3')));
    file(
      'in/epss.csv',
      '#model_version:v1,score_date:2030-01-01\ncve,epss,percentile\nCVE-2030-1001,0.5,0.9\nCVE-2030-7777,0.5,0.9\n',
    );
    file(
      'in/notice.yaml',
      'notice: 1\nid: ACK-1\ntitle: t\nadvisories: [CVE-2030-1001]\ncomponents: [{name: runc, fixed: [1.1.9]}]\n',
    );
    file('in/package.json', '{"name":"x"}');
    const { code, out } = await update(join(scratch, 'in'));
    expect(code).toBe(0);
    expect(out).toMatch(/3 added|4 added/);
    expect(out).toMatch(/1 document left out/);
    expect(out).toMatch(/1 score left out/);
    const [found] = (await json('match', 'runc', '1.1.9')).matches.filter(
      (match: { advisory: string }) => match.advisory === 'CVE-2030-1001',
    );
    expect(found).toMatchObject({ affected: 'no', because: 'statement', affectedByRange: 'yes' });
  });

  it.each([
    ['cut off', (text: string) => text.slice(0, -20)],
    ['empty', () => ''],
    ['of no known format', () => '{"name":"x"}'],
  ])('leaves the old data where the new is %s', async (_name, change) => {
    await update(file('a.json', flaw('CVE-2030-1001', '1.2.3')));
    const before = readdirSync(kept).map((name) => readFileSync(join(kept, name), 'utf8'));
    const { code, error } = await update(
      file('b.json', change(flaw('CVE-2030-1001', '9.9.9', { modified: '2031-01-01T00:00:00Z' }))),
    );
    expect([code, error]).toEqual([2, expect.stringMatching(/Nothing was changed/)]);
    expect(readdirSync(kept).map((name) => readFileSync(join(kept, name), 'utf8'))).toEqual(before);
    expect(await fixedRunc()).toBe('1.2.3');
  });

  it('leaves the old data where it stopped between its two files', async () => {
    await update(file('a.json', flaw('CVE-2030-1001', '1.2.3')));
    writeFileSync(join(kept, 'entries-0123456789abcdef.ndjson'), '{"half":');
    writeFileSync(join(kept, 'manifest.json.1.part'), '{');
    expect(await fixedRunc()).toBe('1.2.3');
    await update(file('c.json', flaw('CVE-2030-1001', '1.2.4', { modified: '2031-01-01T00:00:00Z' })));
    expect(readdirSync(kept).filter((name) => name.endsWith('.ndjson'))).toHaveLength(1);
    expect(await fixedRunc()).toBe('1.2.4');
  });

  it('refuses a kept set that is not what its manifest names', async () => {
    await update(file('a.json', flaw('CVE-2030-1001', '1.2.3')));
    const [name] = readdirSync(kept).filter((entry) => entry.endsWith('.ndjson')) as [string];
    writeFileSync(join(kept, name), readFileSync(join(kept, name), 'utf8').replace('1.2.3', '0.0.1'));
    expect(await demarc('list')).toMatchObject({ code: 2, error: expect.stringMatching(/not whole/) });
    writeFileSync(join(kept, 'manifest.json'), '{}');
    expect(await demarc('list')).toMatchObject({ code: 2, error: expect.stringMatching(/manifest/) });
  });

  it('takes a folder only as its sums have it', async () => {
    const text = flaw('CVE-2030-1001', '1.2.3');
    file('in/a.json', text);
    const sum = createHash('sha256').update(text).digest('hex');
    file('in/SHA256SUMS', `${sum}  ./a.json\n`);
    expect((await update(join(scratch, 'in'))).code).toBe(0);
    file('in/a.json', flaw('CVE-2030-1001', '9.9.9'));
    expect(await update(join(scratch, 'in'))).toMatchObject({
      code: 2,
      error: expect.stringMatching(/not what was promised/),
    });
    rmSync(join(scratch, 'in/a.json'));
    file('in/b.json', text);
    expect((await update(join(scratch, 'in'))).code).toBe(2);
    expect(await fixedRunc()).toBe('1.2.3');
  });

  it('takes no folder whose sums cannot be read', async () => {
    file('in/a.json', flaw('CVE-2030-1001', '9.0.0'));
    mkdirSync(join(scratch, 'in', 'SHA256SUMS'));
    const { code, error } = await update(join(scratch, 'in'));
    expect(code).toBe(2);
    expect(error).toMatch(/SHA256SUMS: EISDIR/);
  });

  it('keeps what each of several updates at once brought', async () => {
    const paths = Array.from({ length: 6 }, (_, number) =>
      file(`${number}.json`, flaw(`CVE-2030-200${number}`, '9.0.0')),
    );
    const done = await Promise.all(paths.map((path) => update(path)));
    expect(done.map(({ code, error }) => [code, error])).toEqual(paths.map(() => [0, '']));
    const { advisories } = await json('list', '--component', 'runc');
    const ids = (advisories as { id: string }[]).map(({ id }) => id).filter((id) => /^CVE-2030-200/.test(id));
    expect(ids).toHaveLength(6);
    expect(readdirSync(kept)).toHaveLength(2);
  });

  it('goes on where an update died, and waits for none that is old', async () => {
    mkdirSync(kept);
    const lock = join(kept, 'update.lock');
    writeFileSync(lock, '');
    utimesSync(lock, 0, 0);
    expect((await update(file('a.json', flaw('CVE-2030-1001', '9.0.0')))).code).toBe(0);
    expect(readdirSync(kept)).not.toContain('update.lock');
  });

  it('takes a copy of what another machine kept', async () => {
    await update(file('a.json', flaw('CVE-2030-1001', '1.2.3')));
    const other = join(scratch, 'other');
    expect((await update(kept, '--data', other)).code).toBe(0);
    expect(await json('show', 'CVE-2030-1001', '--data', other)).toMatchObject({
      advisory: { id: 'CVE-2030-1001' },
    });
  });

  it('fetches from a URL, and leaves the old data where the answer breaks off', async () => {
    const text = flaw('CVE-2030-1001', '1.2.3');
    const server = createServer((request, response) => {
      if (request.url === '/gone') response.writeHead(404).end();
      else if (request.url === '/cut') {
        response.writeHead(200, { 'content-length': text.length });
        response.write(text.slice(0, 40), () => response.destroy());
      } else response.end(text);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      expect((await update(`${url}/a.json`)).code).toBe(0);
      for (const path of ['/gone', '/cut'])
        expect(await update(url + path)).toMatchObject({
          code: 2,
          error: expect.stringMatching(/still holds/),
        });
      expect((await update(`${url}/a.json`, '--sha256', '0'.repeat(64))).code).toBe(2);
      expect(await fixedRunc()).toBe('1.2.3');
    } finally {
      server.close();
    }
    expect(await update('http://example.com/a.json')).toMatchObject({
      code: 2,
      error: expect.stringMatching(/not encrypted/),
    });
  });

  it.each(['/no/such/file', 'https://'])('names the mistake in %s', async (from) => {
    expect((await update(from)).code).toBe(2);
  });
});

describe('demarc advisories compare', () => {
  async function answers(family: string, ...pieces: string[]): Promise<string> {
    async function* input() {
      await Promise.resolve();
      yield* pieces;
    }
    let all = '';
    for await (const answer of compareLines(findFamily(family), input())) all += answer;
    return all;
  }

  it('answers each line in order, whatever it holds and however it arrives', async () => {
    expect(
      await answers(
        'semver',
        '1.0.0 2.0',
        '.0\n\n2.0.0\t1.0.0\r\n  1.0.0   1.0.0  \none\n1.0.0 1.0.0 1.0.0\n1.0.0 x',
      ),
    ).toBe('-1\n?\n1\n0\n?\n?\n?\n');
    expect(await answers('rpm', '')).toBe('');
    expect(await answers('rpm', '\n')).toBe('?\n');
  });

  it('answers while it reads', async () => {
    let given = 0;
    async function* input() {
      for (; given < 3; given++) {
        await Promise.resolve();
        yield '1.0 2.0\n';
      }
    }
    for await (const answer of compareLines(findFamily('rpm'), input())) {
      expect(answer).toBe('-1\n');
      expect(given).toBe(0);
      break;
    }
  });

  it('names the families where there is no such one', async () => {
    expect(await demarc('compare', 'deb')).toMatchObject({
      code: 2,
      error: expect.stringMatching(/ack, ack-addon, docker, go, kernel, nvidia-driver, rpm, semver/),
    });
  });
});
