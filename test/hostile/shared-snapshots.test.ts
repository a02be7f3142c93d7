import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { assess } from '../../src/assess/assess.ts';
import { run } from '../../src/cli/program.ts';
import { Alike } from '../../src/collect/alike.ts';
import { NameScanner } from '../../src/collect/name-scanner.ts';
import { openInput } from '../../src/collect/open-input.ts';
import { isPublicAddress } from '../../src/kernel/addresses.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import { clusterItem, clusterList } from './folder.ts';

const silent = {
  out: () => undefined,
  error: () => undefined,
  columns: undefined,
  colour: false,
  live: false,
  environment: {},
};
let dir: string;
let snapshot: string;

async function redacted(input: string, name: string): Promise<string> {
  const output = join(dir, name);
  expect(await run(['redact', input, '--output', output], silent)).toBe(0);
  return output;
}

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'demarc-shared-'));
  snapshot = join(dir, 'demo.ndjson');
  expect(await run(['demo', '--snapshot', snapshot, '--output', join(dir, 'demo.txt')], silent)).toBe(0);
}, 60_000);

// They know what runs by its name, which is what a shared snapshot has lost.
const BY_NAME =
  /^(?:admin-ui-exposed|image-registry-untrusted|ingress-nginx-retired|system-namespace-tenant) /;

/** How often each verdict of each check was given. */
function counts({ tallies }: Assessment): string[] {
  const sums = new Map<string, number[]>();
  for (const { check, pass, fail, unknown, notApplicable } of tallies) {
    const before = sums.get(check) ?? [0, 0, 0, 0];
    sums.set(
      check,
      [pass, fail, unknown, notApplicable].map((count, index) => count + (before[index] ?? 0)),
    );
  }
  return [...sums].map(([check, sum]) => `${check} ${sum.join(' ')}`).sort();
}

describe('a snapshot made fit for sharing', () => {
  it('has other names and addresses in every run, and the same verdicts', async () => {
    const [one, two] = [await redacted(snapshot, 'one.ndjson'), await redacted(snapshot, 'two.ndjson')];
    const addresses = (file: string) =>
      new Set(readFileSync(file, 'utf8').match(/cn-[a-z]+\.(?:\d{1,3}\.){3}\d{1,3}/g) ?? []);
    const shared = [...addresses(one)].filter((address) => addresses(two).has(address));
    expect(addresses(one).size).toBeGreaterThan(5);
    expect(shared).toEqual([]);
    const original = await assess(await openInput(snapshot));
    const told = (assessment: Assessment) => counts(assessment).filter((line) => !BY_NAME.test(line));
    expect(told(original).length).toBeGreaterThan(counts(original).length - 6);
    for (const file of [one, two]) expect(told(await assess(await openInput(file)))).toEqual(told(original));
  }, 60_000);

  it('takes the names of a large account', async () => {
    const ids = Array.from({ length: 30_000 }, (_, index) => `c${index.toString(16).padStart(32, '0')}`);
    const file = join(dir, 'large.ndjson');
    const header = { kind: 'demarc-snapshot', version: 1, collectedAt: '2026-11-20T08:00:00Z', account: '1' };
    const document = clusterList(...ids.map((id) => clusterItem(id)));
    const entry = { source: 'cs/DescribeClustersV1', ids: [], outcome: 'read', document };
    writeFileSync(
      file,
      [header, entry, { end: true, entries: 1 }].map((line) => JSON.stringify(line)).join('\n'),
    );
    const text = readFileSync(await redacted(file, 'many.ndjson'), 'utf8');
    expect(text.length).toBeGreaterThan(1_000_000);
    expect(text.match(/c0{20}[0-9a-f]+/g)).toBeNull();
  }, 120_000);
});

describe('addresses that stand for others', () => {
  it('are of the same kind, and as many', () => {
    const alike = new Alike('salt');
    const addresses = Array.from({ length: 4000 }, (_, index) => `192.168.${index >> 8}.${index & 255}`);
    expect(new Set(addresses.map((address) => alike.address(address))).size).toBe(addresses.length);
    for (const address of [
      '10.1.2.3',
      '172.20.1.1',
      '172.67.1.1',
      '192.168.4.5',
      '100.64.0.9',
      '169.254.3.4',
      '47.96.1.2',
    ])
      expect([address, isPublicAddress(alike.address(address))]).toEqual([address, isPublicAddress(address)]);
    for (const address of ['0.0.0.0', '127.0.0.1', '100.100.100.200', '128.0.0.0'])
      expect(alike.address(address)).toBe(address);
  });
});

describe('names inside other texts', () => {
  const scanner = new NameScanner(
    new Map([
      ['shop-prod', 'X'],
      ['shop-prod-web', 'Y'],
      ['c0123456789abcdef0', 'Z'],
    ]),
  );
  const replaced = (text: string) => scanner.replace(text, false, (rest) => rest.toUpperCase());

  it('are replaced, the longest first, and what is between them is changed on its own', () => {
    expect(replaced('pod shop-prod-web of shop-prod')).toBe('POD Y OF X');
    expect(replaced('shop-production, ashop-prod')).toBe('SHOP-PRODUCTION, ASHOP-PROD');
  });

  it('are found inside longer words where they are long', () => {
    expect(replaced('logc0123456789abcdef0x')).toBe('LOGZX');
    expect(scanner.replace('shop-prod c0123456789abcdef0', true, (rest) => rest)).toBe('shop-prod Z');
  });
});
