import { displayWidth } from './width.ts';

/** A part of a call that stays on one line; `inShell` where a line that ends behind it needs a backslash. */
interface Piece {
  text: string;
  inShell: boolean;
}

/**
 * Lines of a call that can be copied as they stand: they break between the words of the shell, and in a quoted
 * JSON between its members, where a blank is nothing. What has no such place may be longer than `width`.
 */
export function wrapCall(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let inShell = false;
  for (const piece of piecesOf(text)) {
    if (line !== '' && displayWidth(line + piece.text.trimEnd()) > width - 2) {
      lines.push(inShell ? `${line.trimEnd()} \\` : line.trimEnd());
      line = '';
    }
    line += piece.text;
    inShell = piece.inShell;
  }
  return [...lines, line.trimEnd()];
}

function* piecesOf(text: string): Generator<Piece> {
  let [inQuotes, inString] = [false, false];
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '\\' && (inString || !inQuotes)) at++;
    else if (character === "'") inQuotes = !inQuotes;
    else if (character === '"') inString = !inString;
    const isEnd = inQuotes ? character === ',' && !inString : character === ' ' && !inString;
    if (!isEnd) continue;
    yield { text: text.slice(start, at + 1), inShell: !inQuotes };
    start = at + 1;
  }
  yield { text: text.slice(start), inShell: false };
}
