import { readFileSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { decoded, readText } from '../manifest-files/read-text.ts';
import type { ScanContext } from '../manifests/scan-text.ts';
import { hashOf, type ScanCache } from './scan-cache.ts';
import { toEntry } from './scan-entry.ts';
import { type Batch, type ScannedFile, type ScanPath, type ScanTerms, scanFile } from './scan-file.ts';

/** Below this starting a thread costs more than it saves. */
const WORTH_WORKERS = 6_000_000;
const BATCH_BYTES = 250_000;
const MOST_THREADS = 8;

/** How the files of a scan are looked at. */
export interface PathScan {
  terms: ScanTerms;
  context: ScanContext;
  /** Waivers are matched in one place: what is told of files must come from this thread. */
  alone: boolean;
  cache: ScanCache | undefined;
}

/** Reads and scans one file; with what a cache keeps of it, where there is one. */
export function scanPath({ path, file }: ScanPath, context: ScanContext, terms: ScanTerms): ScannedFile {
  if (terms.cached !== true) return scanFile(file, readText(path), context, terms);
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch {
    return scanFile(file, readText(path), context, terms);
  }
  const scanned = scanFile(file, decoded(bytes), context, terms);
  const entry = toEntry(scanned, context.today);
  return entry === undefined ? scanned : { ...scanned, kept: { hash: hashOf(bytes), entry } };
}

/** Scans files in their order; those that are unchanged are told as they were found to be the last time. */
export async function* scannedPaths(paths: readonly ScanPath[], scan: PathScan): AsyncGenerator<ScannedFile> {
  const { cache, terms, context } = scan;
  const unchanged = new Set(cache === undefined ? [] : paths.filter((path) => cache.isUnchanged(path)));
  const afresh = scannedAfresh(
    paths.filter((path) => !unchanged.has(path)),
    scan,
  );
  try {
    for (const path of paths) {
      const recalled = unchanged.has(path)
        ? cache?.recall(path.file, context.today, terms.asLines)
        : undefined;
      if (recalled !== undefined) {
        yield recalled;
        continue;
      }
      const { kept, ...scanned } = unchanged.has(path)
        ? scanPath(path, context, terms)
        : ((await afresh.next()).value as ScannedFile);
      if (kept !== undefined) cache?.keep(path.file, kept);
      yield scanned;
    }
    cache?.close();
  } finally {
    await afresh.return(undefined);
  }
}

async function* scannedAfresh(
  paths: readonly ScanPath[],
  { terms, context, alone }: PathScan,
): AsyncGenerator<ScannedFile> {
  const { batches, bytes } = toBatches(paths);
  const threads = Math.min(availableParallelism(), MOST_THREADS, batches.length);
  if (bytes < WORTH_WORKERS || threads < 2 || alone) {
    for (const path of paths) yield scanPath(path, context, terms);
    return;
  }
  const { scanInWorkers } = await import('./scan-pool.ts');
  const scanHere = (batch: Batch) => batch.map((path) => scanPath(path, context, terms));
  yield* scanInWorkers(batches, terms, threads, scanHere);
}

/** Files in their order, in batches of about the same size. */
function toBatches(paths: readonly ScanPath[]): { batches: Batch[]; bytes: number } {
  const batches: ScanPath[][] = [];
  let bytes = 0;
  let room = 0;
  for (const path of paths) {
    const size = statSync(path.path, { throwIfNoEntry: false })?.size ?? 0;
    if (batches.length === 0 || room < size) {
      batches.push([]);
      room = BATCH_BYTES;
    }
    batches[batches.length - 1]?.push(path);
    room -= size;
    bytes += size;
  }
  return { batches, bytes };
}
