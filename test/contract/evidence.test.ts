import { rmSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { assess } from '../../src/assess/assess.ts';
import { openInput } from '../../src/collect/open-input.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import { collectSample, toSnapshot } from '../laws/sample.ts';
import { type Documents, documentsOf, strayFacts, strayPointers } from './evidence.ts';
import { writeFolder } from './folder.ts';
import { scenarios } from './scenarios.ts';

const assessed: [name: string, assessment: Assessment, documents: Documents][] = [];

beforeAll(async () => {
  const demo = toSnapshot(await collectSample());
  assessed.push(['the sample fleet', await assess(demo), await documentsOf(demo)]);
  for (const [name, files] of Object.entries(scenarios)) {
    const folder = writeFolder(files);
    const snapshot = await openInput(folder);
    assessed.push([name, await assess(snapshot), await documentsOf(snapshot)]);
    rmSync(folder, { recursive: true, force: true });
  }
}, 60_000);

function inEach(look: (assessment: Assessment, documents: Documents) => string[]): string[] {
  return assessed.flatMap(([name, assessment, documents]) =>
    look(assessment, documents).map((fault) => `${name}: ${fault}`),
  );
}

describe('contract: evidence', () => {
  it('of every finding and statement leads to the value it shows', () => {
    expect(inEach(strayPointers)).toEqual([]);
  });

  it('of every basis is the value that its document holds', () => {
    expect(inEach(strayFacts)).toEqual([]);
  });

  it('is named by every fail', () => {
    const bare = inEach(({ findings }) =>
      findings.flatMap(({ verdict, evidence, check }) =>
        verdict === 'fail' && evidence.length === 0 ? [check] : [],
      ),
    );
    expect(bare).toEqual([]);
  });

  it('is behind every verified duty', () => {
    const blank = inEach(({ ledger }) =>
      ledger.flatMap(({ state, statement, checks, layer, duty }) =>
        state === 'verified' && checks.length === 0 && (statement?.evidence.length ?? 0) === 0
          ? [`${layer} ${duty}`]
          : [],
      ),
    );
    expect(blank).toEqual([]);
  });
});

describe('contract: findings', () => {
  it('have the one next act, with nothing left to fill in', () => {
    const open = inEach(({ findings }) =>
      findings.flatMap(({ act, check, message }) =>
        act.step === '' || /\{\w+\}/.test(`${act.step}${act.console ?? ''}${message}`) ? [check] : [],
      ),
    );
    expect(open).toEqual([]);
  });

  it('have a fingerprint of their own', () => {
    const twins = inEach(({ findings }) => {
      const prints = findings.map(({ fingerprint }) => fingerprint);
      return prints.filter((print, index) => prints.indexOf(print) !== index);
    });
    expect(twins).toEqual([]);
  });

  it('are as many as the tallies say', () => {
    const odd = inEach(({ findings, tallies }) =>
      tallies.flatMap(({ check, scope, fail, unknown }) => {
        const own = findings.filter((item) => item.check === check && item.scope.cluster === scope.cluster);
        const count = (verdict: string) => own.filter((item) => item.verdict === verdict).length;
        return count('fail') === fail && count('unknown') === unknown ? [] : [`${check} ${scope.cluster}`];
      }),
    );
    expect(odd).toEqual([]);
    const told = inEach(({ findings, tallies }) =>
      findings.flatMap(({ check, scope }) =>
        tallies.some((tally) => tally.check === check && tally.scope.cluster === scope.cluster)
          ? []
          : [check],
      ),
    );
    expect(told).toEqual([]);
  });

  it('are owned by the party of the row they count in, a switch always by the customer', () => {
    const stray = inEach(({ findings }) =>
      findings.flatMap(({ party, check }) =>
        ['alibaba-cloud', 'customer', 'unknown'].includes(party) ? [] : [`${check} ${party}`],
      ),
    );
    expect(stray).toEqual([]);
  });
});
