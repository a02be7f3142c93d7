import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../src/cli/program.ts';
import type { Assessment, Finding } from '../../src/model/assessment.ts';
import type { Benchmark, BenchmarkReport, ClusterResult } from '../../src/model/benchmark.ts';

const dir = mkdtempSync(join(tmpdir(), 'demarc-benchmark-'));
const snapshot = join(dir, 'demo.ndjson');
const judged = join(dir, 'demo.json');

async function demarc(...argv: string[]): Promise<{ code: number; out: string; error: string }> {
  const told = { out: '', error: '' };
  const streams = {
    out: (text: string) => {
      told.out += text;
    },
    error: (text: string) => {
      told.error += text;
    },
    columns: 100,
    colour: false,
    live: false,
    environment: {},
  };
  return { code: await run(argv, streams), ...told };
}

async function report(...argv: string[]): Promise<BenchmarkReport> {
  return JSON.parse((await demarc('benchmark', ...argv, '--format', 'json')).out) as BenchmarkReport;
}

async function clusterOf(name: string, id = 'cis-ack-1.0'): Promise<ClusterResult> {
  const { clusters } = await report(id, judged, '--cluster', name);
  expect(clusters.map(({ scope }) => scope.clusterName)).toEqual([name]);
  return clusters[0] as ClusterResult;
}

function validator(path: string) {
  const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
  addFormats.default(ajv);
  for (const name of ['assessment', 'benchmark']) {
    const text = readFileSync(join(import.meta.dirname, `../../schema/${name}.schema.json`), 'utf8');
    ajv.addSchema(JSON.parse(text) as object);
  }
  const validate = ajv.getSchema(`https://demarc.dev/schema/benchmark.schema.json${path}`);
  if (validate === undefined) throw new Error(`no schema ${path}`);
  return (value: unknown) => {
    validate(value);
    return (validate.errors ?? [])
      .slice(0, 5)
      .map(({ instancePath, message }) => `${instancePath} ${message}`);
  };
}

/** The assessment of the demonstration account, changed and written to a file. */
function changed(name: string, change: (assessment: Assessment) => Partial<Assessment>): string {
  const assessment = JSON.parse(readFileSync(judged, 'utf8')) as Assessment;
  const file = join(dir, `${name}.json`);
  writeFileSync(file, JSON.stringify({ ...assessment, ...change(assessment) }));
  return file;
}

beforeAll(async () => {
  await demarc('demo', '--snapshot', snapshot, '--format', 'json', '--output', judged);
}, 60_000);

