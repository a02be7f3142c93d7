import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { compareText } from '../kernel/compare.ts';
import { UsageError } from '../kernel/usage-error.ts';

/** A file of the folder; with a fault it is not opened, and what it would have told is not known. */
export interface FoundFile {
  /** From the folder, with slashes. */
  path: string;
  fault?: string;
}

/**
 * Every file below an export folder. Links are followed as long as they stay in the folder and lead to a
 * file: one that leads elsewhere would let an export read what its author could not.
 * @throws UsageError where the folder cannot be listed
 */
export async function filesBelow(dir: string): Promise<FoundFile[]> {
  try {
    const root = await realpath(dir);
    const found = await readdir(dir, { recursive: true, withFileTypes: true });
    const files = await Promise.all(
      found.filter((item) => !isPlainFolder(item)).map((item) => look(dir, root, item)),
    );
    return files.sort((a, b) => compareText(a.path, b.path));
  } catch (error) {
    throw new UsageError('input-unreadable', `Cannot list ${dir}: ${codeOf(error)}. Check its permissions.`);
  }
}

function isPlainFolder(item: Dirent): boolean {
  return item.isDirectory() && !item.name.endsWith('.json');
}

async function look(dir: string, root: string, item: Dirent): Promise<FoundFile> {
  const full = join(item.parentPath, item.name);
  const path = relative(dir, full).split(sep).join('/');
  if (item.isFile()) return { path };
  const fault = item.isSymbolicLink() ? await faultOfLink(full, root) : kindOf(item);
  if (fault === undefined) return { path };
  const [top, cluster, ...below] = path.split('/');
  // A cluster's whole folder: what is said of it stands with its version.
  if (top === 'kubernetes' && cluster !== undefined && below.length === 0 && !cluster.endsWith('.json'))
    return { path: `${path}/version.json`, fault: `the folder ${path} ${fault}` };
  return { path, fault: `the file ${path} ${fault}` };
}

function kindOf(item: Dirent): string {
  return item.isDirectory() ? 'is a folder' : 'is no ordinary file';
}

async function faultOfLink(path: string, root: string): Promise<string | undefined> {
  const target = await realpath(path).catch(() => undefined);
  if (target === undefined) return 'is a link that leads nowhere';
  if (!target.startsWith(`${root}${sep}`)) return 'is a link out of the export folder, which is not followed';
  const found = await stat(target).catch(() => undefined);
  if (found?.isFile() === true) return undefined;
  return found?.isDirectory() === true
    ? 'is a link to a folder, which is not followed'
    : 'is a link to no ordinary file';
}

export function codeOf(error: unknown): string {
  return error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.name) : 'unknown reason';
}
