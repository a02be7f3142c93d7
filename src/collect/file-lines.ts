import { closeSync, openSync, readSync } from 'node:fs';
import { UsageError } from '../kernel/usage-error.ts';

const PIECE = 4 << 20;
/** A longer line fits no text of the engine. */
const LONGEST = 512 << 20;
const NEWLINE = 0x0a;
const PART = 1_000_000;

/**
 * The lines of a text file. By hand, and each decoded at once from its bytes: the readline module and the
 * decoder of streams take twice as long on lines of megabytes. Reading waits, which costs less than being
 * told when a piece of a local file is there.
 * @throws UsageError on a line that no text can hold
 */
export function* fileLines(file: string): Generator<string> {
  const descriptor = openSync(file, 'r');
  try {
    yield* linesOf(descriptor, file);
  } finally {
    closeSync(descriptor);
  }
}

function* linesOf(descriptor: number, file: string): Generator<string> {
  let buffer = Buffer.allocUnsafeSlow(2 * PIECE);
  let filled = 0;
  for (;;) {
    if (buffer.length - filled < PIECE) buffer = grown(buffer, filled, file);
    const read = readSync(descriptor, buffer, filled, PIECE, null);
    if (read === 0) break;
    const bytes = buffer.subarray(0, filled + read);
    let start = 0;
    for (let end = bytes.indexOf(NEWLINE, filled); end >= 0; end = bytes.indexOf(NEWLINE, start)) {
      yield decoded(bytes, start, end);
      start = end + 1;
    }
    if (start > 0) bytes.copyWithin(0, start);
    filled = bytes.length - start;
  }
  if (filled > 0) yield decoded(buffer, 0, filled);
}

/** In parts: the engine keeps a text of a megabyte outside its heap, and then collects garbage for each of them. */
function decoded(bytes: Buffer, start: number, end: number): string {
  let text = '';
  for (let from = start; from < end; ) {
    let to = Math.min(from + PART, end);
    // A character has four bytes at most.
    for (let back = 0; back < 3 && to < end && isInsideCharacter(bytes[to] as number); back++) to--;
    text += bytes.toString('utf8', from, to);
    from = to;
  }
  return text;
}

function isInsideCharacter(byte: number): boolean {
  return (byte & 0xc0) === 0x80;
}

function grown(buffer: Buffer<ArrayBuffer>, filled: number, file: string): Buffer<ArrayBuffer> {
  if (buffer.length >= LONGEST)
    throw new UsageError(
      'input-unreadable',
      `${file} has a line of more than ${LONGEST >> 20} MB, which no snapshot has. Check that it is the right file.`,
    );
  const larger = Buffer.allocUnsafeSlow(2 * buffer.length);
  buffer.copy(larger, 0, 0, filled);
  return larger;
}
