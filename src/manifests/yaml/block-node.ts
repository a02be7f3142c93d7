import type { Json } from '../../kernel/json.ts';
import { readBlockScalar } from './block-scalar.ts';
import { canStartPlain, readFlowCollection } from './flow-node.ts';
import { MapBuilder } from './map-builder.ts';
import type { ParserState } from './parser-state.ts';
import { readPlain, readPlainInLine } from './plain-scalar.ts';
import { readAlias, readProperties, startsProperties, taggedScalar } from './properties.ts';
import { readDoubleQuoted, readSingleQuoted } from './quoted-scalar.ts';
import {
  APOSTROPHE,
  ASTERISK,
  COLON,
  DASH,
  GREATER,
  HASH,
  isBlank,
  isBlankOrEnd,
  isBreak,
  OPEN_LIST,
  OPEN_MAP,
  PIPE,
  QUESTION,
  QUOTE,
  type Reader,
} from './reader.ts';
import { keyOf, resolvePlain } from './resolve-scalar.ts';

/** The longest name of a member that need not be marked with `?`. */
const LONGEST_NAME = 1024;

/**
 * A node outside of brackets, whose first token stands here.
 * @param indent the column of the collection around it; -1 around the document
 * @param inLine it stands in the line of its name, or of `---`, where no list or object may start
 */
export function readBlockNode(state: ParserState, indent: number, inLine: boolean): Json {
  const { reader } = state;
  const code = reader.code();
  if (startsProperties(code)) return readWithProperties(state, indent, inLine);
  if (code === DASH && isBlankOrEnd(reader.code(1)))
    return inLine ? reader.fault('a list may not start in this line') : readList(state, reader.column());
  if (code === QUESTION && isBlankOrEnd(reader.code(1)))
    return inLine ? reader.fault('an object may not start in this line') : readMap(state, reader.column());
  return readContent(state, indent, inLine, { start: reader.at, column: reader.column(), tag: '' });
}

/** Where a node starts, its anchor and tag included. */
interface Head {
  start: number;
  column: number;
  tag: string;
  anchor?: string | undefined;
}

/** A scalar, an alias, a collection in brackets; or, where a colon follows, the object whose first name it is. */
function readContent(state: ParserState, indent: number, inLine: boolean, head: Head): Json {
  const { reader } = state;
  const line = reader.lineStart;
  const start = reader.at;
  const before = state.count.all;
  const value = readOne(state, indent, head.tag);
  if (head.anchor !== undefined) state.setAnchor(head.anchor, value, state.count.all - before);
  if (!isNameEnd(reader)) return value;
  // The colon of a name that is marked with `?`, in a line of its own.
  if (reader.lineStart !== line && reader.column() <= indent) return value;
  if (inLine || reader.lineStart !== line) return reader.fault('a colon stands where none is expected');
  return readMap(state, head.column, { value, at: head.start, merges: isMerge(reader, start) });
}

function readOne(state: ParserState, indent: number, tag: string): Json {
  const { reader } = state;
  const start = reader.at;
  const code = reader.code();
  if (code === OPEN_LIST || code === OPEN_MAP) return readFlowCollection(state);
  if (code === ASTERISK) return readAlias(state);
  state.count.all++;
  if (code === QUOTE) return taggedScalar(reader, readDoubleQuoted(reader), tag, false, start);
  if (code === APOSTROPHE) return taggedScalar(reader, readSingleQuoted(reader), tag, false, start);
  if (code === PIPE || code === GREATER)
    return taggedScalar(reader, readBlockScalar(reader, indent), tag, false, start);
  if (!canStartPlain(reader)) return reader.fault('a character stands here that starts nothing');
  const text = readPlain(reader, indent);
  return tag === '' ? resolvePlain(text) : taggedScalar(reader, text, tag, true, start);
}

/** Whether a colon follows that makes what was read the name of a member; the reader then stands on it. */
function isNameEnd(reader: Reader): boolean {
  const { at } = reader;
  while (isBlank(reader.code())) reader.at++;
  if (reader.code() === COLON && isBlankOrEnd(reader.code(1))) return true;
  reader.at = at;
  return false;
}

function isMerge(reader: Reader, start: number): boolean {
  return reader.last - start === 2 && reader.text.startsWith('<<', start);
}

function readWithProperties(state: ParserState, indent: number, inLine: boolean): Json {
  const { reader } = state;
  const start = reader.at;
  const column = reader.column();
  const before = state.count.all;
  const { anchor, tag } = readProperties(reader);
  const code = reader.code();
  if (!isBreak(code) && code !== HASH && code !== -1) {
    if (code === DASH && isBlankOrEnd(reader.code(1)))
      return reader.fault('a list may not start in this line');
    return readContent(state, indent, inLine, { start, column, tag, anchor });
  }
  reader.skipToToken();
  const value = hasNode(reader, indent)
    ? readBlockNode(state, indent, false)
    : taggedScalar(reader, '', tag, true, start);
  if (anchor !== undefined) state.setAnchor(anchor, value, state.count.all - before);
  return value;
}

/** Whether the token that stands here, on a new line, belongs to the collection whose column is `indent`. */
function hasNode(reader: Reader, indent: number): boolean {
  if (reader.isEnd()) return false;
  const column = reader.column();
  // The elements of a list may stand as deep as the name of the member that has it.
  return column > indent || (column === indent && reader.code() === DASH && isBlankOrEnd(reader.code(1)));
}

