// Plain JavaScript for Node.js 20, like bootstrap.mjs.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environment, prepare, root } from './bootstrap.mjs';

prepare();
const scratch = mkdtempSync(join(tmpdir(), 'demarc-test-'));
const countsFile = join(scratch, 'counts.json');
const kubernetesFile = join(scratch, 'kubernetes');

// Cheap first. `looked` finds in a gate's output at how much it looked, as a number or, with the flag g, by
// its matches: nothing is a failure.
const gates = [
  { name: 'format and lint', command: ['biome', 'ci', '--colors=off', '.'], looked: /Checked (\d+) files/ },
  { name: 'types', command: ['tsc', '--noEmit', '--listFiles'], looked: /^(?!.*node_modules).*\.ts$/gm },
  { name: 'direction', command: ['node', 'scripts/direction.ts'], looked: /(\d+) of \d+ modules seen/ },
  {
    name: 'dead code',
    command: [
      'knip',
      '--no-config-hints',
      '--reporter',
      'symbols',
      '--reporter',
      './scripts/count-modules.mjs',
    ],
    looked: /(\d+) modules judged/,
  },
  { name: 'generate', command: ['node', 'scripts/generate.ts', '--check'], looked: /^(\d+) checks/m },
  {
    name: 'build',
    command: ['node', 'scripts/build.ts'],
    looked: /built \d+ files, \d+ kB, from (\d+) modules/,
  },
];

const total = { passed: 0, failed: 0 };
for (const gate of gates) {
  if (passes(gate)) total.passed++;
  else total.failed++;
}
const withoutControlPlane = buildControlPlane();
const tests = runTests(process.argv.slice(2));
const kubernetes = kubernetesVersions();
rmSync(scratch, { recursive: true, force: true });

for (const { name, reason } of tests.skipped) {
  console.log(`skipped: ${name}: ${reason || 'no reason given, which is a failure'}`);
}
console.log(`tests ran on Kubernetes: ${kubernetes.join(', ') || 'none'}`);
const failed = total.failed + tests.failed;
console.log(`${total.passed + tests.passed} passed, ${failed} failed, ${tests.skipped.length} skipped`);
process.exitCode = failed === 0 ? 0 : 1;

function passes({ name, command, looked }) {
  const start = Date.now();
  const { status, stdout, stderr, error } = run(command, { encoding: 'utf8', maxBuffer: 1 << 28 });
  const output = `${stdout ?? ''}${stderr ?? ''}`;
  const count = looked.global ? (output.match(looked) ?? []).length : Number(looked.exec(output)?.[1] ?? 0);
  const ok = status === 0 && count > 0;
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  console.log(`${ok ? 'passed' : 'FAILED'}: ${name} (looked at ${count}, ${seconds} s)`);
  if (!ok) console.log(error?.message ?? output.replace(/^\/.*\n/gm, ''));
  return ok;
}

/** Once, into a cache outside the checkout. Answers why there is none, which the tests that need it then say. */
function buildControlPlane() {
  const { status, stdout, error } = run(['node', 'test/cluster/build.ts'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  return status === 0 ? '' : stdout?.trim() || error?.message || 'its build was interrupted';
}

/** What the API servers that the tests started said of themselves. */
function kubernetesVersions() {
  if (!existsSync(kubernetesFile)) return [];
  return [...new Set(readFileSync(kubernetesFile, 'utf8').trim().split('\n'))].sort().reverse();
}

function runTests(filters) {
  const reporters = ['--reporter=default', '--reporter=./scripts/count-tests.ts'];
  const env = environment({
    DEMARC_TEST_COUNTS: countsFile,
    DEMARC_TEST_KUBERNETES: kubernetesFile,
    DEMARC_WITHOUT_CONTROLPLANE: withoutControlPlane,
  });
  const { status } = run(['vitest', 'run', ...reporters, ...filters], { stdio: 'inherit', env });
  if (!existsSync(countsFile)) {
    console.log(`FAILED: the tests ended with ${status} and counted nothing`);
    return { passed: 0, failed: 1, skipped: [] };
  }
  const counts = JSON.parse(readFileSync(countsFile, 'utf8'));
  if (counts.passed + counts.failed === 0) {
    console.log('FAILED: no test was run');
    return { ...counts, failed: 1 };
  }
  if (filters.length === 0) counts.failed += counts.skipped.filter(({ reason }) => reason === '').length;
  // A run that fails beyond its tests (a worker that died, an error after the last test) must not pass.
  return { ...counts, failed: status !== 0 && counts.failed === 0 ? 1 : counts.failed };
}

function run([tool, ...args], options) {
  // `node` and the tools, which start with it, come from the checkout: environment() puts its bin folder first.
  return spawnSync(tool, args, { cwd: root, env: environment(), ...options });
}
