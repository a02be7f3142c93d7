import { nameIn } from './known-names.ts';
import {
  CLOSE_LIST,
  CLOSE_MAP,
  COLON,
  COMMA,
  HASH,
  isBlank,
  isBlankOrEnd,
  isBreak,
  NEWLINE,
  OPEN_LIST,
  OPEN_MAP,
  QUESTION,
  RETURN,
  type Reader,
  SPACE,
  TAB,
} from './reader.ts';

/**
 * A scalar without quotes. It goes on over lines that stand deeper than `indent`; each line end within it
 * is a space, and each empty line a line end.
 */
export function readPlain(reader: Reader, indent: number): string {
  const { text } = reader;
  const start = reader.at;
  let end = lineEnd(reader);
  let value = text.slice(start, end);
  reader.last = end;
  reader.tabs = true;
  while (isBreak(reader.code())) {
    const empty = skipEmptyLines(reader, indent);
    const stays = reader.flow === 0 && reader.column() <= indent;
    if (stays || reader.isEnd() || reader.code() === HASH) break;
    const next = reader.at;
    end = lineEnd(reader);
    if (end === next) break;
    reader.last = end;
    value += (empty === 0 ? ' ' : '\n'.repeat(empty)) + text.slice(next, end);
    reader.tabs = true;
  }
  return value;
}

/** A scalar without quotes that has to end in its line, as the name of a member does. */
export function readPlainInLine(reader: Reader): string {
  const start = reader.at;
  reader.last = lineEnd(reader);
  reader.tabs = true;
  return nameIn(reader.text, start, reader.last);
}

/** Reads on to where the scalar stops in this line; answers where its last character ends. */
function lineEnd(reader: Reader): number {
  const { text, end } = reader;
  const inFlow = reader.flow > 0;
  let at = reader.at;
  let last = at;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === SPACE || code === TAB) continue;
    if (code === NEWLINE || code === RETURN) break;
    if (code === COLON && isBlankOrEnd(at + 1 < end ? text.charCodeAt(at + 1) : -1)) break;
    if (code === HASH && at > reader.at && isBlank(text.charCodeAt(at - 1))) break;
    if (inFlow && isFlowIndicator(code)) break;
    last = at + 1;
  }
  reader.at = at;
  return last;
}

function isFlowIndicator(code: number): boolean {
  return (
    code === COMMA ||
    code === QUESTION ||
    code === OPEN_LIST ||
    code === CLOSE_LIST ||
    code === OPEN_MAP ||
    code === CLOSE_MAP
  );
}

/** Past line ends and the blanks of the next line; answers how many lines were empty. */
function skipEmptyLines(reader: Reader, indent: number): number {
  let lines = -1;
  for (;;) {
    const code = reader.code();
    if (isBreak(code)) {
      reader.breakLine(code);
      lines++;
    } else if (code === TAB && reader.flow === 0 && reader.column() <= indent) {
      return reader.fault('a tab stands where only spaces may indent');
    } else if (isBlank(code)) reader.at++;
    else return lines;
  }
}
