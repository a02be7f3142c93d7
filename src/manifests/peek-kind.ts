import type { Extent } from './yaml/parse-document.ts';

/** What a document says of itself in its first lines. */
export interface Kind {
  apiVersion: string;
  kind: string;
}

/** Whether a document has to be parsed, whatever stands below its first lines. */
type IsWanted = (kind: Kind) => boolean;

const HEAD_LINE =
  /(?:(apiVersion|kind):[ \t]+(?:"([\w./-]+)"|'([\w./-]+)'|([\w./-]+))[ \t]*(?:#.*)?|[ \t]*(?:#.*)?)\r?\n/y;

/**
 * The kind of a document, told without parsing it: where `apiVersion` and `kind` are its first members and
 * nothing behind them can be a second `kind`. Undefined where that is not sure: then it has to be parsed.
 */
export function peekKind(
  text: string,
  { start, end, lineStart }: Extent,
  isWanted: IsWanted = () => false,
): Kind | undefined {
  let at = start;
  if (start > lineStart) {
    // Behind `---`; content in that line is for the parser.
    const line = /[ \t]*(?:#.*)?\r?\n/y;
    line.lastIndex = start;
    if (!line.test(text)) return undefined;
    at = line.lastIndex;
  }
  const found: Partial<Kind> = {};
  while (found.apiVersion === undefined || found.kind === undefined) {
    HEAD_LINE.lastIndex = at;
    const match = HEAD_LINE.exec(text);
    if (match === null || HEAD_LINE.lastIndex > end) return undefined;
    at = HEAD_LINE.lastIndex;
    const name = match[1] as 'apiVersion' | 'kind' | undefined;
    if (name === undefined) continue;
    if (found[name] !== undefined) return undefined;
    found[name] = match[2] ?? match[3] ?? match[4] ?? '';
  }
  const kind = found as Kind;
  return isWanted(kind) || !hasPlainNamesBelow(text, at, end) ? undefined : kind;
}

const SPACE = 0x20;
const LOWER_A = 0x61;
const LOWER_Z = 0x7a;

/** Whether every later line without indentation starts a plain lower-case name other than `kind` and `apiVersion`. */
function hasPlainNamesBelow(text: string, from: number, end: number): boolean {
  let at = from;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (code === SPACE) {
      // Most lines by far.
    } else if (code >= LOWER_A && code <= LOWER_Z) {
      if (text.startsWith('kind', at) || text.startsWith('apiVersion', at)) return false;
    } else if (!NEUTRAL.has(code)) return false;
    const next = text.indexOf('\n', at);
    if (next < 0) return true;
    at = next + 1;
  }
  return true;
}

// Indentation, an empty line, a comment, an element of a list that stands as deep as its name.
const NEUTRAL: ReadonlySet<number> = new Set([0x20, 0x0a, 0x0d, 0x23, 0x2d]);
