import { beforeAll, describe, expect, it } from 'vitest';
import { embeddedAdvisories } from '../../src/advisories/embedded.ts';
import { assess } from '../../src/assess/assess.ts';
import { parseInstant } from '../../src/kernel/time.ts';
import type { AdviceRow } from '../../src/model/advice.ts';
import type { AdvisoryReport, AdvisoryScope } from '../../src/model/advisory-report.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import { scopeKey } from '../../src/model/scope.ts';
import { advise } from '../../src/patches/advise.ts';
import { DEFAULT_DEADLINES } from '../../src/patches/deadlines.ts';
import { inventoryOf } from '../../src/patches/inventory.ts';
import { readAccount } from '../../src/patches/read-account.ts';
import { resolve } from '../../src/responsibility/resolve.ts';
import { collectSample, type Sample, toSnapshot } from '../laws/sample.ts';

let sample: Sample;
let whole: Assessment;

beforeAll(async () => {
  sample = await collectSample();
  whole = await assess(toSnapshot(sample));
}, 60_000);

/** The answer of `demarc advise` for every advisory of the data set. */
async function adviseAll(): Promise<Map<string, readonly AdviceRow[]>> {
  const snapshot = toSnapshot(sample);
  const { tables, running } = await readAccount(snapshot);
  const { index } = await embeddedAdvisories();
  const { collectedAt, account } = snapshot.header;
  const common = {
    index,
    inventory: inventoryOf(tables, running),
    cells: resolve(tables, parseInstant(collectedAt) ?? 0),
    tables,
    snapshotTime: collectedAt,
    account,
    deadlines: DEFAULT_DEADLINES,
    dataAge: { asOf: '', ageDays: null, old: false, advisories: 0, from: null },
  };
  return new Map(
    index.advisories.map((advisory) => [advisory.id, advise({ ...common, advisory }).scopes] as const),
  );
}

/** A pool tells its nodes; a node without one is told by itself. */
function isTold({ scope }: AdviceRow): boolean {
  return scope.kind !== 'node' || scope.node === '?' || scope.nodePool === undefined;
}

function keyOf({ scope, component, version, state, party, trigger }: AdviceRow | AdvisoryScope): string {
  return [scopeKey(scope), component, version, state, party, trigger].join('\n');
}

const reports = (assessment: Assessment): AdvisoryReport[] => assessment.advisories ?? [];

describe('advisories of an assessment', () => {
  it('answer for every scope as `demarc advise` does', async () => {
    const advised = await adviseAll();
    let compared = 0;
    for (const report of reports(whole)) {
      const rows = (advised.get(report.id) ?? []).filter(isTold);
      const open = rows.filter(
        ({ affected, state }) => affected === 'yes' || (state !== 'done' && state !== 'undetermined'),
      );
      expect(report.scopes.map(keyOf), report.id).toEqual(open.map(keyOf));
      compared += open.length;
    }
    expect(compared).toBeGreaterThan(200);
  });

  it('stand in the rows of the ledger that they concern, and leave none of them proven', () => {
    const rows = whole.ledger.filter((row) => row.advisories !== undefined);
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.filter(({ state }) => state === 'met' || state === 'verified')).toEqual([]);
    const fixable = new Set(
      reports(whole).flatMap(({ id, scopes }) =>
        scopes.some(({ state }) => state !== 'no-fix') ? [id] : [],
      ),
    );
    for (const row of rows) for (const id of row.advisories ?? []) expect(fixable.has(id), id).toBe(true);
  });
});
