import { describe, expect, it } from 'vitest';
import { createContext } from '../../src/cli/scan-file.ts';
import { scanText } from '../../src/manifests/scan-text.ts';
import { SAMPLES } from './manifests.ts';
import { mutated, seeded } from './mutate.ts';

// A longer run: DEMARC_FUZZ=20000.
const RUNS = Number(process.env.DEMARC_FUZZ ?? 600);
const SEED = 20261125;
const LONGEST_MS = 1000;

const context = createContext(
  {
    checks: [],
    time: Date.parse('2026-11-20T08:00:00Z'),
    configuration: undefined,
    severity: undefined,
    failOn: 'high',
    known: new Set(),
    asLines: false,
  },
  () => ({}),
);

describe('test/scan: mutated manifests', () => {
  it(`none of ${RUNS} crashes, hangs, or reaches a prototype`, { timeout: 600_000 }, () => {
    const random = seeded(SEED);
    let read = 0;
    let refused = 0;
    let findings = 0;
    for (let run = 0; run < RUNS; run++) {
      const text = mutated(SAMPLES[run % SAMPLES.length] as string, random);
      const start = performance.now();
      const scan = scanText('mutated.yaml', text, context);
      expect(performance.now() - start, text).toBeLessThan(LONGEST_MS);
      findings += scan.findings.length;
      refused += scan.unreadable.length;
      read += scan.documents - scan.unreadable.length;
      const lines = text.split('\n').length;
      for (const { location } of scan.findings) {
        expect(location.line).toBeGreaterThan(0);
        expect(location.endLine).toBeGreaterThanOrEqual(location.line);
        expect(location.endLine).toBeLessThanOrEqual(lines);
        expect(location.column).toBeGreaterThan(0);
      }
      for (const { line } of scan.unreadable) expect(line).toBeLessThanOrEqual(lines);
    }
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(Object.prototype).not.toHaveProperty('polluted');
    // The mutations are of both kinds, or the test would say little.
    expect(read).toBeGreaterThan(RUNS / 4);
    expect(refused).toBeGreaterThan(RUNS / 20);
    expect(findings).toBeGreaterThan(RUNS);
  });

  it('no secret of a mutated Secret is told', () => {
    const random = seeded(SEED + 1);
    const text = SAMPLES[3] as string;
    for (let run = 0; run < 200; run++) {
      const scan = scanText('mutated.yaml', `${mutated(text, random)}\n---\n${text}`, context);
      expect(JSON.stringify(scan.findings)).not.toContain('hunter2hunter2');
    }
  });
});
