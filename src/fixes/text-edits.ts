import type { TextEdit } from '../model/fix.ts';

/** The text with the edits, which stand in the order of their offsets and do not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let changed = '';
  let at = 0;
  for (const edit of edits) {
    changed += text.slice(at, edit.offset) + edit.text;
    at = edit.offset + edit.length;
  }
  return changed + text.slice(at);
}

/** Sorted; what is put in at one offset stays in the order in which it came. */
export function inOrder(edits: readonly TextEdit[]): TextEdit[] {
  return [...edits].sort((a, b) => a.offset - b.offset || a.length - b.length);
}

/** A piece of a text that was edited: a stretch of the original, or what was put in. */
type Piece = { from: number; to: number } | { text: string };

/** The edits of an original text that do what one list of edits and then a second list do. */
export function composeEdits(
  length: number,
  first: readonly TextEdit[],
  second: readonly TextEdit[],
): TextEdit[] {
  if (first.length === 0) return [...second];
  const pieces = new Pieces(piecesOf(length, first));
  const changed: Piece[] = [];
  for (const edit of second) {
    pieces.moveTo(edit.offset, changed);
    if (edit.text !== '') changed.push({ text: edit.text });
    pieces.moveTo(edit.offset + edit.length);
  }
  pieces.moveTo(Number.POSITIVE_INFINITY, changed);
  return editsOf(length, changed);
}

function piecesOf(length: number, edits: readonly TextEdit[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const edit of edits) {
    if (edit.offset > at) pieces.push({ from: at, to: edit.offset });
    if (edit.text !== '') pieces.push({ text: edit.text });
    at = edit.offset + edit.length;
  }
  if (at < length) pieces.push({ from: at, to: length });
  return pieces;
}

/** A walk over pieces, from the start of the edited text to its end. */
class Pieces {
  private readonly pieces: readonly Piece[];
  private next = 0;
  /** Where in the edited text the next piece starts, and how much was walked. */
  private start = 0;
  private at = 0;

  constructor(pieces: readonly Piece[]) {
    this.pieces = pieces;
  }

  /** Walks on to an offset; what lies on the way goes to the list, or is left out. */
  moveTo(offset: number, into?: Piece[]): void {
    for (;;) {
      const piece = this.pieces[this.next];
      if (piece === undefined) return;
      const size = 'text' in piece ? piece.text.length : piece.to - piece.from;
      const from = this.at - this.start;
      const to = Math.min(offset - this.start, size);
      if (from < to) into?.push(partOf(piece, from, to));
      this.at = Math.max(this.at, this.start + to);
      if (to < size) return;
      this.start += size;
      this.next++;
    }
  }
}

function partOf(piece: Piece, from: number, to: number): Piece {
  if ('text' in piece) return { text: piece.text.slice(from, to) };
  return { from: piece.from + from, to: piece.from + to };
}

function editsOf(length: number, pieces: readonly Piece[]): TextEdit[] {
  const edits: TextEdit[] = [];
  let at = 0;
  let text = '';
  const flush = (until: number) => {
    if (until > at || text !== '') edits.push({ offset: at, length: until - at, text });
    text = '';
  };
  for (const piece of pieces) {
    if ('text' in piece) text += piece.text;
    else {
      flush(piece.from);
      at = piece.to;
    }
  }
  flush(length);
  return edits;
}

/** Where a character of the edited text stood before; of what was put in, where it was put. */
export function originalOffset(edits: readonly TextEdit[], offset: number): number {
  let shift = 0;
  for (const edit of edits) {
    const start = edit.offset + shift;
    if (offset < start) break;
    if (offset < start + edit.text.length) return edit.offset;
    shift += edit.text.length - edit.length;
  }
  return offset - shift;
}
