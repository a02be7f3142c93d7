import { YamlFault } from './yaml-fault.ts';

// Character codes that YAML gives a meaning.
export const TAB = 0x09;
export const NEWLINE = 0x0a;
export const RETURN = 0x0d;
export const SPACE = 0x20;
export const QUOTE = 0x22;
export const HASH = 0x23;
export const AMPERSAND = 0x26;
export const APOSTROPHE = 0x27;
export const ASTERISK = 0x2a;
export const COMMA = 0x2c;
export const DASH = 0x2d;
export const COLON = 0x3a;
export const QUESTION = 0x3f;
export const OPEN_LIST = 0x5b;
export const BACKSLASH = 0x5c;
export const CLOSE_LIST = 0x5d;
export const OPEN_MAP = 0x7b;
export const CLOSE_MAP = 0x7d;
export const BANG = 0x21;
export const PIPE = 0x7c;
export const GREATER = 0x3e;

/** Where a reader stands in a text, of which it reads up to `end`. Lines end in LF, CRLF or CR. */
export class Reader {
  readonly text: string;
  readonly end: number;
  at: number;
  /** Where the current line starts: the column is the distance to it. */
  lineStart: number;
  /** Behind the last character of what was last read as content. */
  last: number;
  /** Depth of flow collections: inside them indentation means nothing. */
  flow = 0;
  /** A tab may stand here. Where indentation counts, the API server's parser takes none. */
  tabs = false;

  constructor(text: string, start: number, end: number, lineStart: number) {
    this.text = text;
    this.at = start;
    this.end = end;
    this.lineStart = lineStart;
    this.last = start;
  }

  /** The character code at a distance from here; -1 behind the end. */
  code(ahead = 0): number {
    const at = this.at + ahead;
    return at < this.end ? this.text.charCodeAt(at) : -1;
  }

  column(): number {
    return this.at - this.lineStart;
  }

  isEnd(): boolean {
    return this.at >= this.end;
  }

  /** Past spaces, comments and line ends, to the next token or the end. */
  skipToToken(): void {
    const { text, end } = this;
    while (this.at < end) {
      const code = text.charCodeAt(this.at);
      if (code === SPACE) this.at++;
      else if (code === NEWLINE || code === RETURN) this.breakLine(code);
      else if (code === TAB && (this.tabs || this.flow > 0)) this.at++;
      else if (code === HASH) this.skipLine();
      else return;
    }
  }

  /** Past one line end, which stands here. */
  breakLine(code: number): void {
    this.at++;
    if (code === RETURN && this.at < this.end && this.text.charCodeAt(this.at) === NEWLINE) this.at++;
    this.lineStart = this.at;
    this.tabs = false;
  }

  /** To the end of the line, not past it. */
  skipLine(): void {
    const { text, end } = this;
    while (this.at < end && !isBreak(text.charCodeAt(this.at))) this.at++;
  }

  fault(message: string, at = this.at): never {
    throw new YamlFault(message, at);
  }
}

export function isBreak(code: number): boolean {
  return code === NEWLINE || code === RETURN;
}

export function isBlank(code: number): boolean {
  return code === SPACE || code === TAB;
}

/** A blank, a line end or the end of the document. */
export function isBlankOrEnd(code: number): boolean {
  return code === SPACE || code === NEWLINE || code === -1 || code === RETURN || code === TAB;
}