function readList(state: ParserState, column: number): Json[] {
  const { reader } = state;
  const list: Json[] = [];
  const spots: number[] = [];
  state.enter();
  state.count.all++;
  while (reader.column() === column && reader.code() === DASH && isBlankOrEnd(reader.code(1))) {
    reader.at++;
    reader.last = reader.at;
    reader.tabs = false;
    reader.skipToToken();
    const filled = !reader.isEnd() && reader.column() > column;
    const start = filled ? reader.at : reader.last;
    list.push(filled ? readBlockNode(state, column, false) : null);
    spots.push(start, start, Math.max(start, reader.last));
    reader.skipToToken();
    if (reader.isEnd()) break;
  }
  if (!reader.isEnd() && reader.column() > column) reader.fault('this line is indented as nothing before it');
  state.places.keep(list, undefined, spots);
  state.leave();
  return list;
}

/** A name that was read before it was known to be one. */
interface Name {
  value: Json;
  at: number;
  merges: boolean;
  /** It stood behind `?`: the line of its colon may hold an object. */
  marked?: true;
}

function readMap(state: ParserState, column: number, first?: Name): Json {
  const { reader } = state;
  const map = new MapBuilder(state);
  state.enter();
  state.count.all++;
  let name: Name | undefined = first ?? readName(state, column);
  for (;;) {
    readMember(state, column, map, name);
    reader.skipToToken();
    if (reader.isEnd() || reader.column() < column) break;
    if (reader.column() > column) reader.fault('this line is indented as nothing before it');
    name = readName(state, column);
  }
  state.leave();
  return map.finish();
}

/** The value behind the colon that stands here (behind a name marked with `?` it may be missing). */
function readMember(state: ParserState, column: number, map: MapBuilder, name: Name): void {
  const { reader } = state;
  let value: Json = null;
  let start = reader.last;
  if (reader.code() === COLON) {
    const line = reader.lineStart;
    reader.at++;
    reader.last = reader.at;
    start = reader.at;
    reader.tabs = true;
    reader.skipToToken();
    const sameLine = reader.lineStart === line && !reader.isEnd();
    if (sameLine || hasNode(reader, column)) {
      start = reader.at;
      const inLine = sameLine && name.marked !== true;
      value =
        inLine && isWordStart(reader.code()) ? readWord(state, column) : readBlockNode(state, column, inLine);
    }
  }
  if (name.merges) {
    map.merge(value, name.at);
    return;
  }
  const key = typeof name.value === 'string' ? name.value : keyOf(name.value);
  map.add(
    key ?? reader.fault('the name of a member is no text', name.at),
    value,
    name.at,
    start,
    Math.max(start, reader.last),
  );
}

/** A letter or a digit, with which nothing but a scalar without quotes begins: most values do. */
function isWordStart(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39);
}

/** Such a scalar, in the line of its name. */
function readWord(state: ParserState, indent: number): Json {
  const { reader } = state;
  const line = reader.lineStart;
  state.count.all++;
  const value = resolvePlain(readPlain(reader, indent));
  const code = reader.code();
  if (code !== COLON && !isBlank(code)) return value;
  if (!isNameEnd(reader) || (reader.lineStart !== line && reader.column() <= indent)) return value;
  return reader.fault('a colon stands where none is expected');
}

/** The name of a member; afterwards the reader stands on its colon. */
function readName(state: ParserState, column: number): Name {
  const { reader } = state;
  const at = reader.at;
  let code = reader.code();
  if (code === QUESTION && isBlankOrEnd(reader.code(1))) return readMarkedName(state, column);
  let tag = '';
  let anchor: string | undefined;
  if (startsProperties(code)) {
    ({ anchor, tag } = readProperties(reader));
    code = reader.code();
  }
  const start = reader.at;
  const line = reader.lineStart;
  const value = code === ASTERISK ? readAlias(state) : readNameText(state, code, tag);
  if (anchor !== undefined) state.setAnchor(anchor, value, 1);
  if (!isNameEnd(reader) || reader.lineStart !== line || reader.at - at > LONGEST_NAME)
    return reader.fault('the name of a member, with a colon behind it, is expected here', at);
  return { value, at, merges: code !== QUOTE && code !== APOSTROPHE && isMerge(reader, start) };
}

function readNameText(state: ParserState, code: number, tag: string): Json {
  const { reader } = state;
  const start = reader.at;
  state.count.all++;
  if (code === QUOTE) return taggedScalar(reader, readDoubleQuoted(reader), tag, false, start);
  if (code === APOSTROPHE) return taggedScalar(reader, readSingleQuoted(reader), tag, false, start);
  if (!canStartPlain(reader)) return reader.fault('the name of a member is expected here');
  const text = readPlainInLine(reader);
  return tag === '' ? resolvePlain(text) : taggedScalar(reader, text, tag, true, start);
}

/** `? name`, whose colon may stand in the next line, or nowhere. */
function readMarkedName(state: ParserState, column: number): Name {
  const { reader } = state;
  const at = reader.at;
  reader.at++;
  reader.last = reader.at;
  reader.tabs = false;
  reader.skipToToken();
  const start = reader.at;
  const value = !reader.isEnd() && reader.column() > column ? readBlockNode(state, column, false) : null;
  const merges = isMerge(reader, start);
  reader.skipToToken();
  return { value, at, merges, marked: true };
}
