import { readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ScanCache } from '../../src/cli/scan-cache.ts';
import { createContext, type ScannedFile, type ScanTerms } from '../../src/cli/scan-file.ts';
import { readPack, writePack } from '../../src/cli/scan-pack.ts';
import { scannedPaths } from '../../src/cli/scan-paths.ts';
import { folderOf, scanned } from './demarc.ts';

const PLANTED = 'hunter2-Xq7Zp9Lw';
const POD = `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  hostNetwork: true
  containers:
  - name: web
    image: nginx
    env:
    - name: DB_PASSWORD
      value: ${PLANTED}
`;
const INGRESS = POD.replace('image: nginx', 'image: registry.k8s.io/ingress-nginx/controller:v1.12.0');
const FILES = { 'pod.yaml': POD, 'broken.yaml': 'a: [', 'map.yaml': 'apiVersion: v1\nkind: ConfigMap\n' };

const TERMS: ScanTerms = {
  checks: [],
  time: Date.UTC(2026, 10, 25, 9),
  configuration: undefined,
  severity: undefined,
  failOn: 'high',
  known: new Set(),
  asLines: true,
  cached: true,
};

interface Told extends Omit<ScannedFile, 'lines'> {
  lines: string;
}

/** Scans the files of a folder with a cache of their own; tells also what had to be looked at. */
async function scan(
  folder: string,
  cache: string,
  changed: Partial<ScanTerms> = {},
  build = 'AAAAAAAA',
): Promise<{ told: Told[]; lookedAt: string[] }> {
  const terms = { ...TERMS, ...changed };
  const context = createContext(terms, () => ({}));
  const lookedAt = new Set<string>();
  const { waiverOf } = context;
  context.waiverOf = (check, subject, scope) => {
    lookedAt.add(subject);
    return waiverOf(check, subject, scope);
  };
  const paths = readdirSync(folder)
    .sort()
    .map((file) => ({ path: join(folder, file), file }));
  const told: Told[] = [];
  const kept = new ScanCache(cache, build, terms);
  for await (const one of scannedPaths(paths, { terms, context, alone: true, cache: kept }))
    told.push({ ...one, lines: Buffer.from(one.lines).toString() });
  return { told, lookedAt: [...lookedAt] };
}

const packsIn = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('.pack'));
const SUBJECT = 'manifest/Pod/web';

