import { existsSync, mkdtempSync, rmSync, statfsSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { measureNode, medianRun, type ProcessRun } from './measure-process.ts';

const ROUNDS = 3;
const RATIO_LIMIT = 2;
const MEMORY_LIMIT_MB = 600;
const GROWTH_LIMIT = 10.5;
const NODES = 1000;
const POOLS = 200;
const PODS = 50_000;
/** The large snapshot, and what is written beside it. */
const ROOM_NEEDED_MB = 6000;

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const built = at('../dist/cli/main.js');

interface Pair {
  parse: ProcessRun;
  assess: ProcessRun;
}

async function generated(folder: string, pods: number): Promise<string> {
  const file = join(folder, `${pods}-pods.ndjson`);
  const size = [`--nodes=${NODES}`, `--pools=${POOLS}`, `--pods=${pods}`];
  await measureNode([at('generate-snapshot.ts'), ...size, '--out', file]);
  const megabytes = Math.round(statSync(file).size / 1e6);
  console.log(`${pods.toLocaleString('en')} pods on ${NODES} nodes in ${POOLS} pools: ${megabytes} MB`);
  return file;
}

/** Both are measured in turn, so that a load on the machine falls on both alike. */
async function compare(file: string, rounds: number): Promise<Pair> {
  const output = `${file}.json`;
  const assess = [at('../bin/demarc'), 'assess', file, '--format', 'json', '--output', output];
  const parsed: ProcessRun[] = [];
  const assessed: ProcessRun[] = [];
  // The first assessment also fills the compile cache, and both find the file in memory afterwards.
  await measureNode([at('parse-lines.mjs'), file]);
  if (rounds > 1) await measureNode(assess);
  for (let round = 0; round < rounds; round++) {
    parsed.push(await measureNode([at('parse-lines.mjs'), file]));
    assessed.push(await measureNode(assess));
  }
  rmSync(output, { force: true });
  return { parse: medianRun(parsed), assess: medianRun(assessed) };
}

function tell(name: string, { seconds, processorSeconds, peakMb }: ProcessRun): void {
  const times = `${seconds.toFixed(2)} s (${processorSeconds.toFixed(2)} s of the processor)`;
  console.log(`  ${name.padEnd(18)} ${times}, peak ${Math.round(peakMb)} MB`);
}

/** Says whether a promise was kept. */
function hold(name: string, value: number, limit: number, digits: number): boolean {
  const kept = value <= limit;
  console.log(`  ${name.padEnd(18)} ${value.toFixed(digits)} (limit ${limit})${kept ? '' : ': BROKEN'}`);
  return kept;
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { 'skip-large': { type: 'boolean', default: false } } });
  if (!existsSync(built)) {
    console.error('dist/ is missing: run `npm run build` first');
    return 2;
  }
  const folder = mkdtempSync(join(tmpdir(), 'demarc-bench-'));
  process.once('SIGINT', () => process.exit(130));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  console.log(`node ${process.versions.node}, medians of ${ROUNDS} rounds after one to warm up`);
  const usual = await compare(await generated(folder, PODS), ROUNDS);
  tell('read and parse', usual.parse);
  tell('demarc assess', usual.assess);
  const kept = [
    hold('ratio', usual.assess.seconds / usual.parse.seconds, RATIO_LIMIT, 2),
    hold('peak, MB', usual.assess.peakMb, MEMORY_LIMIT_MB, 0),
  ];
  if (!values['skip-large']) kept.push(await growsLinearly(folder, usual));
  return kept.every((promise) => promise) ? 0 : 1;
}

async function growsLinearly(folder: string, usual: Pair): Promise<boolean> {
  const { bavail, bsize } = statfsSync(folder);
  const room = (bavail * bsize) / 1e6;
  if (room < ROOM_NEEDED_MB) {
    console.error(
      `${Math.round(room)} MB are free in ${folder}, ${ROOM_NEEDED_MB} are needed: --skip-large leaves this out`,
    );
    return false;
  }
  const large = await compare(await generated(folder, PODS * 10), 1);
  tell('read and parse', large.parse);
  tell('demarc assess', large.assess);
  return hold('times as long', large.assess.seconds / usual.assess.seconds, GROWTH_LIMIT, 2);
}

process.exitCode = await main();
