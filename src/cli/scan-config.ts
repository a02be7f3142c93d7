import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { UsageError } from '../kernel/usage-error.ts';
import type { ScanConfig } from './scan-config-file.ts';
import type { ScanFlags } from './scan-flags.ts';

/** The name of a configuration file where none is given. */
const NAME = 'demarc.yaml';

/** Flags that say which file is read, and not how to scan. */
export interface ConfigFlags {
  /** False for --no-config. */
  config?: string | boolean;
  printConfig?: boolean;
}

/** What a scan is run with, and where each part of it was said. */
export interface InForce {
  paths: string[];
  flags: ScanFlags;
  file: string | undefined;
  config: ScanConfig;
  /** Keys that the command line says. */
  given: ReadonlySet<string>;
}

/**
 * Puts a configuration file below the command line: what is said there wins.
 * @throws UsageError
 */
export async function inForce(
  command: Command,
  paths: readonly string[],
  flags: ScanFlags & ConfigFlags,
): Promise<InForce> {
  const file = fileOf(flags.config);
  const config = file === undefined ? {} : await readConfig(file);
  const given = new Set(Object.keys(flags).filter((name) => command.getOptionValueSource(name) === 'cli'));
  if (paths.length > 0) given.add('paths');
  const { paths: configured = [], ...rest } = config;
  // Each chooses the checks: the one that was asked for now takes the place of the other.
  if (given.has('checks')) delete rest.profile;
  if (given.has('profile')) delete rest.checks;
  const lower = Object.entries(rest).filter(([name]) => !given.has(name));
  return {
    paths: paths.length > 0 ? [...paths] : configured,
    flags: { ...flags, ...Object.fromEntries(lower) },
    file,
    config,
    given,
  };
}

function fileOf(flag: ConfigFlags['config']): string | undefined {
  if (flag === false) return undefined;
  return typeof flag === 'string' ? flag : findConfig(process.cwd());
}

/**
 * Upwards to the root of the repository. Outside of one only the current folder is looked at: what lies above may
 * be anybody's.
 */
export function findConfig(current: string): string | undefined {
  const folders = [current];
  let folder = current;
  while (!existsSync(join(folder, '.git'))) {
    const above = dirname(folder);
    if (above === folder) return configIn(current);
    folders.push(above);
    folder = above;
  }
  for (const within of folders) {
    const file = configIn(within);
    if (file !== undefined) return file;
  }
  return undefined;
}

function configIn(folder: string): string | undefined {
  const file = join(folder, NAME);
  return existsSync(file) ? fromHere(file) : undefined;
}

function fromHere(path: string): string {
  return relative(process.cwd(), path) || '.';
}

async function readConfig(file: string): Promise<ScanConfig> {
  const text = textOf(file);
  const { readScanConfig } = await import('./scan-config-file.ts');
  const { PlacedFault } = await import('../manifests/placed-node.ts');
  const toPath = (path: string) => (path === '-' ? path : fromHere(resolve(dirname(file), path)));
  try {
    return readScanConfig(file, text, toPath);
  } catch (error) {
    if (!(error instanceof PlacedFault)) throw error;
    const told = error.toText();
    const end = told.endsWith('?') ? '' : '.';
    throw new UsageError(
      'configuration-invalid',
      `${told}${end} Correct it, or leave it out with --no-config.`,
    );
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown reason';
    throw new UsageError(
      'input-missing',
      `Cannot read the configuration ${file}: ${code}. Name another --config.`,
    );
  }
}
