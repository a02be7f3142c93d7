import { type FileHandle, open, rename, stat, unlink } from 'node:fs/promises';
import { UsageError } from '../kernel/usage-error.ts';
import { parseEntryLine, parseHeader, redactedEntry } from '../snapshot/lines.ts';
import type { SnapshotEntry, SnapshotHeader } from '../snapshot/snapshot.ts';
import { partialOf } from './snapshot-file.ts';

interface Place {
  offset: number;
  length: number;
}

/** One interrupted run: where each request's lines are, read back when they are asked for. */
interface Run {
  header: SnapshotHeader;
  handle: FileHandle;
  path: string;
  places: ReadonlyMap<string, Place[]>;
}

/** Interrupted runs of one collection, the newest first: a run that was resumed and interrupted again adds to them. */
export class PartialSnapshot {
  private readonly runs: Run[];

  constructor(runs: Run[]) {
    this.runs = runs;
  }

  /** @throws UsageError where the interrupted collection was of something else */
  mustMatch(header: SnapshotHeader): void {
    const other = this.runs.find((run) => !isSame(header, run.header));
    if (other === undefined) return;
    throw new UsageError(
      'resume-mismatch',
      `${other.path} is of another account or other --cluster/--region flags. Resume with the same flags, or collect without --resume.`,
    );
  }

  /** The entries of a request that was read to its end in one of the runs; anything else is fetched again. */
  readonly entriesOf = async (
    source: string,
    ids: readonly string[],
  ): Promise<SnapshotEntry[] | undefined> => {
    for (const run of this.runs) {
      const entries = await entriesIn(run, keyOf(source, ids));
      if (entries !== undefined) return entries;
    }
    return undefined;
  };

  /** The resumed run has everything: the interrupted ones are not needed any more. */
  async discard(): Promise<void> {
    for (const { path } of this.runs) await unlink(path).catch(() => undefined);
  }

  async close(): Promise<void> {
    for (const { handle } of this.runs) await handle.close();
  }
}

function isSame(a: SnapshotHeader, b: SnapshotHeader): boolean {
  return a.account === b.account && JSON.stringify(a.scope) === JSON.stringify(b.scope);
}

async function entriesIn({ handle, places }: Run, key: string): Promise<SnapshotEntry[] | undefined> {
  const found = places.get(key);
  if (found === undefined) return undefined;
  const entries: SnapshotEntry[] = [];
  for (const place of found) {
    const buffer = Buffer.alloc(place.length);
    await handle.read(buffer, 0, place.length, place.offset);
    const line = parseEntryLine(buffer.toString('utf8'));
    if (!('entry' in line)) return undefined;
    entries.push(redactedEntry(line.entry));
  }
  return isWhole(entries) ? entries : undefined;
}

function isWhole(entries: readonly SnapshotEntry[]): boolean {
  if (!entries.every((entry) => entry.outcome === 'read' && !entry.incomplete)) return false;
  return entries[entries.length - 1]?.more !== true;
}

/** Interrupted runs that are kept: more would only repeat one another. */
const MOST_RUNS = 99;

/** Takes over `FILE.partial` and what earlier resumed runs left; undefined where there is none. */
export async function openPartial(file: string): Promise<PartialSnapshot | undefined> {
  const partial = partialOf(file);
  const earlier: string[] = [];
  for (let number = 1; number <= MOST_RUNS; number++) {
    const path = `${partial}.${number}`;
    if ((await stat(path).catch(() => undefined)) === undefined) {
      // The new run writes FILE.partial anew.
      const moved = await rename(partial, path).then(
        () => true,
        () => false,
      );
      if (moved) earlier.unshift(path);
      break;
    }
    earlier.unshift(path);
  }
  const runs: Run[] = [];
  for (const path of earlier) {
    const handle = await open(path, 'r');
    runs.push({ handle, path, ...(await indexed(handle, path)) });
  }
  return runs.length === 0 ? undefined : new PartialSnapshot(runs);
}

/** A collection that is not resumed begins anew: what older ones left must not come back later. */
export async function forgetPartials(file: string): Promise<void> {
  for (let number = 1; number <= MOST_RUNS; number++) {
    const gone = await unlink(`${partialOf(file)}.${number}`).catch(() => 'missing');
    if (gone === 'missing') return;
  }
}

async function indexed(
  handle: FileHandle,
  path: string,
): Promise<{ header: SnapshotHeader; places: Map<string, Place[]> }> {
  const places = new Map<string, Place[]>();
  let header: SnapshotHeader | undefined;
  for await (const { line, place } of linesOf(handle)) {
    if (header === undefined) {
      header = parseHeader(line, path);
      continue;
    }
    // The key stands before the document, so a line of megabytes need not be parsed here.
    const found = /^\{"source":("(?:[^"\\]|\\.)*"),"ids":(\[(?:"(?:[^"\\]|\\.)*",?)*\])/.exec(
      line.slice(0, 4096),
    );
    if (found === null) continue;
    const key = keyOf(JSON.parse(found[1] as string) as string, JSON.parse(found[2] as string) as string[]);
    const list = places.get(key);
    if (list === undefined) places.set(key, [place]);
    else list.push(place);
  }
  if (header === undefined)
    throw new UsageError('input-not-recognised', `${path} is empty. Collect without --resume.`);
  return { header, places };
}

async function* linesOf(handle: FileHandle): AsyncIterable<{ line: string; place: Place }> {
  const { size } = await handle.stat();
  const chunk = Buffer.alloc(1 << 20);
  let pieces: Buffer[] = [];
  let start = 0;
  for (let offset = 0; offset < size; ) {
    const { bytesRead } = await handle.read(chunk, 0, chunk.length, offset);
    if (bytesRead === 0) return;
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0 && end < bytesRead; end = chunk.indexOf(10, from)) {
      const bytes = Buffer.concat([...pieces, chunk.subarray(from, end)]);
      pieces = [];
      yield { line: bytes.toString('utf8'), place: { offset: start, length: bytes.length } };
      start += bytes.length + 1;
      from = end + 1;
    }
    // A line that was cut has no end and is left out.
    pieces.push(Buffer.from(chunk.subarray(from, bytesRead)));
    offset += bytesRead;
  }
}

function keyOf(source: string, ids: readonly string[]): string {
  return [source, ...ids].join('\n');
}
