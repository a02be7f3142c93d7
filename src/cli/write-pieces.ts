import { writeSync, writevSync } from 'node:fs';

/** As many as a call takes on every system. */
const MOST_PIECES = 512;

/** Writes all of the pieces, one behind the other, without putting them together first. */
export function writePieces(descriptor: number, pieces: readonly Uint8Array[]): void {
  for (let from = 0; from < pieces.length; from += MOST_PIECES)
    writeSome(descriptor, pieces.slice(from, from + MOST_PIECES));
}

function writeSome(descriptor: number, pieces: readonly Uint8Array[]): void {
  let written = writevSync(descriptor, pieces);
  for (const piece of pieces) {
    // A pipe or a full disk may take less than it was given.
    for (let at = Math.min(written, piece.length); at < piece.length; )
      at += writeSync(descriptor, piece, at);
    written = Math.max(0, written - piece.length);
  }
}
