import { randomUUID } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fsyncSync,
  lstatSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  type Stats,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { decoded } from '../manifest-files/read-text.ts';
import type { FileFix, FixWriteFault } from '../model/fix.ts';

type Outcome = Pick<FileFix, 'state' | 'reason' | 'detail'>;

/** Where files may be written: at the paths that were named. A file that is a link does not name its target. */
export function rootsOf(paths: readonly string[]): string[] {
  return paths
    .filter((path) => statSync(path).isDirectory() || !lstatSync(path).isSymbolicLink())
    .map((path) => realpathSync(path));
}

/**
 * Puts a text in the place of a file, in one step and with its mode: whoever reads it meanwhile has the old one
 * or the new one. Links stay. A file that is no longer what was read is left alone.
 */
export function writeFixed(path: string, roots: readonly string[], before: Buffer, text: string): Outcome {
  try {
    const target = realpathSync(path);
    const stats = statSync(target);
    const bytes = encodedLike(before, text);
    if (bytes === undefined) return unwritten('encoding');
    const fault = faultOf(target, stats, roots);
    if (fault !== undefined) return unwritten(fault);
    return replace(target, stats, before, bytes) ? { state: 'written' } : unwritten('changed');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return { ...unwritten('failed'), detail: code };
  }
}

function unwritten(reason: FixWriteFault): Outcome {
  return { state: 'unwritten', reason };
}

function faultOf(target: string, stats: Stats, roots: readonly string[]): FixWriteFault | undefined {
  const isNamed = roots.some(
    (root) => target === root || target.startsWith(root.endsWith(sep) ? root : root + sep),
  );
  if (!isNamed) return 'link-outside';
  if (!isWritable(target, stats)) return 'read-only';
  return stats.nlink > 1 ? 'hard-links' : undefined;
}

// A rename asks the folder, not the file: what is read-only would give way all the same.
function isWritable(target: string, { mode }: Stats): boolean {
  if ((mode & 0o222) === 0) return false;
  try {
    accessSync(target, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** The text in the encoding of the bytes; undefined where these would not come back as they were. */
function encodedLike(before: Buffer, text: string): Buffer | undefined {
  const old = decoded(before);
  if ('reason' in old || !encoded(before, old.text).equals(before)) return undefined;
  return encoded(before, text);
}

function encoded(like: Buffer, text: string): Buffer {
  if (like[0] === 0xff && like[1] === 0xfe) return Buffer.from(text, 'utf16le');
  if (like[0] === 0xfe && like[1] === 0xff) return Buffer.from(text, 'utf16le').swap16();
  return Buffer.from(text, 'utf8');
}

/** Answers whether the file still was what had been read. */
function replace(target: string, stats: Stats, before: Buffer, bytes: Buffer): boolean {
  const temporary = join(dirname(target), `.${basename(target)}.${randomUUID()}.demarc`);
  const descriptor = openSync(temporary, 'wx', 0o600);
  try {
    try {
      writeFileSync(descriptor, bytes);
      keepOwner(descriptor, stats);
      fchmodSync(descriptor, stats.mode & 0o7777);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    if (!readFileSync(target).equals(before)) {
      unlinkSync(temporary);
      return false;
    }
    renameSync(temporary, target);
    return true;
  } catch (error) {
    unlinkSync(temporary);
    throw error;
  }
}

/** Only root may give a file away. */
function keepOwner(descriptor: number, { uid, gid }: Stats): void {
  if (process.getuid?.() === 0) fchownSync(descriptor, uid, gid);
}