describe('contract: demarc benchmark', () => {
  it('lists the benchmarks without an id, as the schema says', async () => {
    const { code, out } = await demarc('benchmark', '--format', 'json');
    const list = JSON.parse(out) as Benchmark[];
    expect(code).toBe(0);
    expect(validator('#/$defs/benchmarks')(list)).toEqual([]);
    const { out: text } = await demarc('benchmark');
    for (const { id } of list) expect(text).toContain(id);
  });

  it('answers every benchmark as the schema says', async () => {
    const list = JSON.parse((await demarc('benchmark', '--format', 'json')).out) as Benchmark[];
    const faults = validator('');
    for (const { id, items } of list) {
      const answered = await report(id, judged);
      expect(faults(answered)).toEqual([]);
      expect(answered.clusters.length).toBeGreaterThan(10);
      for (const cluster of answered.clusters) {
        expect(cluster.items.map((item) => item.id)).toEqual(items.map((item) => item.id));
        expect(Object.values(cluster.counts).reduce((sum, count) => sum + count, 0)).toBe(items.length);
      }
    }
  });

  it('answers a snapshot and its assessment alike', async () => {
    expect(await report('cis-ack-1.0', snapshot)).toEqual(await report('cis-ack-1.0', judged));
  });

  it('inherits 70 items of masters and etcd, and the audit policy, with the fields that prove who runs them', async () => {
    for (const name of ['shop-prod', 'stores-edge', 'events-serverless']) {
      const { items, controlPlane, counts } = await clusterOf(name);
      const inherited = items.filter(({ verdict }) => verdict === 'inherited');
      expect(inherited.filter(({ id }) => /^[12]\./.test(id)).length).toBe(70);
      expect(counts.inherited).toBe(71);
      expect(new Set(inherited.map(({ party }) => party))).toEqual(new Set(['alibaba-cloud']));
      const [statement] = controlPlane.statements;
      expect(statement?.check).toBe('resp-control-plane-provider');
      expect(statement?.state).toBe('unverified');
      expect(statement?.evidence.map(({ path }) => path)).toContain('/cluster_type');
      expect(controlPlane.basis[0]?.sentence).toContain('hardened');
    }
  });

  it.each([
    ['core-dedicated', 'no-check-reads-masters', 'customer', 'resp-control-plane-self-run'],
    ['idc-registered', 'no-check-reads-masters', 'customer', 'resp-kind-outside-table'],
    ['ai-lingjun', 'outside-model', 'alibaba-cloud', 'resp-control-plane-provider'],
    ['burst-acs', 'outside-model', 'alibaba-cloud', 'resp-control-plane-provider'],
  ])('inherits nothing in %s', async (name, reason, party, statement) => {
    const { items, controlPlane, counts } = await clusterOf(name);
    const provider = items.filter(({ kind }) => kind === 'provider-inherited');
    expect([counts.inherited, provider.length]).toEqual([0, 71]);
    for (const item of provider)
      expect([item.verdict, item.reason, item.party]).toEqual(['unknown', reason, party]);
    expect(controlPlane.statements.map(({ check }) => check)).toContain(statement);
  });

  it('tells every item in text, CSV and Markdown, in both languages', async () => {
    const { items } = await clusterOf('shop-prod');
    for (const language of ['en', 'zh-CN'] as const)
      for (const format of ['text', 'csv', 'markdown']) {
        const flags = ['--cluster', 'shop-prod', '--lang', language, '--format', format];
        const { out } = await demarc('benchmark', 'cis-ack-1.0', judged, ...flags);
        const lines = out.split(/\r?\n/);
        const start = format === 'text' ? '  ' : format === 'csv' ? 'managed,' : '| ';
        const end = format === 'csv' ? ',' : ' ';
        for (const { id } of items)
          expect([id, lines.filter((line) => holds(line, start, id, end, format)).length]).toEqual([id, 1]);
        expect(out).not.toMatch(/undefined|\[object|\{\w+\}/);
      }
  });

  it('exits 1 for a failing item of the customer at or above --fail-on, else 3 for what was not read, else 0', async () => {
    const code = async (input: string, ...flags: string[]) =>
      (await demarc('benchmark', 'pod-security-standards', input, ...flags)).code;
    expect(await code(judged)).toBe(1);
    const lows = changed('lows', ({ findings }) => ({ findings: findings.map(asLow) }));
    expect([await code(lows), await code(lows, '--fail-on', 'high', '--max-unknown', '9999')]).toEqual([
      1, 0,
    ]);
    const providers = changed('providers', ({ findings }) => ({
      findings: findings.map((finding) => ({ ...finding, party: 'alibaba-cloud' })),
    }));
    expect(await code(providers, '--max-unknown', '9999')).toBe(0);
    expect(await code(judged, '--fail-on', 'none')).toBe(3);
    expect(await code(judged, '--fail-on', 'none', '--max-unknown', '9999')).toBe(0);
  });

  it('refuses what it does not know', async () => {
    expect((await demarc('benchmark', 'cis-aks', judged)).error).toContain('[benchmark-not-found]');
    expect((await demarc('benchmark', '--format', 'csv')).error).toContain('[bad-flag]');
    const cluster = await demarc('benchmark', 'cis-ack-1.0', judged, '--cluster', 'nowhere');
    expect([cluster.code, cluster.error.includes('[scope-not-found]')]).toEqual([2, true]);
    const waivers = await demarc('benchmark', 'cis-ack-1.0', judged, '--waivers', 'x.yaml');
    expect([waivers.code, waivers.error.includes('judged already')]).toEqual([2, true]);
    const live = await demarc('benchmark', 'cis-ack-1.0', judged, '--qps', '3');
    expect([live.code, live.error.includes('--qps')]).toEqual([2, true]);
  });

  it('counts accepted findings and does not fail for them', async () => {
    const waivers = join(dir, 'waivers.yaml');
    writeFileSync(waivers, '- {check: pod-privileged, owner: o, reason: r, expires: 2027-03-31}\n');
    const flags = ['pod-security-standards', snapshot, '--cluster', 'shop-prod', '--waivers', waivers];
    const item = (await report(...flags)).clusters[0]?.items.find(({ id }) => id === 'baseline.privileged');
    expect(item?.verdict).toBe('fail');
    expect(item?.severity).toBe(undefined);
    expect(item?.checks[0]?.waived).toBe(item?.checks[0]?.fail);
  });
});

function asLow(finding: Finding): Finding {
  return { ...finding, severity: 'low' };
}

function holds(line: string, start: string, id: string, end: string, format: string): boolean {
  if (format === 'csv') return line.includes(`${start}${id}${end}`);
  return line.startsWith(`${start}${id}${end}`);
}
