import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import {
  boolYaml11Tag,
  FAILSAFE_SCHEMA,
  floatYaml11Tag,
  intYaml11Tag,
  loadAll,
  mergeTag,
  nullYaml11Tag,
  Schema,
} from 'js-yaml';
import { compareText } from '../kernel/compare.ts';
import { JsonFault, parseDocument } from '../kernel/json.ts';
import { UsageError } from '../kernel/usage-error.ts';

export interface Manifests {
  documents: unknown[];
  /** Files that could not be read, and why. */
  unread: string[];
}

// As the API server reads YAML: the booleans of YAML 1.1, and dates as they stand.
const SCHEMA = new Schema([
  ...FAILSAFE_SCHEMA.tags,
  nullYaml11Tag,
  boolYaml11Tag,
  intYaml11Tag,
  floatYaml11Tag,
  mergeTag,
]);
const MANIFEST_FILE = /\.(?:ya?ml|json)$/i;

/** Every document of a manifest file, or of those below a folder; a damaged file does not hide the others. */
export async function readManifests(path: string, isFolder: boolean): Promise<Manifests> {
  if (!isFolder) {
    const found = await documentsOf(path);
    if ('fault' in found)
      throw new UsageError(
        'input-unreadable',
        `Cannot read ${path}: ${found.fault}. Give a snapshot file, an export folder, or manifests.`,
      );
    return { documents: found.documents, unread: [] };
  }
  const manifests: Manifests = { documents: [], unread: [] };
  for (const name of await manifestsBelow(path)) {
    const found = await documentsOf(join(path, name));
    // One by one: a file may hold more documents than a call takes arguments.
    if ('fault' in found) manifests.unread.push(`${name}: ${found.fault}`);
    else for (const document of found.documents) manifests.documents.push(document);
  }
  return manifests;
}

async function manifestsBelow(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    throw new UsageError(
      'input-unreadable',
      `Cannot list ${folder}: ${codeOf(error)}. Check its permissions.`,
    );
  });
  return found
    .filter((item) => item.isFile() && MANIFEST_FILE.test(item.name))
    .map((item) => relative(folder, join(item.parentPath, item.name)))
    .sort(compareText);
}

async function documentsOf(file: string): Promise<{ documents: unknown[] } | { fault: string }> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    return { fault: `it cannot be read (${codeOf(error)})` };
  }
  try {
    if (/^\uFEFF?\s*[{[]/.test(text)) return { documents: [parseDocument(text)] };
  } catch (error) {
    // YAML may begin as JSON does.
    if (!(error instanceof JsonFault) || error.isJson) return { fault: (error as Error).message };
  }
  try {
    return { documents: loadAll(text, { schema: SCHEMA }) };
  } catch (error) {
    const line = (error as { mark?: { line?: number } }).mark?.line;
    return { fault: `it is neither JSON nor YAML${line === undefined ? '' : ` (line ${line + 1})`}` };
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.name) : 'unknown reason';
}
