import { describe, expect, it } from 'vitest';
import { embeddedAdvisories } from '../../src/advisories/embedded.ts';
import { importImageScan } from '../../src/image-scans/import-image-scan.ts';
import { pointer } from '../../src/kernel/json.ts';
import { Random } from '../advisories/random.ts';
import { SAMPLE_SCANS } from './sample-scans.ts';

const VALUES: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  '',
  '0',
  '__proto__',
  'constructor',
  '\u202e<b>',
  'x'.repeat(5000),
  `sha256:${'0'.repeat(64)}`,
  'pkg:golang/github.com/opencontainers/runc@v1.1.11',
  'pkg:rpm/%',
  [],
  {},
  [[]],
  [null],
];

/** Replaces, drops, doubles or moves a few members anywhere in a document. */
function mutate(random: Random, value: unknown): unknown {
  if (random.below(16) === 0) return random.pick(VALUES);
  if (Array.isArray(value)) {
    const items = value.map((item) => mutate(random, item));
    if (random.below(6) === 0) items.push(...items);
    return items;
  }
  if (typeof value === 'object' && value !== null) {
    const kept = Object.entries(value).filter(() => random.below(20) > 0);
    return Object.fromEntries(kept.map(([name, item]) => [name, mutate(random, item)]));
  }
  return value;
}

function pointersInto(value: unknown, at = ''): string[] {
  if (typeof value !== 'object' || value === null) return [at];
  return Object.entries(value).flatMap(([name, inner]) => pointersInto(inner, at + pointer(name)));
}

describe('importers of image scans', () => {
  it('survive mutated documents of every format; what they give points into the document', async () => {
    const { index } = await embeddedAdvisories();
    const random = new Random(7);
    let [scanned, refusedCount] = [0, 0];
    for (let round = 0; round < 3000; round++) {
      const document = mutate(random, random.pick(Object.values(SAMPLE_SCANS)));
      const { scans, refused } = importImageScan(JSON.stringify(document) ?? 'null', 'fuzz.json', index);
      if (scans.length > 0) scanned++;
      if (refused.length > 0) refusedCount++;
      expect(scans.length + refused.length).toBeGreaterThan(0);
      const pointers = new Set(pointersInto(document));
      for (const scan of scans) {
        expect(scan.references.length + scan.digests.length).toBeGreaterThan(0);
        for (const each of scan.vulnerabilities) {
          expect(pointers).toContain(each.path);
          expect(each.package.length).toBeLessThanOrEqual(200);
          expect(each.fix === 'yes' || each.fixedIn === undefined).toBe(true);
        }
      }
    }
    expect(scanned).toBeGreaterThan(500);
    expect(refusedCount).toBeGreaterThan(100);
  });

  it('refuse every text that was cut', () => {
    for (const sample of Object.values(SAMPLE_SCANS)) {
      const text = JSON.stringify(sample);
      for (let length = 0; length < text.length; length += 37) {
        const { scans, refused } = importImageScan(text.slice(0, length), 'cut.json');
        expect(scans).toEqual([]);
        expect(refused.join()).toMatch(/^(?:not JSON|the document is empty)/);
      }
    }
  });

  it('stop at a length that no image has, and say so', () => {
    const many = Array.from({ length: 50_010 }, (_, number) => ({
      VulnerabilityID: `CVE-2026-${number}`,
      PkgName: 'a',
      InstalledVersion: '1',
      Severity: 'LOW',
    }));
    const document = { ...SAMPLE_SCANS.trivy, Results: [{ Class: 'os-pkgs', Vulnerabilities: many }] };
    const { scans } = importImageScan(JSON.stringify(document), 'huge.json');
    expect(scans[0]?.vulnerabilities).toHaveLength(50_000);
    expect(scans[0]?.incomplete).toMatch(/more than 50000/);
  });
});
