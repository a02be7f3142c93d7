import { type FileHandle, open, rename } from 'node:fs/promises';
import { UsageError } from '../kernel/usage-error.ts';
import { entryLine, headerLine, parseEntryLine, parseHeader, trailerLine } from '../snapshot/lines.ts';
import type { Snapshot, SnapshotEntry, SnapshotHeader } from '../snapshot/snapshot.ts';
import { fileLines } from './file-lines.ts';

/** Writes a snapshot: to `FILE.partial` while it grows, renamed when whole, readable by its owner only. */
export class SnapshotWriter {
  private readonly file: string;
  private readonly handle: FileHandle;
  private entries = 0;

  private constructor(file: string, handle: FileHandle) {
    this.file = file;
    this.handle = handle;
  }

  static async create(file: string, header: SnapshotHeader): Promise<SnapshotWriter> {
    try {
      const handle = await open(partialOf(file), 'w', 0o600);
      // An existing file keeps its mode on open, so it is set anew.
      await handle.chmod(0o600);
      await handle.write(headerLine(header));
      return new SnapshotWriter(file, handle);
    } catch (error) {
      throw unwritable(file, error);
    }
  }

  async write(entry: SnapshotEntry): Promise<void> {
    try {
      await this.handle.write(entryLine(entry));
    } catch (error) {
      throw unwritable(this.file, error);
    }
    this.entries += 1;
  }

  /** The whole snapshot is on disk before its name is. */
  async finish(): Promise<void> {
    try {
      await this.handle.write(trailerLine(this.entries));
      await this.handle.sync();
      await this.handle.close();
      await rename(partialOf(this.file), this.file);
    } catch (error) {
      throw unwritable(this.file, error);
    }
  }

  /** Leaves what was written for `--resume`. */
  async suspend(): Promise<void> {
    await this.handle.sync();
    await this.handle.close();
  }
}

export function partialOf(file: string): string {
  return `${file}.partial`;
}

/** @throws UsageError when the file cannot be read, is no snapshot, or was cut */
export function openSnapshotFile(file: string): Snapshot {
  const header = firstLine(file);
  return {
    header: parseHeader(header, file),
    async *entries() {
      yield* readEntries(file);
    },
  };
}

function* readEntries(file: string): Generator<SnapshotEntry> {
  let number = 0;
  let count = 0;
  let whole = false;
  let ended = false;
  for (const line of fileLines(file)) {
    number += 1;
    if (number === 1 || line === '') continue;
    const found = parseEntryLine(line);
    if ('fault' in found) {
      // A cut file ends in the middle of a line; anywhere else the file was changed.
      throw new UsageError(
        'snapshot-malformed',
        `${file}, line ${number}: ${found.fault}. The file is damaged or was cut; collect again, or resume with --resume.`,
      );
    }
    if (ended)
      throw new UsageError(
        'snapshot-malformed',
        `${file}, line ${number}: a line after the last. The file was changed; collect again.`,
      );
    if ('trailer' in found) {
      ended = true;
      whole = found.trailer.entries === count;
    } else {
      count += 1;
      yield found.entry;
    }
  }
  if (!whole) {
    throw new UsageError(
      'snapshot-truncated',
      `${file} ends before its last line (${count} entries are here). What is missing would read as done; collect again, or resume with --resume.`,
    );
  }
}

function firstLine(file: string): string {
  try {
    for (const line of fileLines(file)) return line;
  } catch (error) {
    throw unreadable(file, error);
  }
  throw new UsageError('input-not-recognised', `${file} is empty. Give a snapshot file or an export folder.`);
}

function unreadable(file: string, error: unknown): UsageError {
  if (error instanceof UsageError) return error;
  const why = isMissing(error) ? 'there is no such file' : reasonOf(error);
  return new UsageError(
    isMissing(error) ? 'input-missing' : 'input-unreadable',
    `Cannot read ${file}: ${why}. Check the path and its permissions.`,
  );
}

function unwritable(file: string, error: unknown): UsageError {
  return new UsageError(
    'output-unwritable',
    `Cannot write ${file}: ${reasonOf(error)}. Choose another --output.`,
  );
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && (error as NodeJS.ErrnoException).code === 'ENOENT';
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.name) : 'unknown reason';
}
