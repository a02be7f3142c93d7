import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { sha256 } from '../kernel/hash.ts';
import { fromEntry } from './scan-entry.ts';
import type { ScannedFile, ScanPath, ScanTerms } from './scan-file.ts';
import { type PackEntry, readPack, writePack } from './scan-pack.ts';
import { VERSION } from './version.ts';

/** Of one pack, and of all: those that were not used for the longest time go first. */
const MOST_PACK_BYTES = 64 << 20;
const MOST_BYTES = 256 << 20;
const MOST_PACKS = 64;
const ABANDONED_MS = 3_600_000;

const ENDING = '.pack';

/** The folder that was given, or one of the user's cache. */
export function cacheFolder(given: string | undefined): string {
  if (given !== undefined) return given;
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'demarc', 'scan');
}

export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * What was found in files the last time, by their bytes. What a scan says of a file depends on its bytes, its
 * name, and what is named here: no check of manifests looks into another file.
 */
export class ScanCache {
  private readonly folder: string;
  private readonly path: string;
  private readonly before: Map<string, PackEntry>;
  private readonly used = new Map<string, PackEntry>();
  private changed = false;

  /** @param build what the program was built from */
  constructor(folder: string, build: string, terms: ScanTerms) {
    const { time: _time, asLines: _asLines, known, ...rest } = terms;
    const said = [VERSION, build, process.versions.node, process.cwd(), rest, [...known].sort()];
    this.folder = folder;
    this.path = join(folder, `${sha256(JSON.stringify(said)).slice(0, 32)}${ENDING}`);
    this.before = readPack(this.path);
  }

  /** Whether the bytes of a file are those that its entry was made from. */
  isUnchanged({ path, file }: ScanPath): boolean {
    const kept = this.before.get(file);
    if (kept === undefined) return false;
    try {
      return hashOf(readFileSync(path)) === kept.hash;
    } catch {
      return false;
    }
  }

  /** What was found in a file that is unchanged; undefined where the entry is of no use. */
  recall(file: string, today: string, asLines: boolean): ScannedFile | undefined {
    const kept = this.before.get(file);
    const scanned = kept === undefined ? undefined : fromEntry(file, kept.entry, today, asLines);
    if (kept !== undefined && scanned !== undefined) this.used.set(file, kept);
    return scanned;
  }

  keep(file: string, { hash, entry }: PackEntry): void {
    this.used.set(file, { hash, entry });
    this.changed = true;
  }

  /** A cache that cannot be written is none: the scan itself is done. */
  close(): void {
    try {
      if (this.changed) {
        writePack(this.path, this.entries());
        prune(this.folder);
      } else if (this.used.size > 0) touch(this.path);
    } catch {
      // The next scan takes as long as this one.
    }
  }

  /** Those of this scan, and of earlier ones as many as there is room for. */
  private entries(): Map<string, PackEntry> {
    const kept = new Map<string, PackEntry>();
    let bytes = 0;
    for (const [file, entry] of [...this.used, ...this.before]) {
      if (kept.has(file) || bytes + entry.entry.length > MOST_PACK_BYTES) continue;
      bytes += entry.entry.length;
      kept.set(file, entry);
    }
    return kept;
  }
}

function touch(path: string): void {
  const now = new Date();
  utimesSync(path, now, now);
}

function prune(folder: string): void {
  let bytes = 0;
  let packs = 0;
  for (const { path, status } of filesByTime(folder)) {
    if (path.endsWith(ENDING)) {
      bytes += status.size;
      packs++;
      if (packs > 1 && (bytes > MOST_BYTES || packs > MOST_PACKS)) rmSync(path, { force: true });
    } else if (path.endsWith('.tmp') && Date.now() - status.mtimeMs > ABANDONED_MS)
      rmSync(path, { force: true });
  }
}

/** The latest first. */
function filesByTime(folder: string) {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .flatMap((path) => {
      const status = statSync(path, { throwIfNoEntry: false });
      return status?.isFile() === true ? [{ path, status }] : [];
    })
    .sort((a, b) => b.status.mtimeMs - a.status.mtimeMs);
}
