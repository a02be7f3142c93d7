import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import type { Run } from './collect-once.ts';

// How fast, and in how much memory, a cluster of 50,000 pods is read: against a raw paged list of the same pages.
// Without --kubeconfig a stand-in in a process of its own serves generated pods; with one, its current context.
const SPEED_LIMIT = 0.8;
const MEMORY_LIMIT_MB = 350;
const { values } = parseArgs({
  options: {
    kubeconfig: { type: 'string' },
    pods: { type: 'string', default: '50000' },
    rounds: { type: 'string', default: '3' },
  },
});
const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** As the product is bundled: the memory of a source run is also that of what strips its types. */
async function bundled(folder: string): Promise<string> {
  const outfile = join(folder, 'collect-once.mjs');
  const require = "import{createRequire}from'node:module';const require=createRequire(import.meta.url);";
  await build({
    entryPoints: [at('collect-once.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    mainFields: ['module', 'main'],
    minify: true,
    banner: { js: require },
    logLevel: 'warning',
  });
  return outfile;
}

async function run(program: string, ...args: string[]): Promise<Run> {
  const child = spawn(process.execPath, [program, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said = await text(child.stdout);
  if (said === '') throw new Error('a run ended without a figure');
  return JSON.parse(said) as Run;
}

async function standIn(folder: string): Promise<{ kubeconfig: string; server: ChildProcess }> {
  const server = spawn(process.execPath, [at('pages-server.ts'), '--pods', values.pods], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const port = await new Promise<string>((resolve, reject) => {
    server.stdout.once('data', (line: Buffer) => resolve(line.toString().trim()));
    server.once('exit', () => reject(new Error('the stand-in did not start')));
  });
  const kubeconfig = join(folder, 'kubeconfig');
  const cluster = { server: `http://127.0.0.1:${port}`, 'insecure-skip-tls-verify': true };
  const config = {
    clusters: [{ name: 'c', cluster }],
    users: [{ name: 'u', user: {} }],
    contexts: [{ name: 'c', context: { cluster: 'c', user: 'u' } }],
    'current-context': 'c',
  };
  writeFileSync(kubeconfig, JSON.stringify(config));
  return { kubeconfig, server };
}

function tell(name: string, { seconds, processorSeconds, peakMb }: Run): void {
  const times = `${seconds.toFixed(2)} s (${processorSeconds.toFixed(2)} s of the processor)`;
  console.log(`  ${name.padEnd(16)} ${times}, peak ${Math.round(peakMb)} MB`);
}

function best(runs: readonly Run[]): Run {
  const [fastest] = [...runs].sort((a, b) => a.seconds - b.seconds);
  if (fastest === undefined) throw new Error('no run');
  // Memory is a promise of every run.
  return { ...fastest, peakMb: Math.max(...runs.map(({ peakMb }) => peakMb)) };
}

async function measure(folder: string): Promise<boolean> {
  const stand = values.kubeconfig === undefined ? await standIn(folder) : undefined;
  const kubeconfig = stand?.kubeconfig ?? values.kubeconfig ?? '';
  const out = join(folder, 'snapshot.ndjson');
  const program = await bundled(folder);
  const raw: Run[] = [];
  const collected: Run[] = [];
  // In turn, so that a load on the machine falls on both alike.
  for (let round = 0; round < Number(values.rounds); round++) {
    raw.push(await run(program, '--kubeconfig', kubeconfig));
    collected.push(await run(program, '--kubeconfig', kubeconfig, '--out', out));
  }
  stand?.server.stdin?.end();
  const [plain, ours] = [best(raw), best(collected)];
  console.log(
    `${ours.pods.toLocaleString('en')} pods, best of ${values.rounds} rounds; snapshot ${Math.round(statSync(out).size / 1e6)} MB`,
  );
  tell('raw paged list', plain);
  tell('demarc collect', ours);
  if (plain.pods !== ours.pods) throw new Error(`the raw list has ${plain.pods} pods`);
  const speed = plain.seconds / ours.seconds;
  console.log(
    `  speed ${speed.toFixed(2)} of a raw list (at least ${SPEED_LIMIT}), peak ${Math.round(ours.peakMb)} MB (at most ${MEMORY_LIMIT_MB})`,
  );
  return speed >= SPEED_LIMIT && ours.peakMb <= MEMORY_LIMIT_MB;
}

const folder = mkdtempSync(join(tmpdir(), 'demarc-bench-'));
process.once('SIGINT', () => process.exit(130));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
process.exitCode = (await measure(folder)) ? 0 : 1;
