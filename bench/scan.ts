import { existsSync, globSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeLargeManifests } from './large-manifests.ts';
import { measureNode, medianRun, type ProcessRun } from './measure-process.ts';
import { copyReadable, hasTool, measurePeers } from './scan-peers.ts';

const ROUNDS = 3;
const FILES = 100;
const RATIO_LIMIT = 2;
const PEAK_LIMIT = 1.2;
const GROWTH_LIMIT = 10.5;
const AGAIN_LIMIT = 0.2;
const LONG_SECONDS = 10;
/** Of the wall time of kube-score on the files of others, and of the fastest peer on the large set. */
const KUBE_SCORE_LIMIT = 0.8;
const PEER_LIMIT = 0.15;

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Medians of the same rounds. */
interface Runs {
  parse: ProcessRun;
  scan: ProcessRun;
  /** Of files that are unchanged since the last scan. */
  again: ProcessRun;
  peers: Map<string, number>;
}

function scanOf(folder: string, work: string, ...flags: string[]): string[] {
  const output = join(work, 'scan.json');
  const fixed = ['--no-render', '--no-config', '--format', 'json', '--output', output];
  return [at('../bin/demarc'), 'scan', folder, ...fixed, ...flags];
}

/** All are measured in turn, so that a load on the machine falls on all alike. */
async function compare(folder: string, files: string[], work: string, rounds: number): Promise<Runs> {
  const cached = scanOf(folder, work, '--cache', join(work, 'cache'));
  const [parsed, scanned, again]: ProcessRun[][] = [[], [], []] as ProcessRun[][];
  const seconds = new Map<string, number[]>();
  await measureNode(cached);
  for (let round = 0; round < rounds; round++) {
    parsed?.push(await measureNode([at('parse-manifests.mjs'), folder]));
    scanned?.push(await measureNode(scanOf(folder, work, '--no-cache')));
    again?.push(await measureNode(cached));
    // Who takes minutes is measured once.
    if (Math.max(0, ...[...seconds.values()].flat()) > LONG_SECONDS) continue;
    for (const [tool, taken] of await measurePeers(folder, files, join(work, 'policies')))
      seconds.set(tool, [...(seconds.get(tool) ?? []), taken]);
  }
  const peers = new Map([...seconds].map(([tool, taken]) => [tool, Math.min(...taken)]));
  return {
    parse: medianRun(parsed ?? []),
    scan: medianRun(scanned ?? []),
    again: medianRun(again ?? []),
    peers,
  };
}

function tell(name: string, { seconds, processorSeconds, peakMb }: ProcessRun): void {
  const times = `${seconds.toFixed(2)} s (${processorSeconds.toFixed(2)} s of the processor)`;
  console.log(`  ${name.padEnd(24)} ${times}, peak ${Math.round(peakMb)} MB`);
}

/** Says whether a promise was kept. */
function hold(name: string, value: number, limit: number): boolean {
  const kept = value <= limit;
  console.log(`  ${name.padEnd(24)} ${value.toFixed(2)} (limit ${limit})${kept ? '' : ': BROKEN'}`);
  return kept;
}

async function bench(name: string, folder: string, work: string, rounds: number): Promise<Runs> {
  const files = globSync('**/*.{yaml,yml,json}', { cwd: folder });
  const bytes = files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
  console.log(`${name}: ${files.length} files, ${(bytes / 1e6).toFixed(1)} MB`);
  const runs = await compare(folder, files, work, rounds);
  tell('js-yaml, bare parse', runs.parse);
  tell('demarc scan', runs.scan);
  tell('demarc scan, unchanged', runs.again);
  console.log(`  demarc / js-yaml         ${(runs.scan.seconds / runs.parse.seconds).toFixed(2)}`);
  for (const tool of ['kube-score', 'conftest']) {
    const seconds = runs.peers.get(tool);
    const ratio = seconds === undefined ? Number.NaN : runs.scan.seconds / seconds;
    const said =
      seconds === undefined
        ? 'not on PATH, or it refused'
        : `${seconds.toFixed(2)} s, demarc is ${ratio.toFixed(2)} of it`;
    console.log(`  ${tool.padEnd(24)} ${said}`);
  }
  return runs;
}

/** The files of others: what kube-score cannot read nobody is measured on. */
async function benchOthers(folder: string, work: string, rounds: number): Promise<boolean> {
  if (!hasTool('kube-score')) {
    await bench(folder, folder, work, rounds);
    return true;
  }
  const readable = join(work, 'readable');
  const files = globSync('**/*.{yaml,yml,json}', { cwd: folder }).sort();
  const unreadable = copyReadable(folder, files, readable);
  console.log(`${unreadable.length} of ${files.length} files that kube-score cannot read are left out`);
  for (const file of unreadable) console.log(`  ${file}`);
  const { scan, again, peers } = await bench(folder, readable, work, rounds);
  const kept = [
    hold('of kube-score', scan.seconds / (peers.get('kube-score') ?? Number.NaN), KUBE_SCORE_LIMIT),
    hold('unchanged, ratio', again.seconds / scan.seconds, AGAIN_LIMIT),
  ];
  rmSync(readable, { recursive: true });
  return kept.every((promise) => promise);
}

function promisesOf(small: Runs, whole: Runs): boolean[] {
  const fastest = Math.min(...whole.peers.values());
  return [
    hold('ratio', whole.scan.seconds / whole.parse.seconds, RATIO_LIMIT),
    hold('peak, ratio', whole.scan.peakMb / whole.parse.peakMb, PEAK_LIMIT),
    hold('times as long', whole.scan.seconds / small.scan.seconds, GROWTH_LIMIT),
    hold('unchanged, ratio', whole.again.seconds / whole.scan.seconds, AGAIN_LIMIT),
    ...(whole.peers.size === 0
      ? []
      : [hold('of the fastest peer', whole.scan.seconds / fastest, PEER_LIMIT)]),
  ];
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
  const work = mkdtempSync(join(tmpdir(), 'demarc-bench-'));
  process.once('SIGINT', () => process.exit(130));
  process.on('exit', () => rmSync(work, { recursive: true, force: true }));
  console.log(`node ${process.versions.node}, medians of ${rounds} rounds after one to warm up`);
  const kept: boolean[] = [];
  for (const given of positionals) kept.push(await benchOthers(given, work, rounds));
  const [tenth, large] = [join(work, 'tenth'), join(work, 'large')];
  for (const [path, files] of [
    [tenth, FILES / 10],
    [large, FILES],
  ] as const) {
    mkdirSync(path);
    writeLargeManifests(path, files);
  }
  const small = await bench('a tenth of the large set', tenth, work, rounds);
  const whole = await bench('large set, 10,000 Deployments', large, work, rounds);
  kept.push(...promisesOf(small, whole));
  return kept.every((promise) => promise) ? 0 : 1;
}

process.exitCode = await main();
