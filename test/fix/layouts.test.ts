import { loadAll } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/checks/catalogue.generated.ts';
import { fixText } from '../../src/fixes/fix-text.ts';
import { applyEdits } from '../../src/fixes/text-edits.ts';
import { planChecks } from '../../src/manifests/runnable-checks.ts';
import { type ScanContext, scanText } from '../../src/manifests/scan-text.ts';
import { SAMPLES } from '../scan/manifests.ts';
import { mutated, seeded } from '../scan/mutate.ts';
import { ManifestWriter } from './generate-manifest.ts';
import { differences } from './tree-differences.ts';

const context: ScanContext = {
  plan: planChecks(catalogue),
  time: 0,
  today: '2026-01-01',
  partyOf: () => 'customer',
  waiverOf: () => ({}),
};
const COUNT = 120;
// Each text is judged several times.
const PATIENCE = 120_000;

/** What another parser reads, if it reads the text. */
function read(text: string): unknown[] | undefined {
  try {
    return (loadAll(text) as unknown[]).filter((document) => document !== null && document !== undefined);
  } catch {
    return undefined;
  }
}

/** What is wrong with the fixes of a text; nothing where all is well. */
function faultsOf(
  text: string,
  unsafe: boolean,
): { faults: string[]; fixes: number; refused: string[]; compared: boolean } {
  const terms = { isChosen: () => true, unsafe };
  const fixed = fixText('x', text, context, terms);
  const faults: string[] = [];
  if (applyEdits(text, fixed.edits) !== fixed.text) faults.push('the edits do not make the text');
  if (fixText('x', fixed.text, context, terms).edits.length > 0)
    faults.push('a second run changes something');
  const lost = (text.match(/# (?:comment|remark) \d+/g) ?? []).filter(
    (comment) => !fixed.text.includes(comment),
  );
  faults.push(...lost.map((comment) => `${comment} is gone`));
  const known = new Set(scanText('x', text, context).findings.map(({ fingerprint }) => fingerprint));
  for (const { check, fingerprint } of scanText('x', fixed.text, context).findings)
    if (!known.has(fingerprint)) faults.push(`${check} is new`);
  const before = read(text);
  if (before !== undefined && fixed.edits.length > 0) {
    const meant = new Set(fixed.fixes.map(({ path }) => path));
    const after = read(fixed.text);
    if (after?.length !== before.length) faults.push('documents came or went');
    else
      for (const [index, document] of before.entries())
        for (const path of differences(document, after[index]))
          if (!meant.has(path) && !meant.has(path.replace(/\/\d+$/, ''))) faults.push(`${path} changed`);
  }
  const refused = fixed.refused.map(({ reason }) => reason);
  return { faults, fixes: fixed.fixes.length, refused, compared: before !== undefined };
}

describe('test/fix: layouts', () => {
  it.each([false, true])(
    'changes what it means to, in every layout, and nothing else (unsafe: %s)',
    (unsafe) => {
      const writer = new ManifestWriter(seeded(unsafe ? 1 : 2));
      const wrong: [string, string[]][] = [];
      const refused = new Map<string, number>();
      let fixes = 0;
      let compared = 0;
      for (let turn = 0; turn < COUNT; turn++) {
        const text = writer.file();
        const outcome = faultsOf(text, unsafe);
        fixes += outcome.fixes;
        if (outcome.compared) compared++;
        for (const reason of outcome.refused) refused.set(reason, (refused.get(reason) ?? 0) + 1);
        if (outcome.faults.length > 0) wrong.push([text, outcome.faults]);
      }
      expect(wrong.slice(0, 3)).toEqual([]);
      expect(compared).toBe(COUNT);
      expect(fixes).toBeGreaterThan(COUNT);
      // The proof is there for what nobody thought of: none of this is.
      for (const reason of ['not-verified', 'not-resolved', 'new-finding', 'layout'])
        expect([reason, refused.get(reason) ?? 0]).toEqual([reason, 0]);
    },
    PATIENCE,
  );

  it(
    'neither crashes on broken texts nor changes what they hold',
    () => {
      const random = seeded(3);
      const wrong: [string, string[]][] = [];
      for (let turn = 0; turn < COUNT; turn++) {
        const text = mutated(SAMPLES[turn % SAMPLES.length] ?? '', random);
        const { faults } = faultsOf(text, true);
        if (faults.length > 0) wrong.push([text, faults]);
      }
      expect(wrong.slice(0, 3)).toEqual([]);
    },
    PATIENCE,
  );
});
