import { writeFile } from 'node:fs/promises';
import { UsageError } from '../kernel/usage-error.ts';
import type { Streams } from './streams.ts';

/** Parts are gathered to pieces of this size, for a write each would be slow. */
const PIECE = 1 << 20;

/** Writes a report to its file, readable by its owner only, or to standard output. */
export async function writeOutput(
  report: string | Iterable<string>,
  file: string | undefined,
  streams: Streams,
): Promise<void> {
  const pieces = typeof report === 'string' ? [report] : gathered(report);
  if (file === undefined || file === '-') {
    for (const piece of pieces) streams.out(piece);
    return;
  }
  try {
    await writeFile(file, pieces, { mode: 0o600 });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown reason';
    throw new UsageError('output-unwritable', `Cannot write ${file}: ${code}. Choose another --output.`);
  }
}

function* gathered(parts: Iterable<string>): Generator<string> {
  let piece: string[] = [];
  let size = 0;
  for (const part of parts) {
    piece.push(part);
    size += part.length;
    if (size < PIECE) continue;
    yield piece.join('');
    piece = [];
    size = 0;
  }
  yield piece.join('');
}
