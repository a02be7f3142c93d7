import { type Dirent, existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { compareText } from '../kernel/compare.ts';
import { UsageError } from '../kernel/usage-error.ts';
import { IgnoreRules } from './ignore-rules.ts';

/** What a walk found, in a fixed order. */
export interface FoundFiles {
  /** As a person would name them: below the path that was given. */
  files: string[];
  charts: string[];
  kustomizations: string[];
  /** Folders that could not be listed. */
  unlisted: { folder: string; reason: string }[];
}

const MANIFEST = /\.(?:ya?ml|json)$/i;
const KUSTOMIZATIONS = new Set(['kustomization.yaml', 'kustomization.yml', 'Kustomization']);

/**
 * The manifests at the paths: a file that is named is read whatever its name, of a folder all that look like
 * manifests and that no ignore file leaves out. A folder with a chart is that chart and nothing else.
 * @throws UsageError
 */
export function findFiles(paths: readonly string[]): FoundFiles {
  const found: FoundFiles = { files: [], charts: [], kustomizations: [], unlisted: [] };
  for (const path of paths) {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat === undefined)
      throw new UsageError(
        'input-missing',
        `There is no file or folder ${path}. Give the path of manifests.`,
      );
    if (stat.isDirectory()) walk(path, IgnoreRules.at(resolve(path), isRepository), found);
    else found.files.push(path);
  }
  found.files = [...new Set(found.files)];
  return found;
}

function isRepository(folder: string): boolean {
  return existsSync(join(folder, '.git'));
}

function walk(folder: string, rules: IgnoreRules, found: FoundFiles): void {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    found.unlisted.push({ folder, reason: (error as NodeJS.ErrnoException).code ?? 'unknown reason' });
    return;
  }
  if (entries.some((entry) => entry.name === 'Chart.yaml' && entry.isFile())) {
    found.charts.push(folder);
    return;
  }
  entries.sort((a, b) => compareText(a.name, b.name));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== '.git' && !rules.ignores(resolve(path), true))
        walk(path, rules.below(resolve(path)), found);
    } else if (isFileOrLinkToOne(entry, path) && !rules.ignores(resolve(path), false))
      takeFile(folder, path, entry.name, found);
  }
}

/** kubectl follows links to files, too; those to folders it leaves, as a link may lead back. */
function isFileOrLinkToOne(entry: Dirent, path: string): boolean {
  if (entry.isFile()) return true;
  if (!entry.isSymbolicLink() || !MANIFEST.test(entry.name)) return false;
  try {
    return statSync(path).isFile();
  } catch {
    // Reading it tells why not.
    return true;
  }
}

function takeFile(folder: string, path: string, name: string, found: FoundFiles): void {
  if (KUSTOMIZATIONS.has(name)) found.kustomizations.push(folder);
  else if (MANIFEST.test(name)) found.files.push(path);
}
