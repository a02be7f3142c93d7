import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROUNDS = 31;
const LIMIT = 1.6;

const demarc = fileURLToPath(new URL('../bin/demarc', import.meta.url));
const built = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));

function milliseconds(args: readonly string[]): number {
  const start = process.hrtime.bigint();
  const { status } = spawnSync(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}`);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function main(): number {
  if (!existsSync(built)) {
    console.error('dist/ is missing: run `npm run build` first');
    return 2;
  }
  const bare: number[] = [];
  const help: number[] = [];
  // Interleaved, so that a load on the machine falls on both alike.
  for (let round = 0; round <= ROUNDS; round++) {
    const [first, second] = [milliseconds(['-e', '0']), milliseconds([demarc, '--help'])];
    if (round === 0) continue;
    bare.push(first);
    help.push(second);
  }
  const ratio = median(help) / median(bare);
  console.log(`node ${process.versions.node}, ${ROUNDS} interleaved rounds, medians`);
  console.log(`node -e 0      ${median(bare).toFixed(1)} ms`);
  console.log(`demarc --help  ${median(help).toFixed(1)} ms`);
  console.log(`ratio          ${ratio.toFixed(2)} (limit ${LIMIT})`);
  return ratio <= LIMIT ? 0 : 1;
}

process.exitCode = main();
