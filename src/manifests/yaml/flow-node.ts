import { isObject, type Json } from '../../kernel/json.ts';
import { MapBuilder } from './map-builder.ts';
import type { ParserState } from './parser-state.ts';
import { readPlain } from './plain-scalar.ts';
import { readAlias, readProperties, startsProperties, taggedScalar } from './properties.ts';
import { readDoubleQuoted, readSingleQuoted } from './quoted-scalar.ts';
import {
  APOSTROPHE,
  ASTERISK,
  CLOSE_LIST,
  CLOSE_MAP,
  COLON,
  COMMA,
  DASH,
  isBlankOrEnd,
  OPEN_LIST,
  OPEN_MAP,
  QUESTION,
  QUOTE,
  type Reader,
} from './reader.ts';
import { keyOf, resolvePlain } from './resolve-scalar.ts';

/** A list or object in brackets, which stand here. Inside them indentation means nothing. */
export function readFlowCollection(state: ParserState): Json {
  const { reader } = state;
  state.enter();
  state.count.all++;
  reader.flow++;
  const isList = reader.code() === OPEN_LIST;
  reader.at++;
  const value = isList ? readItems(state) : readMembers(state);
  reader.at++;
  reader.flow--;
  reader.last = reader.at;
  reader.tabs = true;
  state.leave();
  return value;
}

function readItems(state: ParserState): Json[] {
  const { reader } = state;
  const list: Json[] = [];
  const spots: number[] = [];
  while (toNext(reader) !== CLOSE_LIST) {
    const start = reader.at;
    list.push(readItem(state));
    spots.push(start, start, reader.last);
    toSeparator(reader, CLOSE_LIST);
  }
  state.places.keep(list, undefined, spots);
  return list;
}

/** An element; `a: b` in a list is an object of its own. */
function readItem(state: ParserState): Json {
  const { reader } = state;
  const start = reader.at;
  const line = reader.lineStart;
  const explicit = reader.code() === QUESTION;
  if (!explicit) {
    const value = readFlowNode(state);
    reader.skipToToken();
    if (reader.code() !== COLON) return value;
    if (reader.lineStart !== line) return reader.fault('a colon stands where none is expected');
    const map = new MapBuilder(state);
    readMemberValue(state, map, value, start);
    return map.finish();
  }
  const map = new MapBuilder(state);
  readMember(state, map);
  return map.finish();
}

function readMembers(state: ParserState): Json {
  const { reader } = state;
  const map = new MapBuilder(state);
  while (toNext(reader) !== CLOSE_MAP) {
    readMember(state, map);
    toSeparator(reader, CLOSE_MAP);
  }
  return map.finish();
}

function readMember(state: ParserState, map: MapBuilder): void {
  const { reader } = state;
  const start = reader.at;
  let line = reader.lineStart;
  if (reader.code() === QUESTION) {
    reader.at++;
    reader.skipToToken();
    line = -1;
  }
  const name = readFlowNode(state);
  reader.skipToToken();
  if (line >= 0 && reader.lineStart !== line && reader.code() === COLON)
    reader.fault('a colon stands where none is expected');
  readMemberValue(state, map, name, start);
}

/** What follows the name of a member: its value, or nothing for null. */
function readMemberValue(state: ParserState, map: MapBuilder, name: Json, nameAt: number): void {
  const { reader } = state;
  let value: Json = null;
  let start = reader.last;
  if (reader.code() === COLON) {
    reader.at++;
    reader.last = reader.at;
    reader.skipToToken();
    start = reader.at;
    const code = reader.code();
    if (code !== COMMA && code !== CLOSE_MAP && code !== CLOSE_LIST) value = readFlowNode(state);
  }
  if (name === '<<' && reader.text.charCodeAt(nameAt) === LESS) {
    map.merge(value, nameAt);
    return;
  }
  const key = isObject(name) || Array.isArray(name) ? undefined : keyOf(name);
  map.add(
    key ?? reader.fault('the name of a member is no text', nameAt),
    value,
    nameAt,
    start,
    Math.max(start, reader.last),
  );
}

/** To the next element, or the bracket that closes. */
function toNext(reader: Reader): number {
  reader.skipToToken();
  if (reader.isEnd()) return reader.fault('a bracket is not closed');
  return reader.code();
}

/** Past the comma behind an element; a closing bracket stays. */
function toSeparator(reader: Reader, close: number): void {
  const code = toNext(reader);
  if (code === COMMA) reader.at++;
  else if (code !== close) reader.fault('in brackets, neither a comma nor the closing bracket follows');
}

function readFlowNode(state: ParserState): Json {
  const { reader } = state;
  const start = reader.at;
  if (!startsProperties(reader.code())) return readBare(state, '');
  const { anchor, tag } = readProperties(reader);
  const before = state.count.all;
  reader.skipToToken();
  const code = reader.code();
  const isEmpty = code === COMMA || code === CLOSE_LIST || code === CLOSE_MAP || code === COLON;
  const value = isEmpty ? taggedScalar(reader, '', tag, true, start) : readBare(state, tag);
  if (anchor !== undefined) state.setAnchor(anchor, value, state.count.all - before);
  return value;
}

function readBare(state: ParserState, tag: string): Json {
  const { reader } = state;
  const start = reader.at;
  const code = reader.code();
  if (code === OPEN_LIST || code === OPEN_MAP) return readFlowCollection(state);
  if (code === ASTERISK) return readAlias(state);
  state.count.all++;
  if (code === QUOTE) return taggedScalar(reader, readDoubleQuoted(reader), tag, false, start);
  if (code === APOSTROPHE) return taggedScalar(reader, readSingleQuoted(reader), tag, false, start);
  if (code === COLON) return null;
  if (!canStartPlain(reader)) return reader.fault('a character stands here that starts nothing');
  const text = readPlain(reader, -1);
  return tag === '' ? resolvePlain(text) : taggedScalar(reader, text, tag, true, start);
}

const LESS = 0x3c;
const NEVER_FIRST = new Set([...'?:,[]{}#&*!|>\'"%@`'].map((letter) => letter.charCodeAt(0)));

/** Whether what stands here starts a scalar without quotes. */
export function canStartPlain(reader: Reader): boolean {
  const code = reader.code();
  const next = reader.code(1);
  if (code === DASH) return !isBlankOrEnd(next);
  if ((code === QUESTION || code === COLON) && reader.flow === 0) return !isBlankOrEnd(next);
  return !isBlankOrEnd(code) && !NEVER_FIRST.has(code);
}
