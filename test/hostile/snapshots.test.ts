import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../src/cli/program.ts';
import type { Streams } from '../../src/cli/streams.ts';
import { CANARIES } from '../../src/demo/canaries.ts';
import { folderOf } from './folder.ts';

const DEEP = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
let dir: string;
let lines: string[];

async function demarc(...argv: string[]): Promise<{ code: number; told: string }> {
  let told = '';
  const say = (text: string) => {
    told += text;
  };
  const streams: Streams = {
    out: say,
    error: say,
    columns: undefined,
    colour: false,
    live: false,
    environment: {},
  };
  return { code: await run(argv, streams), told };
}

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'demarc-snapshots-'));
  const snapshot = join(dir, 'demo.ndjson');
  expect((await demarc('demo', '--snapshot', snapshot, '--output', join(dir, 'demo.txt'))).code).toBe(0);
  lines = readFileSync(snapshot, 'utf8').split('\n');
}, 60_000);

function written(name: string, changed: readonly string[]): string {
  const file = join(dir, name);
  writeFileSync(file, changed.join('\n'));
  return file;
}

/** The snapshot with the document of a source replaced by a text of JSON. */
function withDocument(source: string, json: string): string[] {
  let replaced = 0;
  const changed = lines.map((line) => {
    if (!line.startsWith(`{"source":"${source}"`)) return line;
    replaced += 1;
    const { document: _document, ...rest } = JSON.parse(line) as Record<string, unknown>;
    return `${JSON.stringify(rest).slice(0, -1)},"document":${json}}`;
  });
  expect(replaced).toBeGreaterThan(0);
  return changed;
}

describe('test/hostile: a document nested a hundred thousand deep', () => {
  const places: Record<string, (deep: string) => string[]> = {
    'in place of a document': (deep) => withDocument('cs/DescribeClusterDetail', deep),
    'in a list': (deep) => withDocument('cs/DescribeClusterNodePools', `{"nodepools":[${deep}]}`),
    'in a member that names a secret': (deep) =>
      withDocument('cs/DescribeClusterDetail', `{"password":${deep}}`),
    'in the pods': (deep) =>
      withDocument(
        'kubernetes/pods',
        `{"items":[${['a', 'b'].map((name) => `{"metadata":{"name":"${name}","namespace":"n","labels":{"x":${deep}},"ownerReferences":[]},"spec":{"containers":${deep}}}`).join()}]}`,
      ),
  };
  for (const [where, change] of Object.entries(places)) {
    it(`${where} is an answer of another shape to every command`, async () => {
      const file = written('deep.ndjson', change(DEEP));
      const output = join(dir, 'deep.out');
      for (const argv of [
        ['assess', file, '--output', output],
        ['assess', file, '--format', 'json', '--output', output],
        ['assess', file, '--format', 'html', '--output', output],
        ['diff', file, file, '--output', output],
        ['who', 'shop-prod', '--input', file, '--output', output],
        ['diagram', file, '--output', output],
        ['redact', file, '--output', output],
      ]) {
        const { code, told } = await demarc(...argv);
        expect([argv[0], code, told]).toEqual([
          argv[0],
          expect.toSatisfy((is) => [0, 1, 3].includes(is)),
          expect.not.stringContaining('bug'),
        ]);
      }
    }, 120_000);
  }
});

describe('test/hostile: a snapshot whose header is spelt in another way', () => {
  it('is one to every command', async () => {
    const { kind, ...rest } = JSON.parse(lines[0] as string) as Record<string, unknown>;
    const file = written('spelt.ndjson', [
      `{ "account" : ${JSON.stringify(rest.account)}, ${JSON.stringify(rest).slice(1, -1)}, "kind" : ${JSON.stringify(kind)} }`,
      ...lines.slice(1),
    ]);
    for (const argv of [
      ['diff', file, file],
      ['who', 'shop-prod', '--input', file],
      ['diagram', file],
    ])
      expect([argv[0], (await demarc(...argv)).code]).toEqual([argv[0], 0]);
  });
});

describe('test/hostile: a snapshot that somebody wrote secrets into', () => {
  const secret = 'LTAI5tHandEditedKey00001';
  const pod = {
    metadata: { name: 'a', namespace: 'shop', ownerReferences: [], annotations: { note: `key ${secret}` } },
    spec: {
      hostPID: true,
      containers: [
        {
          name: secret,
          image: 'web:1',
          securityContext: { privileged: true, seLinuxOptions: { type: secret, user: secret } },
          env: [{ name: 'DB_PASSWORD', value: 'hand-edited-password' }],
        },
      ],
      volumes: [{ name: 'v', hostPath: { path: `/${secret}` } }],
    },
  };

  it('is judged and told without them', async () => {
    const changed = withDocument('kubernetes/pods', JSON.stringify({ items: [pod] })).map((line) =>
      line.startsWith('{"source":"cs/DescribeClustersV1"')
        ? line.replaceAll('"current_version":"', `"current_version":"${secret} `)
        : line,
    );
    const file = written('secret.ndjson', changed);
    expect(readFileSync(file, 'utf8')).toContain(secret);
    const output = join(dir, 'secret.out');
    for (const argv of [
      ['assess', file, '--format', 'json', '--output', output],
      ['assess', file, '--format', 'text', '--output', output],
      ['assess', file, '--format', 'html', '--output', output],
      ['redact', file, '--output', output],
    ]) {
      expect([0, 1, 3]).toContain((await demarc(...argv)).code);
      const told = readFileSync(output, 'utf8');
      expect(told.length).toBeGreaterThan(1000);
      for (const text of [secret, 'hand-edited-password', ...CANARIES])
        expect(told.includes(text), `${argv.join(' ')}: ${text}`).toBe(false);
    }
  }, 60_000);
});

describe('test/hostile: ids of a megabyte', () => {
  it('are refused as names, and repeated nowhere', async () => {
    const id = 'c'.repeat(1 << 20);
    const folder = folderOf({
      'cs/DescribeClustersV1.json': {
        clusters: [{ cluster_id: id, name: id, cluster_type: 'ManagedKubernetes' }],
      },
    });
    const output = join(dir, 'long.out');
    expect([1, 3]).toContain((await demarc('assess', folder, '--format', 'json', '--output', output)).code);
    expect(statSync(output).size).toBeLessThan(4 << 20);
    expect((await demarc('redact', folder, '--output', output)).code).toBe(0);
    expect(readFileSync(output, 'utf8').includes('cccccc')).toBe(false);
  }, 120_000);
});
