import type { Extent } from './yaml/parse-document.ts';
import { isBlankOrEnd } from './yaml/reader.ts';

const BYTE_ORDER_MARK = 0xfeff;

/** The documents of a stream, one after another, those that hold nothing too. */
export function* splitDocuments(text: string): Generator<Extent> {
  const first = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
  let extent: Extent = { start: first, end: text.length, lineStart: first };
  let from = first;
  if (isMarker(text, first)) extent = behindMarker(first, text.length);
  const dashes = new Markers(text, '\n---');
  const dots = new Markers(text, '\n...');
  for (;;) {
    const marker = Math.min(dashes.next(from), dots.next(from));
    if (marker === Number.POSITIVE_INFINITY) break;
    from = marker + 3;
    // Directives stand before the marker of the document they are for.
    if (text.charAt(extent.start) === '%' && extent.start === extent.lineStart) {
      extent = behindMarker(marker, text.length);
      continue;
    }
    extent.end = marker;
    yield extent;
    extent = behindMarker(marker, text.length);
  }
  yield extent;
}

/** The markers of one form in a text, each looked for once. */
class Markers {
  private readonly text: string;
  private readonly form: string;
  private found = -1;

  constructor(text: string, form: string) {
    this.text = text;
    this.form = form;
  }

  /** The first at or behind an offset; infinity where there is none. */
  next(from: number): number {
    while (this.found < from) {
      const at = this.text.indexOf(this.form, Math.max(from - 1, this.found));
      if (at < 0) this.found = Number.POSITIVE_INFINITY;
      else if (isMarker(this.text, at + 1)) this.found = at + 1;
      else from = at + 2;
    }
    return this.found;
  }
}

function behindMarker(marker: number, end: number): Extent {
  return { start: marker + 3, end, lineStart: marker };
}

function isMarker(text: string, at: number): boolean {
  if (!text.startsWith('---', at) && !text.startsWith('...', at)) return false;
  return isBlankOrEnd(at + 3 < text.length ? text.charCodeAt(at + 3) : -1);
}
