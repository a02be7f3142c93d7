import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../checks/catalogue.generated.ts';
import { planChecks } from '../manifests/runnable-checks.ts';
import { fixRules } from './fix-rules.ts';

const page = readFileSync(new URL('../../docs/fixes.md', import.meta.url), 'utf8');

describe('src/fixes/fix-rules', () => {
  it('are for checks that judge manifests, one for each', () => {
    const { pods, tables } = planChecks(catalogue);
    const judging = new Set([...pods, ...[...tables.values()].flat()].map(({ id }) => id));
    const checks = fixRules.map(({ check }) => check);
    expect(checks.filter((check) => !judging.has(check))).toEqual([]);
    expect(new Set(checks).size).toBe(checks.length);
  });

  it('are those that docs/fixes.md tells', () => {
    const told = new Set(
      [...page.matchAll(/^\| `([a-z-]+)` +\| .* \| (?:safe|unsafe) +\|/gm)].map(([, check]) => check),
    );
    expect([...told].sort()).toEqual(fixRules.map(({ check }) => check).sort());
  });
});
