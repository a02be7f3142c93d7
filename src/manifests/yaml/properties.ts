import type { Json } from '../../kernel/json.ts';
import type { ParserState } from './parser-state.ts';
import { AMPERSAND, ASTERISK, BANG, isBlank, isBlankOrEnd, type Reader } from './reader.ts';
import { resolveTagged } from './resolve-scalar.ts';

/** What may stand before a node: its anchor and its tag. */
export interface Properties {
  anchor: string | undefined;
  /** In its short form: `!!str`, `!local`; empty where there is none. */
  tag: string;
}

export function startsProperties(code: number): boolean {
  return code === AMPERSAND || code === BANG;
}

/** Anchor and tag in any order, and the blanks behind them. */
export function readProperties(reader: Reader): Properties {
  const properties: Properties = { anchor: undefined, tag: '' };
  for (;;) {
    const code = reader.code();
    if (code === AMPERSAND && properties.anchor === undefined) properties.anchor = readName(reader);
    else if (code === BANG && properties.tag === '') properties.tag = readTag(reader);
    else return properties;
    reader.last = reader.at;
    reader.tabs = true;
    while (isBlank(reader.code())) reader.at++;
  }
}

/** The value of the anchor that the alias, which stands here, names. */
export function readAlias(state: ParserState): Json {
  const { reader } = state;
  const start = reader.at;
  const value = state.alias(readName(reader), start);
  reader.last = reader.at;
  reader.tabs = true;
  return value;
}

/** What follows `&` or `*`: letters, digits, `_` and `-`. */
function readName(reader: Reader): string {
  const start = ++reader.at;
  while (isNameCode(reader.code())) reader.at++;
  const next = reader.text.charAt(reader.at);
  if (reader.at === start || !(isBlankOrEnd(reader.code()) || '?:,]}%@`'.includes(next)))
    return reader.fault(
      reader.text.charCodeAt(start - 1) === ASTERISK ? 'an alias has no name' : 'an anchor has no name',
      start - 1,
    );
  return reader.text.slice(start, reader.at);
}

function isNameCode(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x30 && code <= 0x39) ||
    code === 0x5f ||
    code === 0x2d
  );
}

const LONG_TAG = 'tag:yaml.org,2002:';

function readTag(reader: Reader): string {
  const start = reader.at;
  if (reader.text.charAt(start + 1) === '<') {
    const close = reader.text.indexOf('>', start);
    if (close < 0 || close >= reader.end) return reader.fault('a tag does not end');
    reader.at = close + 1;
    const tag = reader.text.slice(start + 2, close);
    return tag.startsWith(LONG_TAG) ? `!!${tag.slice(LONG_TAG.length)}` : `!${tag}`;
  }
  while (!isBlankOrEnd(reader.code()) && !(reader.flow > 0 && reader.text.charAt(reader.at) === ','))
    reader.at++;
  return reader.text.slice(start, reader.at);
}

/** A scalar with its tag. `plain`: it has no quotes. */
export function taggedScalar(reader: Reader, text: string, tag: string, plain: boolean, at: number): Json {
  const value = resolveTagged(text, tag, plain);
  return value === undefined ? reader.fault(`a value is not of its tag ${tag.slice(0, 20)}`, at) : value;
}
