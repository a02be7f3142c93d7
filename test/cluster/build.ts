import { execFileSync, spawn } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import {
  askedFor,
  binariesFolder,
  isBuilt,
  type Minor,
  moduleFolder,
  NEWEST,
  patchOf,
  STAGES,
  STAGES_FOLDER,
} from './binaries.ts';
import { findGo, type Go } from './go.ts';
import { withLock } from './lock.ts';

// Run by scripts/test.mjs, or by hand: `node test/cluster/build.ts`, with FULL=1 for the older minor too.
// Progress goes to standard error; standard output has one line at most, which says why nothing was built.
const reason = await buildAll(askedFor());
if (reason !== undefined) {
  process.stdout.write(`${reason}\n`);
  process.exitCode = 1;
}

async function buildAll(minors: readonly Minor[]): Promise<string | undefined> {
  for (const minor of minors) {
    if (isBuilt(minor)) continue;
    const go = findGo(moduleFolder(minor));
    if ('lacking' in go) return go.lacking;
    const folder = binariesFolder(minor);
    const failure = await withLock(`${folder}.lock`, () => build(minor, folder, go));
    if (failure !== undefined) return failure;
  }
  return undefined;
}

/** Answers why it failed. */
async function build(minor: Minor, folder: string, go: Go): Promise<string | undefined> {
  // Another process may have built it while this one waited.
  if (isBuilt(minor)) return undefined;
  const patch = patchOf(minor);
  say(
    `building the control plane of Kubernetes ${patch} with ${go.version}: once, 6 to 10 minutes on two cores`,
  );
  mkdirSync(dirname(folder), { recursive: true });
  // What a build that was killed left behind; nobody else builds now.
  for (const left of globSync(`${folder}.??????`)) rmSync(left, { recursive: true, force: true });
  const scratch = mkdtempSync(`${folder}.`);
  try {
    const start = Date.now();
    const failure = await compile(go, moduleFolder(minor), [...flags(patch, scratch), ...packages(minor)]);
    if (failure !== undefined)
      return `the control plane of Kubernetes ${patch} could not be built: ${failure}`;
    if (minor === NEWEST) copyStages(go, moduleFolder(minor), join(scratch, STAGES_FOLDER));
    moveInto(scratch, folder);
    say(`built in ${Math.round((Date.now() - start) / 1000)} s: ${folder}`);
    return undefined;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Another process may have been as fast, without the lock where it took it for a stale one. */
function moveInto(scratch: string, folder: string): void {
  try {
    renameSync(scratch, folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOTEMPTY') throw error;
  }
}

function copyStages(go: Go, module: string, to: string): void {
  const args = ['list', '-m', '-f', '{{.Dir}}', 'sigs.k8s.io/kwok'];
  const kwok = execFileSync(go.path, args, { cwd: module, encoding: 'utf8' }).trim();
  mkdirSync(to);
  for (const stage of STAGES) {
    const kind = stage.startsWith('node-') ? 'node' : 'pod';
    // Not a copy of the modes: those of the module cache are read-only.
    writeFileSync(join(to, stage), readFileSync(join(kwok, 'kustomize', 'stage', kind, 'fast', stage)));
  }
}

function packages(minor: Minor): string[] {
  return minor === NEWEST ? ['.', './certificates', './supervise', 'tool'] : ['.'];
}

function flags(patch: string, output: string): string[] {
  const version = 'k8s.io/component-base/version';
  // Otherwise /version would answer v0.0.0-master; an API server of ACK says v1.35.2-aliyun.1 and the like.
  const stamp = `-X ${version}.gitVersion=v${patch} -X ${version}.gitCommit=unknown`;
  // Nobody debugs it: without debug information the build is an eighth shorter, the binaries a third smaller.
  const lean = ['-trimpath', '-buildvcs=false', '-gcflags=all=-dwarf=false', `-ldflags=-s -w ${stamp}`];
  return ['-v', ...lean, '-o', `${output}/`];
}

async function compile(go: Go, module: string, args: readonly string[]): Promise<string | undefined> {
  const child = spawn(go.path, ['build', ...args], {
    cwd: module,
    env: { ...process.env, CGO_ENABLED: '0' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const start = Date.now();
  // With -v Go names each package that it compiles, and its complaints come between.
  let packages = 0;
  const said: string[] = [];
  createInterface(child.stderr).on('line', (line) => {
    if (/^[\w.~-]+(\/[\w.~-]+)*$/.test(line)) packages++;
    else if (!line.startsWith('go: downloading ')) said.push(line);
  });
  const progress = setInterval(() => {
    say(`  ${packages} packages compiled after ${Math.round((Date.now() - start) / 1000)} s`);
  }, 30_000);
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  child.on('error', (error) => resolve(error.message));
  child.on('close', (code) => resolve(code === 0 ? undefined : said.slice(-5).join('; ') || `exit ${code}`));
  const failure = await promise;
  clearInterval(progress);
  return failure;
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
