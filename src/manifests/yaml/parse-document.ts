import type { Json } from '../../kernel/json.ts';
import { readBlockNode } from './block-node.ts';
import { ParserState, type Repeated } from './parser-state.ts';
import type { Places } from './places.ts';
import { Reader } from './reader.ts';
import { YamlFault } from './yaml-fault.ts';

/** One document as the API server reads it, and where in the text each part of it stands. */
export interface ParsedDocument {
  value: Json;
  places: Places;
  /** From the first character of the value to behind its last. */
  start: number;
  end: number;
  repeated: readonly Repeated[];
  /** Behind a JSON object another may follow without a marker, as programs write streams. */
  rest?: Extent;
  /** Where text follows that belongs to nothing: the API server's parser stops before it. */
  ignored?: number;
}

/** Where a document stands in its text. */
export interface Extent {
  start: number;
  end: number;
  /** Where the line starts in which the document does. */
  lineStart: number;
}

// What no YAML may hold: control characters, and code units that are no character.
const FORBIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/**
 * Reads one document as sigs.k8s.io/yaml does, which is what kubectl and the API server use: YAML 1.1 words
 * and octals, merge keys, of repeated names the last, no indentation in brackets.
 * @throws YamlFault
 */
export function parseDocument(text: string, extent: Extent): ParsedDocument {
  const { start, end, lineStart } = extent;
  refuseForbidden(text, start, end);
  const reader = new Reader(text, start, end, lineStart);
  const state = new ParserState(reader);
  skipDirectives(reader);
  reader.skipToToken();
  const from = reader.at;
  const inLine = start > lineStart && reader.lineStart === lineStart;
  const value = reader.isEnd() ? null : readBlockNode(state, -1, inLine);
  const to = Math.max(from, reader.last);
  reader.skipToToken();
  const parsed: ParsedDocument = {
    value,
    places: state.places,
    start: from,
    end: to,
    repeated: state.repeated,
  };
  if (reader.isEnd()) return parsed;
  if (text.charAt(from) !== '{' || text.charAt(reader.at) !== '{') return { ...parsed, ignored: reader.at };
  return { ...parsed, rest: { start: reader.at, end, lineStart: reader.at } };
}

// Nearly every document is of these alone, and this is several times faster than the whole pattern.
const PLAIN = /^[\t\n\r\x20-\x7e]*$/;

function refuseForbidden(text: string, start: number, end: number): void {
  const own = text.slice(start, end);
  if (PLAIN.test(own)) return;
  const at = own.search(FORBIDDEN);
  if (at >= 0) throw new YamlFault('a control character stands here', start + at);
}

/** `%YAML 1.1` and the like, which end with `---`. */
function skipDirectives(reader: Reader): void {
  while (reader.column() === 0 && reader.text.charAt(reader.at) === '%' && !reader.isEnd()) {
    reader.skipLine();
    if (!reader.isEnd()) reader.breakLine(reader.code());
  }
}
