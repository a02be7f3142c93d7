import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { ENTRY_FORM, parseEntryLines, renderEntryLines } from '../advisories/entry-lines.ts';
import type { Entry } from '../advisories/record.ts';
import { sha256 } from '../kernel/hash.ts';
import { type Json, JsonFault, member, parseDocument } from '../kernel/json.ts';
import { UsageError } from '../kernel/usage-error.ts';
import type { Streams } from './streams.ts';

/** The manifest names the one file that holds; it is written last, so that an update is whole or not at all. */
const MANIFEST = 'manifest.json';
const ENTRIES = /^entries-[0-9a-f]{16}\.ndjson$/;

/** What the manifest of a kept set says. */
export interface Manifest {
  form: number;
  file: string;
  sha256: string;
  entries: number;
  updatedAt: string;
  from: string;
}
export interface KeptSet {
  manifest: Manifest;
  entries: Entry[];
}

/** Where updates are kept: the flag, DEMARC_ADVISORIES, or the user's data folder. */
export function storeFolder(flag: string | undefined, { environment }: Streams): string {
  const data = environment.XDG_DATA_HOME || join(environment.HOME || homedir(), '.local', 'share');
  return flag ?? (environment.DEMARC_ADVISORIES || join(data, 'demarc', 'advisories'));
}

/**
 * The set that is kept in a folder; undefined where none is.
 * @throws UsageError where it is there and not whole
 */
export async function readStore(folder: string): Promise<KeptSet | undefined> {
  const text = await readIfThere(join(folder, MANIFEST));
  if (text === undefined) return undefined;
  try {
    return await readNamed(folder, text);
  } catch (error) {
    const now = await readIfThere(join(folder, MANIFEST));
    // An update took its place meanwhile.
    if (now !== undefined && now !== text) return readStore(folder);
    throw error;
  }
}

async function readNamed(folder: string, text: string): Promise<KeptSet> {
  const manifest = toManifest(text);
  if (manifest === undefined) throw damaged(folder, 'its manifest cannot be read');
  if (manifest.form !== ENTRY_FORM)
    throw damaged(
      folder,
      `it has form ${manifest.form}, and this version of demarc reads form ${ENTRY_FORM}`,
    );
  const lines = await readIfThere(join(folder, manifest.file));
  if (lines === undefined) throw damaged(folder, `${manifest.file} is missing`);
  if (sha256(lines) !== manifest.sha256)
    throw damaged(folder, `${manifest.file} is not what its manifest names`);
  try {
    return { manifest, entries: parseEntryLines(lines) };
  } catch (error) {
    if (error instanceof JsonFault) throw damaged(folder, error.message);
    throw error;
  }
}

/** Whether a folder is one that `writeStore` wrote, such as a copy of another machine's. */
export async function holdsStore(folder: string): Promise<boolean> {
  if (/^https?:/i.test(folder)) return false;
  const text = await readIfThere(join(folder, MANIFEST));
  return text !== undefined && toManifest(text) !== undefined;
}

/** Keeps a set: until the manifest is in place the one before holds. */
export async function writeStore(
  folder: string,
  entries: Iterable<Entry>,
  from: string,
  updatedAt: string,
): Promise<Manifest> {
  const lines = renderEntryLines(entries);
  const hash = sha256(lines);
  const file = `entries-${hash.slice(0, 16)}.ndjson`;
  const count = lines === '' ? 0 : lines.split('\n').length - 1;
  const manifest: Manifest = { form: ENTRY_FORM, file, sha256: hash, entries: count, updatedAt, from };
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await replace(join(folder, file), lines);
    await replace(join(folder, MANIFEST), `${JSON.stringify(manifest, undefined, 2)}\n`);
    for (const name of await readdir(folder)) {
      if (ENTRIES.test(name) && name !== file) await rm(join(folder, name), { force: true });
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined) throw error;
    throw new UsageError(
      'output-unwritable',
      `Cannot keep the advisories in ${folder}: ${code}. What was kept before still holds; choose another --data.`,
    );
  }
  return manifest;
}

async function replace(path: string, text: string): Promise<void> {
  const beside = `${path}.${process.pid}.part`;
  try {
    const file = await open(beside, 'w', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new UsageError('input-unreadable', `Cannot read ${path}: ${code ?? 'unknown reason'}.`);
  }
}

function toManifest(text: string): Manifest | undefined {
  let value: Json;
  try {
    value = parseDocument(text);
  } catch (error) {
    if (error instanceof JsonFault) return undefined;
    throw error;
  }
  const [form, file, hash, entries] = ['form', 'file', 'sha256', 'entries'].map((name) =>
    member(value, name),
  );
  const [updatedAt, from] = ['updatedAt', 'from'].map((name) => member(value, name));
  if (typeof form !== 'number' || typeof file !== 'string' || !ENTRIES.test(file)) return undefined;
  if (typeof hash !== 'string' || typeof updatedAt !== 'string' || typeof from !== 'string') return undefined;
  return { form, file, sha256: hash, entries: typeof entries === 'number' ? entries : 0, updatedAt, from };
}

function damaged(folder: string, why: string): UsageError {
  return new UsageError(
    'input-not-recognised',
    `The advisories kept in ${folder} are not whole: ${why}. Remove the folder and run \`demarc advisories update\` again.`,
  );
}
