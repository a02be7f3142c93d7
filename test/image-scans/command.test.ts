import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { run } from '../../src/cli/program.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import { type Files, writeBody, writeFolder } from '../contract/folder.ts';
import { DIGEST, IMAGE, SAMPLE_SCANS } from './sample-scans.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const pod = (name: string, image: string, digest: string) => ({
  metadata: {
    name,
    namespace: 'shop',
    labels: { app: name },
    ownerReferences: [{ apiVersion: 'apps/v1', kind: 'StatefulSet', name, controller: true }],
  },
  spec: { containers: [{ name: 'app', image }], nodeName: 'n' },
  status: { containerStatuses: [{ name: 'app', imageID: `${image.split(':')[0]}@${digest}` }] },
});
const account: Files = {
  'cs/DescribeClustersV1.json': { clusters: [{ cluster_id: 'c0aa', region_id: 'cn-hangzhou' }] },
  'kubernetes/c0aa/pods.json': {
    items: [
      pod('app', IMAGE, DIGEST),
      pod('other', 'registry.example.com/shop/other:1', `sha256:${'0'.repeat(64)}`),
    ],
  },
};

function folderOf(files: Files): string {
  const folder = writeFolder(files);
  folders.push(folder);
  return folder;
}

async function command(...argv: string[]) {
  const told = { out: '', error: '' };
  const streams = {
    out: (text: string) => {
      told.out += text;
    },
    error: (text: string) => {
      told.error += text;
    },
    columns: 80,
    colour: false,
    live: false,
    environment: {},
  };
  return { code: await run(argv, streams), ...told };
}

function verdictsOf(out: string) {
  return (JSON.parse(out) as Assessment).findings
    .filter(({ check }) => check === 'image-critical-vulns')
    .map(({ subject, verdict }) => [subject, verdict])
    .sort();
}

describe('assess --image-scan', () => {
  it('takes files and folders, names what it leaves out, and goes on', async () => {
    const input = folderOf(account);
    const scans = folderOf({});
    writeBody(scans, 'results/trivy.json', SAMPLE_SCANS.trivy);
    writeBody(scans, 'results/cut.json', '{"SchemaVersion":');
    writeBody(scans, 'results/notes.txt', 'not read');
    writeBody(scans, 'odd.json', { a: 1 });
    const { out, error, code } = await command(
      ...['assess', input, '--format', 'json'],
      ...['--image-scan', join(scans, 'results'), '--image-scan', join(scans, 'odd.json')],
    );
    expect(code).toBe(1);
    expect(verdictsOf(out)).toEqual([
      ['c0aa/StatefulSet.apps/shop/app', 'fail'],
      ['c0aa/StatefulSet.apps/shop/other', 'unknown'],
    ]);
    expect(error.trim().split('\n')).toEqual([
      `demarc: image scan ${join(scans, 'results/cut.json')} is left out: not JSON: the text ends too early or is malformed`,
      expect.stringMatching(/odd\.json is left out: it is no result of an image scan that is known/),
    ]);
  });

  it('is one unknown for the cluster where nothing is given', async () => {
    const { out } = await command('assess', folderOf(account), '--format', 'json');
    expect(verdictsOf(out)).toEqual([['c0aa', 'unknown']]);
  });

  it('is a mistake where there is no such file', async () => {
    const { code, error } = await command('assess', folderOf(account), '--image-scan', '/nowhere.json');
    expect(code).toBe(2);
    expect(error).toMatch(/There is no file or folder \/nowhere\.json.*\[input-missing\]/);
  });

  it('says so where a folder holds no result', async () => {
    const empty = folderOf({});
    rmSync(join(empty, 'demarc-export.json'));
    const { error } = await command('assess', folderOf(account), '--image-scan', empty);
    expect(error).toMatch(/is left out: there is no \.json file in the folder/);
  });
});
