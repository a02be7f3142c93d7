import { HASH, isBlank, isBreak, PIPE, type Reader, SPACE, TAB } from './reader.ts';

/** How the line ends at the end of a block scalar count. */
type Chomping = 'clip' | 'strip' | 'keep';

/** The text under `|` or `>`, which stands here. `indent` is that of the collection around it. */
export function readBlockScalar(reader: Reader, indent: number): string {
  const literal = reader.code() === PIPE;
  const { chomping, more } = readHeader(reader);
  const depth = more > 0 ? Math.max(indent, 0) + more : detectDepth(reader, indent);
  let value = '';
  let pending = '';
  let afterBlank = false;
  let empty = skipEmpty(reader, depth);
  while (reader.column() === depth && !reader.isEnd()) {
    const startsBlank = isBlank(reader.code());
    const fold = !literal && pending !== '' && !afterBlank && !startsBlank;
    if (!fold) value += pending;
    else if (empty === 0) value += ' ';
    value += '\n'.repeat(empty);
    afterBlank = startsBlank;
    const start = reader.at;
    reader.skipLine();
    reader.last = reader.at;
    value += reader.text.slice(start, reader.at);
    pending = reader.isEnd() ? '' : '\n';
    if (pending !== '') reader.breakLine(reader.code());
    empty = skipEmpty(reader, depth);
  }
  if (chomping !== 'strip') value += pending;
  if (chomping === 'keep') value += '\n'.repeat(empty);
  return value;
}

function readHeader(reader: Reader): { chomping: Chomping; more: number } {
  let chomping: Chomping = 'clip';
  let more = 0;
  reader.at++;
  for (let turn = 0; turn < 2; turn++) {
    const letter = reader.text.charAt(reader.at);
    if (letter === '+' || letter === '-') chomping = letter === '+' ? 'keep' : 'strip';
    else if (letter >= '0' && letter <= '9') more = Number(letter);
    else break;
    if (letter === '0') return reader.fault('a block text is indented by none');
    reader.at++;
  }
  while (isBlank(reader.code())) reader.at++;
  if (reader.code() === HASH) reader.skipLine();
  if (!reader.isEnd() && !isBreak(reader.code())) return reader.fault('a block text begins on its own line');
  reader.last = reader.at;
  if (!reader.isEnd()) reader.breakLine(reader.code());
  return { chomping, more };
}

/** As deep as the first line that is not empty, or as the deepest empty line before it. */
function detectDepth(reader: Reader, indent: number): number {
  const { text, end } = reader;
  let deepest = 0;
  let at = reader.at;
  let start = at;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === SPACE) continue;
    deepest = Math.max(deepest, at - start);
    if (!isBreak(code)) {
      if (code === TAB) return reader.fault('a tab stands where only spaces may indent', at);
      break;
    }
    start = at + 1;
  }
  if (at >= end) deepest = Math.max(deepest, at - start);
  return Math.max(deepest, indent + 1, 1);
}

/** Past empty lines, and past the indentation of the line that follows; answers how many were empty. */
function skipEmpty(reader: Reader, depth: number): number {
  let lines = 0;
  for (;;) {
    while (reader.column() < depth && reader.code() === SPACE) reader.at++;
    if (reader.column() < depth && reader.code() === TAB)
      return reader.fault('a tab stands where only spaces may indent');
    const code = reader.code();
    if (!isBreak(code)) return lines;
    reader.breakLine(code);
    lines++;
  }
}
