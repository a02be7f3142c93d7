import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** The minors of Kubernetes that the tests can run, the newest first. */
export const MINORS = ['1.37', '1.35'] as const;
export type Minor = (typeof MINORS)[number];

export const NEWEST: Minor = MINORS[0];

/** What kwok does with nodes and pods, in files of its own module; beside the binaries. */
export const STAGES = ['node-initialize.yaml', 'pod-ready.yaml', 'pod-complete.yaml', 'pod-delete.yaml'];
export const STAGES_FOLDER = 'stages';

/** Where the Go module of a minor lies. */
export function moduleFolder(minor: Minor): string {
  return join(import.meta.dirname, minor === NEWEST ? 'controlplane' : `controlplane-${minor}`);
}

/** Which patch of Kubernetes the module of the minor builds: `1.37.2`. */
export function patchOf(minor: Minor): string {
  const file = join(moduleFolder(minor), 'go.mod');
  const patch = /^\tk8s\.io\/kubernetes v(\S+)$/m.exec(readFileSync(file, 'utf8'))?.[1];
  if (patch === undefined) throw new Error(`${file} requires no k8s.io/kubernetes`);
  return patch;
}

/**
 * The folder of the built binaries, outside the tree and named after everything that they are built from:
 * what is there is complete and right.
 */
export function binariesFolder(minor: Minor): string {
  const folder = moduleFolder(minor);
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}\n`);
  for (const file of globSync('**/*.{go,mod,sum}', { cwd: folder }).sort())
    hash
      .update(`${file}\n`)
      .update(readFileSync(join(folder, file)))
      .update('\0');
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  return join(cache, 'demarc', 'controlplane', hash.digest('hex').slice(0, 16));
}

export function isBuilt(minor: Minor): boolean {
  return existsSync(binariesFolder(minor));
}

/** What `npm test` builds: the newest minor, and with FULL=1 the older one too. */
export function askedFor(): Minor[] {
  return process.env.FULL ? [...MINORS] : [NEWEST];
}

/** Those that the tests run on: what is asked for, and what an earlier run has built. */
export function minorsToRun(): Minor[] {
  const asked = askedFor();
  return MINORS.filter((minor) => asked.includes(minor) || isBuilt(minor));
}
