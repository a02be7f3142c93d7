import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Cases } from '../src/checks/kit/define-cases.ts';
import type { AnyCheck } from '../src/checks/kit/define-check.ts';
import { judgeRow } from '../src/checks/kit/judge.ts';
import { CASE_TIME } from '../src/checks/kit/rows.ts';
import { LAYERS } from '../src/model/layer.ts';
import { gapOf } from '../src/model/normalise/reading.ts';
import { normalisers } from '../src/model/normalise/tables.ts';
import { createTable, type Row, type Table } from '../src/model/table.ts';
import type { TableName, Tables } from '../src/model/tables.ts';
import type { Verdict } from '../src/model/verdict.ts';

const root = join(import.meta.dirname, '../src/checks');
// What the provider holds is stated, not checked: those layers may have no folder.
const units = LAYERS.filter((layer) => existsSync(join(root, layer))).flatMap((layer) =>
  readdirSync(join(root, layer))
    .filter((file) => file.endsWith('.md'))
    .map((file) => ({ layer, stem: basename(file, '.md') })),
);
const HEADINGS = [
  'Why it matters',
  'How to fix',
  'When to accept it',
  '为什么重要',
  '如何修复',
  '何时可以接受',
];

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) freeze(inner);
  }
  return value;
}

function tablesOf(given: Record<string, readonly Row[]>, partial: readonly string[]): Tables {
  const tables: Record<string, Table<Row>> = {};
  for (const name of Object.keys(normalisers)) {
    const rows = given[name] ?? [];
    const gaps = [gapOf(`test/${name}`, [], 'denied', 'access was denied')];
    tables[name] = createTable(
      rows,
      partial.includes(name) ? { state: 'partial', gaps } : { state: 'complete', gaps: [] },
    );
  }
  return tables as unknown as Tables;
}

async function load(layer: string, stem: string): Promise<{ check: AnyCheck; cases: Cases }> {
  const check = (await import(join(root, layer, `${stem}.ts`))) as { default: AnyCheck };
  const cases = (await import(join(root, layer, `${stem}.cases.ts`))) as { default: Cases };
  return { check: check.default, cases: cases.default };
}

describe('the catalogue', () => {
  it('is not empty', () => expect(units.length).toBeGreaterThan(1));

  for (const { layer, stem } of units) {
    describe(`${layer}/${stem}`, async () => {
      const { check, cases } = await load(layer, stem);
      const page = readFileSync(join(root, layer, `${stem}.md`), 'utf8');

      it('says who it is', () => {
        expect(check.id).toBe(stem);
        expect(check.layer).toBe(layer);
        expect(check.references.length).toBeGreaterThan(0);
        for (const language of ['en', 'zh-CN'] as const) {
          expect(check.title[language]).not.toMatch(/[.。]$|^$/);
          expect(check.message[language]).not.toBe('');
          expect(check.act.step[language]).not.toBe('');
        }
        expect(check.title['zh-CN']).toMatch(/\p{Script=Han}/u);
        expect(check.message['zh-CN']).toMatch(/\p{Script=Han}/u);
        for (const text of [JSON.stringify(check.message), JSON.stringify(check.title)])
          expect(text).not.toMatch(/TODO|TBD/);
      });

      it('names no party', () => {
        const source = readFileSync(join(root, layer, `${stem}.ts`), 'utf8');
        expect(source).not.toMatch(/'(?:alibaba-cloud|customer)'/);
      });

      it('has a page with every heading, in order, each filled', () => {
        const sections = page
          .split(/^## /m)
          .slice(1)
          .map((section) => section.split('\n'));
        expect(sections.map(([heading]) => heading?.trim())).toEqual(HEADINGS);
        for (const [, ...body] of sections) expect(body.join('').trim().length).toBeGreaterThan(8);
      });

      it('shows at least one fail and one pass, and an unknown where it can be', () => {
        const outcomes = Object.keys(cases.cases).map((name) => name.split(':')[0]);
        expect(outcomes).toContain('fail');
        expect(outcomes).toContain('pass');
        expect(outcomes).toContain('unknown');
      });

      for (const [name, example] of Object.entries(cases.cases)) {
        const given = (example.given ?? {}) as Record<string, readonly Row[]>;
        const partial = [...(example.partial ?? [])] as string[];
        const time = Date.parse(example.time ?? CASE_TIME);
        const run = (rows: typeof given, missing: string[]): Verdict =>
          judgeRow(check, freeze(example.subject) as Row, freeze(tablesOf(rows, missing)), time);

        it(name, () => {
          const verdict = run(given, partial);
          expect(verdict.verdict).toBe(name.split(':')[0]);
          if (verdict.verdict === 'fail') {
            if (example.saw !== undefined) expect(verdict.saw).toEqual(example.saw);
            expect(verdict.severity ?? check.severity).toBe(example.severity ?? check.severity);
            const placeholders = [
              ...Object.values(check.message)
                .join(' ')
                .matchAll(/\{(\w+)\}/g),
            ].map((match) => match[1]);
            for (const placeholder of placeholders) expect(Object.keys(verdict.saw)).toContain(placeholder);
          }
          if (verdict.verdict === 'unknown') {
            expect(verdict.because.length).toBeGreaterThan(0);
            if (example.source !== undefined)
              expect(verdict.because.map((gap) => gap.source)).toContain(example.source);
          }
        });

        it(`${name} — shuffled rows and undeclared tables change nothing`, () => {
          const reversed = Object.fromEntries(
            Object.entries(given).map(([table, rows]) => [table, [...rows].reverse()]),
          );
          expect(run(reversed, partial)).toEqual(run(given, partial));
          const declared = [...check.reads, ...(check.hints ?? [])];
          const undeclared = Object.keys(normalisers).filter(
            (table) => !declared.includes(table as TableName),
          );
          expect(run(given, [...partial, ...undeclared])).toEqual(run(given, partial));
        });

        it(`${name} — no declared table missing turns it into a pass`, () => {
          const before = run(given, partial).verdict;
          for (const table of [...check.reads, ...(check.hints ?? [])]) {
            for (const rows of [given, { ...given, [table]: [] }]) {
              const after = run(rows, [...partial, table]).verdict;
              if (before === 'fail' || before === 'unknown') expect(['fail', 'unknown']).toContain(after);
              else if (after === 'fail') expect(before).toBe('never a fail from what is missing');
              else if (after === 'pass' && check.reads.includes(table))
                expect(before).toBe('never a pass while a declared table is incomplete');
            }
          }
        });
      }
    });
  }
});
