import { type FileHandle, open, rename, stat, unlink } from 'node:fs/promises';
import { UsageError } from '../kernel/usage-error.ts';
import { parseEntryLine, parseHeader } from '../snapshot/lines.ts';
import type { SnapshotEntry, SnapshotHeader } from '../snapshot/snapshot.ts';
import { partialOf } from './snapshot-file.ts';

interface Place {
  offset: number;
  length: number;
}

/** An interrupted collection: where each request's lines are, read back when they are asked for. */
export class PartialSnapshot {
  private readonly header: SnapshotHeader;
  private readonly handle: FileHandle;
  private readonly path: string;
  private readonly places: ReadonlyMap<string, Place[]>;

  constructor(
    header: SnapshotHeader,
    handle: FileHandle,
    path: string,
    places: ReadonlyMap<string, Place[]>,
  ) {
    this.header = header;
    this.handle = handle;
    this.path = path;
    this.places = places;
  }

  /** @throws UsageError where the interrupted collection was of something else */
  mustMatch(header: SnapshotHeader): void {
    const same =
      header.account === this.header.account &&
      JSON.stringify(header.scope) === JSON.stringify(this.header.scope);
    if (same) return;
    throw new UsageError(
      'resume-mismatch',
      `${this.path} is of another account or other --cluster/--region flags. Resume with the same flags, or collect without --resume.`,
    );
  }

  /** The entries of a request that was read to its end; anything else is fetched again. */
  readonly entriesOf = async (
    source: string,
    ids: readonly string[],
  ): Promise<SnapshotEntry[] | undefined> => {
    const places = this.places.get(keyOf(source, ids));
    if (places === undefined) return undefined;
    const entries: SnapshotEntry[] = [];
    for (const place of places) {
      const buffer = Buffer.alloc(place.length);
      await this.handle.read(buffer, 0, place.length, place.offset);
      const found = parseEntryLine(buffer.toString('utf8'));
      if (!('entry' in found)) return undefined;
      entries.push(found.entry);
    }
    return isWhole(entries) ? entries : undefined;
  };

  /** The resumed run has everything: the interrupted one is not needed any more. */
  async discard(): Promise<void> {
    await unlink(this.path).catch(() => undefined);
  }

  async close(): Promise<void> {
    await this.handle.close();
  }
}

function isWhole(entries: readonly SnapshotEntry[]): boolean {
  if (!entries.every((entry) => entry.outcome === 'read' && !entry.incomplete)) return false;
  return entries[entries.length - 1]?.more !== true;
}

/** Takes over `FILE.partial`; undefined where there is none. */
export async function openPartial(file: string): Promise<PartialSnapshot | undefined> {
  const partial = partialOf(file);
  const previous = `${partial}.previous`;
  // A resumed run that was interrupted before it wrote anything leaves the older one.
  const [newer, older] = [
    await stat(partial).catch(() => undefined),
    await stat(previous).catch(() => undefined),
  ];
  if (newer === undefined && older === undefined) return undefined;
  // Of two interrupted runs the longer one spares more requests.
  if (newer !== undefined && (older === undefined || newer.size >= older.size))
    await rename(partial, previous);
  const handle = await open(previous, 'r');
  const { header, places } = await indexed(handle, previous);
  return new PartialSnapshot(header, handle, previous, places);
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