describe('test/scan/cache', () => {
  it('tells of unchanged files what was told before, without looking at them', async () => {
    const [folder, cache] = [folderOf(FILES), folderOf({})];
    const first = await scan(folder, cache);
    expect(first.lookedAt).toEqual([SUBJECT]);
    expect(first.told.map(({ lines }) => lines.length > 0)).toEqual([false, false, true]);
    const second = await scan(folder, cache);
    expect(second).toEqual({ told: first.told, lookedAt: [] });
    const asFindings = await scan(folder, cache, { asLines: false });
    expect(asFindings.lookedAt).toEqual([]);
    const { findings } = asFindings.told[2]?.scan ?? { findings: [] };
    expect(findings).toEqual(JSON.parse(`[${first.told[2]?.lines}]`));
  });

  it('looks again at what has other bytes, or when anything else that decides has changed', async () => {
    const [folder, cache] = [folderOf(FILES), folderOf({})];
    await scan(folder, cache);
    for (const terms of [{ severity: 'high' }, { checks: ['pod-privileged', 'pod-host-network'] }] as const)
      expect((await scan(folder, cache, terms)).lookedAt).toEqual([SUBJECT]);
    const known = { known: new Set(['0']) };
    expect((await scan(folder, cache, known)).lookedAt).toEqual([SUBJECT]);
    expect((await scan(folder, cache, { standard: { minor: 30 } })).lookedAt).toEqual([SUBJECT]);
    expect((await scan(folder, cache, {}, 'BBBBBBBB')).lookedAt).toEqual([SUBJECT]);
    expect((await scan(folder, cache)).lookedAt).toEqual([]);
    writeFileSync(join(folder, 'pod.yaml'), POD.replace('hostNetwork: true', 'hostNetwork: false'));
    const { told, lookedAt } = await scan(folder, cache);
    expect(lookedAt).toEqual([SUBJECT]);
    expect(told[2]?.lines).not.toContain('pod-host-network');
  });

  it('takes what depends on the day for no other day, and what depends on the hour not at all', async () => {
    const [folder, cache] = [folderOf({ 'ingress.yaml': INGRESS }), folderOf({})];
    await scan(folder, cache);
    expect((await scan(folder, cache, { time: TERMS.time + 3_600_000 })).lookedAt).toEqual([]);
    expect((await scan(folder, cache, { time: TERMS.time + 86_400_000 })).lookedAt).toEqual([SUBJECT]);
    const token = `apiVersion: v1\nkind: Secret\ntype: kubernetes.io/service-account-token\nmetadata:\n  name: web\n  annotations: {kubernetes.io/service-account.name: web}\n`;
    const secrets = folderOf({ 'secret.yaml': token });
    expect((await scan(secrets, cache)).lookedAt).toEqual(['manifest/Secret/web']);
    expect((await scan(secrets, cache)).lookedAt).toEqual(['manifest/Secret/web']);
  });

  it('holds no secret, and is for its owner alone', async () => {
    const [folder, cache] = [folderOf(FILES), join(folderOf({}), 'new')];
    await scan(folder, cache);
    const pack = join(cache, packsIn(cache)[0] ?? '');
    expect(statSync(pack).mode & 0o777).toBe(0o600);
    expect(statSync(cache).mode & 0o777).toBe(0o700);
    const entries = [...readPack(pack).values()].map(({ entry }) => zstdDecompressSync(entry).toString());
    expect(entries.some((text) => text.includes('pod-host-network'))).toBe(true);
    expect(entries.some((text) => text.includes(PLANTED))).toBe(false);
  });

  it('is of no effect where it is damaged, whichever byte is wrong', async () => {
    const [folder, cache] = [folderOf(FILES), folderOf({})];
    const { told } = await scan(folder, cache);
    const pack = join(cache, packsIn(cache)[0] ?? '');
    const whole = readFileSync(pack);
    for (let at = 0; at < whole.length; at += 29) {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ 0x55;
      writeFileSync(pack, damaged);
      expect((await scan(folder, cache)).told).toEqual(told);
    }
    for (const end of [0, 10, 90, whole.length >> 1, whole.length - 1]) {
      writeFileSync(pack, whole.subarray(0, end));
      expect((await scan(folder, cache)).told).toEqual(told);
    }
  });

  it('is left out where it cannot be written', async () => {
    const [folder, cache] = [folderOf(FILES), folderOf({ 'a-file': '' })];
    const { told } = await scan(folder, join(cache, 'a-file', 'below'));
    expect(told).toEqual((await scan(folder, cache)).told);
  });

  it('keeps as many packs as it may, the latest, and no temporary file that nobody writes any more', async () => {
    const [folder, cache] = [folderOf(FILES), folderOf({})];
    for (let pack = 0; pack < 70; pack++) {
      const path = join(cache, `${String(pack).padStart(2, '0')}.pack`);
      writePack(path, new Map());
      utimesSync(path, pack, pack);
    }
    for (const [name, age] of [
      ['new.tmp', 60],
      ['old.tmp', 7200],
    ] as const) {
      const written = Date.now() / 1000 - age;
      writeFileSync(join(cache, name), '');
      utimesSync(join(cache, name), written, written);
    }
    await scan(folder, cache);
    expect(packsIn(cache)).toHaveLength(64);
    expect(packsIn(cache)).not.toContain('06.pack');
    expect(packsIn(cache)).toContain('07.pack');
    expect(readdirSync(cache).filter((name) => name.endsWith('.tmp'))).toEqual(['new.tmp']);
  });

  it('may go by single files: what is found in one does not depend on those beside it', async () => {
    const files = { ...FILES, 'service.yaml': 'apiVersion: v1\nkind: Service\nmetadata: {name: web}\n' };
    const together = await scanned(folderOf(files));
    const alone = await Promise.all(
      Object.entries(files).map(([name, text]) => scanned(folderOf({ [name]: text }))),
    );
    const said = (findings: typeof together.report.findings) =>
      findings.map(({ check, subject, verdict }) => `${check} ${subject} ${verdict}`).sort();
    expect(said(together.report.findings)).toEqual(said(alone.flatMap(({ report }) => report.findings)));
  });
});
