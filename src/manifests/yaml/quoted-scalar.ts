import { APOSTROPHE, BACKSLASH, isBlank, isBreak, NEWLINE, QUOTE, RETURN, type Reader } from './reader.ts';

/** A scalar in single quotes, which stand here. */
export function readSingleQuoted(reader: Reader): string {
  return readQuoted(reader, APOSTROPHE);
}

/** A scalar in double quotes, which stand here, with its escapes. */
export function readDoubleQuoted(reader: Reader): string {
  return readQuoted(reader, QUOTE);
}

function readQuoted(reader: Reader, quote: number): string {
  const { text, end } = reader;
  const start = reader.at;
  let value = '';
  let from = ++reader.at;
  while (reader.at < end) {
    const code = text.charCodeAt(reader.at);
    if (code === quote) {
      value += text.slice(from, reader.at++);
      if (quote === QUOTE || reader.code() !== APOSTROPHE) {
        reader.last = reader.at;
        reader.tabs = true;
        return value;
      }
      // Two apostrophes stand for one.
      from = reader.at++;
    } else if (isBreak(code)) {
      value += folded(reader, from);
      from = reader.at;
    } else if (code === BACKSLASH && quote === QUOTE) {
      value += text.slice(from, reader.at) + readEscape(reader);
      from = reader.at;
    } else reader.at++;
  }
  return reader.fault('a quoted text does not end', start);
}

/** A line end in quotes is a space, an empty line a line end; blanks around them do not count. */
function folded(reader: Reader, from: number): string {
  const { text } = reader;
  let last = reader.at;
  while (last > from && isBlank(text.charCodeAt(last - 1))) last--;
  return text.slice(from, last) + foldedBreaks(reader);
}

function foldedBreaks(reader: Reader): string {
  const empty = skipBreaks(reader) - 1;
  return empty === 0 ? ' ' : '\n'.repeat(empty);
}

function skipBreaks(reader: Reader): number {
  let lines = 0;
  for (;;) {
    const code = reader.code();
    if (isBreak(code)) {
      reader.breakLine(code);
      lines++;
    } else if (isBlank(code)) reader.at++;
    else return lines;
  }
}

const ESCAPES = new Map<string, string>([
  ['0', '\0'],
  ['a', '\x07'],
  ['b', '\b'],
  ['t', '\t'],
  ['\t', '\t'],
  ['n', '\n'],
  ['v', '\v'],
  ['f', '\f'],
  ['r', '\r'],
  ['e', '\x1b'],
  [' ', ' '],
  ['"', '"'],
  ["'", "'"],
  // JSON writes it, and JSON is read by the same parser.
  ['/', '/'],
  ['\\', '\\'],
  ['N', '\u0085'],
  ['_', '\u00a0'],
  ['L', '\u2028'],
  ['P', '\u2029'],
]);
const HEX_DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

function readEscape(reader: Reader): string {
  const { text } = reader;
  const start = reader.at++;
  const code = reader.code();
  if (code === NEWLINE || code === RETURN) {
    // An escaped line end joins the lines; empty ones after it stay.
    return '\n'.repeat(skipBreaks(reader) - 1);
  }
  const letter = text.charAt(reader.at++);
  const plain = ESCAPES.get(letter);
  if (plain !== undefined) return plain;
  const digits = letter === 'x' || letter === 'u' || letter === 'U' ? (HEX_DIGITS[letter] as number) : 0;
  const hex = text.slice(reader.at, Math.min(reader.at + digits, reader.end));
  if (digits === 0 || hex.length < digits || !/^[0-9A-Fa-f]+$/.test(hex))
    return reader.fault('an escape in double quotes is none that YAML knows', start);
  reader.at += digits;
  const point = Number.parseInt(hex, 16);
  if (point > 0x10ffff) return reader.fault('an escape in double quotes is no character', start);
  return String.fromCodePoint(point);
}
