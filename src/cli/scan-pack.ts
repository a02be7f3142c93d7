import { randomBytes } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { sha256 } from '../kernel/hash.ts';
import { writePieces } from './write-pieces.ts';

/** What is kept of one file. */
export interface PackEntry {
  /** SHA-256 of the bytes it was made from. */
  hash: string;
  entry: Uint8Array;
}

const HEAD = 'demarc scan cache 1';
const HASH_LENGTH = 64;
/** Up to where the index begins. */
const HEAD_LENGTH = HEAD.length + 1 + HASH_LENGTH + 1;

/** The entries of a pack by file; none where there is no pack, or one that is damaged or of someone else. */
export function readPack(path: string): Map<string, PackEntry> {
  const entries = new Map<string, PackEntry>();
  const bytes = contentOf(path);
  const end = bytes?.indexOf('\n', HEAD_LENGTH) ?? -1;
  if (bytes === undefined || end < 0) return entries;
  const index = bytes.toString('utf8', HEAD_LENGTH, end);
  if (bytes.toString('utf8', 0, HEAD_LENGTH) !== headOf(index)) return entries;
  let at = end + 1;
  for (const [file, hash, size] of JSON.parse(index) as [string, string, number][]) {
    entries.set(file, { hash, entry: bytes.subarray(at, at + size) });
    at += size;
  }
  return entries;
}

function contentOf(path: string): Buffer | undefined {
  try {
    // What another user put there may say anything.
    if (process.getuid !== undefined && statSync(path).uid !== process.getuid()) return undefined;
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

function headOf(index: string): string {
  return `${HEAD}\n${sha256(index)}\n`;
}

/** Puts a pack in the place of another at once: who reads meanwhile finds one of the two, whole. */
export function writePack(path: string, entries: ReadonlyMap<string, PackEntry>): void {
  const index = JSON.stringify([...entries].map(([file, { hash, entry }]) => [file, hash, entry.length]));
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const beside = `${path}.${process.pid}-${randomBytes(4).toString('hex')}.tmp`;
  const descriptor = openSync(beside, 'wx', 0o600);
  try {
    try {
      const head = Buffer.from(`${headOf(index)}${index}\n`);
      writePieces(descriptor, [head, ...[...entries.values()].map(({ entry }) => entry)]);
    } finally {
      closeSync(descriptor);
    }
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}
