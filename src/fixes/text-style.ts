/** How a document is laid out, as far as what is put in has to look the same. */
export interface TextStyle {
  lineEnd: string;
  /** Columns by which members stand deeper than the object's name. */
  step: number;
  /** Columns by which the dashes of a list stand deeper than its name. */
  dash: number;
}

/** A few screens tell it. */
const LOOKED_AT = 20_000;
const NESTED_OBJECT = /^( *)[^\s#-][^\r\n#]*:[ \t]*\r?\n( +)[^\s#-]/m;
const NESTED_LIST = /^( *)((?:- )*)[^\s#-][^\r\n#]*:[ \t]*\r?\n( *)- /m;

export function styleOf(text: string, start: number, end: number): TextStyle {
  const part = text.slice(start, Math.min(end, start + LOOKED_AT));
  const lineEnd = /\r\n|\n|\r/.exec(part)?.[0] ?? /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  const [, outer = '', inner = ''] = NESTED_OBJECT.exec(part) ?? [];
  const step = inner.length - outer.length;
  const [, lead = '', dashes = '', dash = ''] = NESTED_LIST.exec(part) ?? [];
  return {
    lineEnd,
    step: step > 0 ? step : 2,
    dash: Math.max(0, dash.length - lead.length - dashes.length),
  };
}

/** Where the line starts in which an offset stands; a byte order mark is no part of it. */
export function lineStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && !isLineBreak(text, at - 1)) at--;
  return at === 0 && text.charCodeAt(0) === 0xfeff && offset > 0 ? 1 : at;
}

/** Where that line ends, before its line end. */
export function lineEnd(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && !isLineBreak(text, at)) at++;
  return at;
}

/** The blanks before an offset, where nothing else stands before it in its line. */
export function indentationBefore(text: string, offset: number): string | undefined {
  const before = text.slice(lineStart(text, offset), offset);
  return /^[ \t]*$/.test(before) ? before : undefined;
}

function isLineBreak(text: string, at: number): boolean {
  const character = text.charAt(at);
  return character === '\n' || character === '\r';
}
