import { existsSync, globSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeLargeManifests } from './large-manifests.ts';
import { measureNode, measureTool, medianRun, type ProcessRun } from './measure-process.ts';

const ROUNDS = 3;
const FILES = 100;
const RATIO_LIMIT = 2;
const PEAK_LIMIT = 1.2;
const GROWTH_LIMIT = 10.5;

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

interface Pair {
  parse: ProcessRun;
  scan: ProcessRun;
}

/** Both are measured in turn, so that a load on the machine falls on both alike. */
async function compare(folder: string, output: string, rounds: number): Promise<Pair> {
  const scan = [at('../bin/demarc'), 'scan', folder, '--no-render', '--format', 'json', '--output', output];
  const parse = [at('parse-manifests.mjs'), folder];
  const parsed: ProcessRun[] = [];
  const scanned: ProcessRun[] = [];
  await measureNode(scan);
  for (let round = 0; round < rounds; round++) {
    parsed.push(await measureNode(parse));
    scanned.push(await measureNode(scan));
  }
  return { parse: medianRun(parsed), scan: medianRun(scanned) };
}

function tell(name: string, { seconds, processorSeconds, peakMb }: ProcessRun): void {
  const times = `${seconds.toFixed(2)} s (${processorSeconds.toFixed(2)} s of the processor)`;
  console.log(`  ${name.padEnd(20)} ${times}, peak ${Math.round(peakMb)} MB`);
}

/** Says whether a promise was kept. */
function hold(name: string, value: number, limit: number): boolean {
  const kept = value <= limit;
  console.log(`  ${name.padEnd(20)} ${value.toFixed(2)} (limit ${limit})${kept ? '' : ': BROKEN'}`);
  return kept;
}

async function bench(name: string, folder: string, output: string, rounds: number): Promise<Pair> {
  const files = globSync('**/*.{yaml,yml,json}', { cwd: folder });
  const bytes = files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
  console.log(`${name}: ${files.length} files, ${(bytes / 1e6).toFixed(1)} MB`);
  const pair = await compare(folder, output, rounds);
  tell('js-yaml, bare parse', pair.parse);
  tell('demarc scan', pair.scan);
  const policy = join(output, '..', 'policy');
  mkdirSync(policy, { recursive: true });
  writeFileSync(join(policy, 'none.rego'), 'package main\n');
  const paths = files.map((file) => join(folder, file));
  const peers: [string, string[]][] = [
    ['kube-score', ['score', '-o', 'json', ...paths]],
    ['conftest', ['test', '-p', policy, '-o', 'json', folder]],
  ];
  for (const [tool, args] of peers) {
    const seconds = await measureTool(tool, args);
    const ratio =
      seconds === undefined
        ? 'not on PATH, or it refused'
        : `${seconds.toFixed(2)} s, demarc is ${(pair.scan.seconds / seconds).toFixed(2)} of it`;
    console.log(`  ${tool.padEnd(20)} ${ratio}`);
  }
  return pair;
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { rounds: { type: 'string', default: String(ROUNDS) } },
    allowPositionals: true,
  });
  if (!existsSync(at('../dist/cli/main.js'))) {
    console.error('dist/ is missing: run `npm run build` first');
    return 2;
  }
  const rounds = Number(values.rounds);
  const folder = mkdtempSync(join(tmpdir(), 'demarc-bench-'));
  process.once('SIGINT', () => process.exit(130));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const output = join(folder, 'scan.json');
  console.log(`node ${process.versions.node}, medians of ${rounds} rounds after one to warm up`);
  for (const given of positionals) await bench(given, given, output, rounds);
  const [tenth, large] = [join(folder, 'tenth'), join(folder, 'large')];
  for (const [path, files] of [
    [tenth, FILES / 10],
    [large, FILES],
  ] as const) {
    mkdirSync(path);
    writeLargeManifests(path, files);
  }
  const small = await bench('a tenth of the large set', tenth, output, rounds);
  const whole = await bench('large set, 10,000 Deployments', large, output, rounds);
  const kept = [
    hold('ratio', whole.scan.seconds / whole.parse.seconds, RATIO_LIMIT),
    hold('peak, ratio', whole.scan.peakMb / whole.parse.peakMb, PEAK_LIMIT),
    hold('times as long', whole.scan.seconds / small.scan.seconds, GROWTH_LIMIT),
  ];
  return kept.every((promise) => promise) ? 0 : 1;
}

process.exitCode = await main();
