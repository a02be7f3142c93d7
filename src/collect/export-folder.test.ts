import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SnapshotEntry } from '../snapshot/snapshot.ts';
import { ExportFolder } from './export-folder.ts';
import { exportSnapshot } from './open-input.ts';

let root: string;
let dir: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'demarc-export-'));
  dir = join(root, 'export');
  put('demarc-export.json', { collectedAt: '2026-11-20T08:00:00Z', accountId: '1000000000000001' });
});
const sockets: Server[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.close();
  rmSync(root, { recursive: true, force: true });
});

function put(path: string, body: unknown): void {
  mkdirSync(dirname(join(dir, path)), { recursive: true });
  writeFileSync(join(dir, path), typeof body === 'string' ? body : JSON.stringify(body));
}

async function entriesOf(source: string): Promise<SnapshotEntry[]> {
  const found: SnapshotEntry[] = [];
  const folder = await ExportFolder.open(dir);
  for await (const entry of exportSnapshot(folder).entries()) if (entry.source === source) found.push(entry);
  return found;
}

const pods = { kind: 'List', items: [{ metadata: { name: 'p', namespace: 'a' } }] };
const outline = (entries: SnapshotEntry[]) => entries.map(({ outcome, reason }) => [outcome, reason]);

describe('src/collect/export-folder.ts: odd files', () => {
  it('follows a link to a file of the folder', async () => {
    put('elsewhere/pods.json', pods);
    mkdirSync(join(dir, 'kubernetes/c0'), { recursive: true });
    symlinkSync('../../elsewhere/pods.json', join(dir, 'kubernetes/c0/pods.json'));
    expect(outline(await entriesOf('kubernetes/pods'))).toEqual([['read', undefined]]);
  });

  it.each<[string, () => void, string]>([
    [
      'a link out of the folder',
      () => {
        writeFileSync(join(root, 'secret.json'), '{"canary":1}');
        symlinkSync('../../../secret.json', join(dir, 'kubernetes/c0/pods.json'));
      },
      'is a link out of the export folder, which is not followed',
    ],
    [
      'a link that leads nowhere',
      () => symlinkSync('gone.json', join(dir, 'kubernetes/c0/pods.json')),
      'is a link that leads nowhere',
    ],
    ['a folder', () => mkdirSync(join(dir, 'kubernetes/c0/pods.json')), 'is a folder'],
    [
      'a socket',
      () => void sockets.push(createServer().listen(join(dir, 'kubernetes/c0/pods.json'))),
      'is no ordinary file',
    ],
  ])('names %s', async (_name, make, fault) => {
    mkdirSync(join(dir, 'kubernetes/c0'), { recursive: true });
    make();
    for (const socket of sockets) if (!socket.listening) await once(socket, 'listening');
    expect(outline(await entriesOf('kubernetes/pods'))).toEqual([
      ['failed', `the file kubernetes/c0/pods.json ${fault}`],
    ]);
  });

  it("names a cluster's folder that is a link", async () => {
    put('elsewhere/pods.json', pods);
    mkdirSync(join(dir, 'kubernetes'));
    symlinkSync('../elsewhere', join(dir, 'kubernetes/c0'));
    expect(outline(await entriesOf('kubernetes/version'))).toEqual([
      ['failed', 'the folder kubernetes/c0 is a link to a folder, which is not followed'],
    ]);
  });

  it('fails for two files of one page, and names both', async () => {
    put('ram/ListAccessKeys@alice.json', { AccessKeys: { AccessKey: [] } });
    put('ram/ListAccessKeys@%61lice.json', { AccessKeys: { AccessKey: [{}] } });
    const [entry, ...others] = await entriesOf('ram/ListAccessKeys');
    expect([entry?.ids, entry?.outcome, others]).toEqual([['alice'], 'failed', []]);
    expect(entry?.reason).toBe(
      'two files are of one page of this answer: ram/ListAccessKeys@%61lice.json and ram/ListAccessKeys@alice.json',
    );
  });
});

describe('src/collect/export-folder.ts: kinds', () => {
  it('reads constraints, and does not take those that are here for all', async () => {
    put('kubernetes/c0/k8srequiredlabels.constraints.gatekeeper.sh.json', { kind: 'List', items: [] });
    const found = await entriesOf('kubernetes/k8srequiredlabels.constraints.gatekeeper.sh');
    expect(outline(found)).toEqual([['read', undefined]]);
    expect((await entriesOf('kubernetes/*.constraints.gatekeeper.sh')).map(({ outcome }) => outcome)).toEqual(
      ['not-attempted'],
    );
  });

  it('keeps no value of a Secret, whichever way its file is reached', async () => {
    const secret = { metadata: { name: 'a' }, data: { a: 'Y2FuYXJ5' }, stringData: { b: 'canary' } };
    put('kubernetes/c0/secrets.json', { kind: 'List', items: [secret] });
    const [entry] = await entriesOf('kubernetes/secrets');
    expect(JSON.stringify(entry)).not.toMatch(/canary|Y2FuYXJ5/);
    expect(entry?.document).toMatchObject({
      items: [{ data: { a: { redacted: true }, b: { redacted: true } } }],
    });
  });

  it('says of every region that none is known', async () => {
    expect(outline(await entriesOf('ecs/DescribeInstances'))).toEqual([
      ['not-attempted', 'no region is known: no cluster was read, and none was named with --region'],
    ]);
  });
});
