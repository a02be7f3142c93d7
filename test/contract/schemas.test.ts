import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../src/cli/program.ts';

const dir = mkdtempSync(join(tmpdir(), 'demarc-schemas-'));
const snapshot = join(dir, 'demo.ndjson');
const NAMES = ['assessment', 'diff', 'matrix', 'who', 'checks'] as const;

async function told(...argv: string[]): Promise<unknown> {
  const output = join(dir, 'told.json');
  const silent = {
    out: () => undefined,
    error: () => undefined,
    columns: undefined,
    colour: false,
    live: false,
  };
  const code = await run([...argv, '--output', output], { ...silent, environment: {} });
  expect([0, 1, 3]).toContain(code);
  return JSON.parse(readFileSync(output, 'utf8'));
}

/** With `closed`, a field that the schema forgot is a fault too. */
function faults(name: (typeof NAMES)[number], value: unknown, closed = false): string[] {
  const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
  addFormats.default(ajv);
  for (const each of NAMES) {
    const text = readFileSync(join(import.meta.dirname, `../../schema/${each}.schema.json`), 'utf8');
    const schema = JSON.parse(text) as Record<string, unknown>;
    if (closed && each === name && schema.type === 'object') schema.additionalProperties = false;
    ajv.addSchema(schema);
  }
  const validate = ajv.getSchema(`https://demarc.dev/schema/${name}.schema.json`);
  if (validate === undefined) throw new Error(`no schema ${name}`);
  validate(value);
  return (validate.errors ?? []).slice(0, 5).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

beforeAll(async () => {
  await told('demo', '--snapshot', snapshot, '--format', 'json');
}, 60_000);

describe('contract: published schemas', () => {
  it('hold for the assessment of the demonstration account', async () => {
    const assessment = (await told('assess', snapshot, '--format', 'json')) as { ledger: unknown[] };
    expect(assessment.ledger.length).toBeGreaterThan(100);
    expect(faults('assessment', assessment, true)).toEqual([]);
  });

  it('hold for the difference of two assessments that differ in every way', async () => {
    const before = join(dir, 'before.json');
    const after = join(dir, 'after.json');
    const one = (await told('assess', snapshot, '--format', 'json')) as Record<string, never[]>;
    writeFileSync(before, JSON.stringify(one));
    const [gone, changed, ...rest] = one.findings as unknown as Record<string, unknown>[];
    const [, ...ledger] = one.ledger as unknown as Record<string, unknown>[];
    const findings = [{ ...changed, severity: 'info' }, { ...gone, fingerprint: 'f'.repeat(32) }, ...rest];
    writeFileSync(after, JSON.stringify({ ...one, findings, ledger, scopes: one.scopes?.slice(1) }));
    const diff = (await told('diff', before, after, '--format', 'json')) as {
      findings: Record<string, unknown[]>;
      ledger: unknown[];
    };
    for (const name of ['appeared', 'gone', 'changed'])
      expect([name, diff.findings[name]?.length]).not.toEqual([name, 0]);
    expect(diff.ledger.length).toBeGreaterThan(0);
    expect(faults('diff', diff, true)).toEqual([]);
  });

  it('hold for the published table, the catalogue and one check', async () => {
    expect(faults('matrix', await told('matrix', '--format', 'json'))).toEqual([]);
    expect(faults('checks', await told('checks', '--format', 'json'))).toEqual([]);
    expect(faults('checks', await told('checks', 'pod-privileged', '--format', 'json'))).toEqual([]);
  });

  it('hold for whose job it is, at every kind of scope', async () => {
    const { scopes } = (await told('assess', snapshot, '--format', 'json')) as {
      scopes: { kind: string; account: string; cluster?: string; nodePool?: string; node?: string }[];
    };
    const kinds = new Map(scopes.map((scope) => [scope.kind, scope]));
    expect(kinds.size).toBeGreaterThan(3);
    for (const { account, cluster, nodePool, node } of kinds.values()) {
      const name = cluster === undefined ? account : [cluster, node ?? nodePool].filter(Boolean).join('/');
      const answer = await told('who', name, '--input', snapshot, '--format', 'json');
      expect([name, faults('who', answer, true)]).toEqual([name, []]);
    }
  }, 60_000);

  it('refuse what is not of their shape', () => {
    expect(faults('matrix', [{ layer: 'roof', name: 'x', cells: {} }])).not.toEqual([]);
    expect(faults('checks', [{ id: 'x' }])).not.toEqual([]);
    expect(faults('who', { scope: {}, rows: [] })).not.toEqual([]);
    expect(faults('diff', { before: {}, after: {} })).not.toEqual([]);
  });
});
