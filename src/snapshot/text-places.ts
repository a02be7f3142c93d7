import { type Json, type JsonObject, MAX_DEPTH } from '../kernel/json.ts';

/** An object or list of an item, and where it stands in the one around it. */
export interface Holder {
  readonly around: Holder | undefined;
  readonly key: string | number;
  /** What stands there in the item that is being made of a sample, and which item that is. */
  copy: Json[] | JsonObject | undefined;
  item: number;
}

/** A text that is a value, with its quotation marks, and where it stands. */
export interface TextPlace {
  readonly from: number;
  readonly to: number;
  readonly holder: Holder;
  readonly key: string | number;
}

export interface ItemPlaces {
  /** Where the item ends, which begins with a bracket. */
  end: number;
  /** Its texts in order, but for those with an escape. */
  texts: readonly TextPlace[];
  /** Every key tells where its value is to be found: none has an escape, is `__proto__` or stands twice in an object. */
  plain: boolean;
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const OPEN_LIST = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/** One open bracket while an item is walked. */
interface Open {
  holder: Holder;
  isList: boolean;
  key: string | number;
  keys: Set<string> | undefined;
  isKeyNext: boolean;
}

/**
 * Where the texts of an item stand. Of what is not JSON any answer may come: whoever asks parses the item too.
 * @returns undefined where the text ends first
 */
export function placesOf(text: string, start: number): ItemPlaces | undefined {
  const open: Open[] = [];
  const texts: TextPlace[] = [];
  let plain = true;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const inner = open.at(-1);
    if (code === QUOTE) {
      const close = endOfText(text, at);
      if (close < 0) return undefined;
      const isEscaped = hasEscape(text, at, close);
      if (inner?.isKeyNext) plain = takeKey(inner, text.slice(at + 1, close)) && !isEscaped && plain;
      else if (inner !== undefined && !isEscaped)
        texts.push({ from: at, to: close + 1, holder: inner.holder, key: inner.key });
      at = close;
    } else if (code === OPEN_OBJECT || code === OPEN_LIST) {
      open.push(opened(inner, code === OPEN_LIST));
      // Copies are made from the outside in, and no walk is without an end.
      if (open.length > MAX_DEPTH) plain = false;
    } else if (code === CLOSE_OBJECT || code === CLOSE_LIST) {
      open.pop();
      if (open.length === 0) return { end: at + 1, texts, plain };
    } else if (code === COMMA && inner !== undefined) {
      if (inner.isList) inner.key = Number(inner.key) + 1;
      else inner.isKeyNext = true;
    }
  }
  return undefined;
}

function opened(around: Open | undefined, isList: boolean): Open {
  return {
    holder: { around: around?.holder, key: around?.key ?? '', copy: undefined, item: 0 },
    isList,
    key: isList ? 0 : '',
    keys: isList ? undefined : new Set(),
    isKeyNext: !isList,
  };
}

/** Whether the key tells where its value is to be found. */
function takeKey(open: Open, key: string): boolean {
  open.isKeyNext = false;
  open.key = key;
  const isNew = !open.keys?.has(key);
  open.keys?.add(key);
  return isNew && key !== '__proto__';
}

function endOfText(text: string, start: number): number {
  let close = text.indexOf('"', start + 1);
  while (close >= 0 && isEscapedAt(text, close)) close = text.indexOf('"', close + 1);
  return close;
}

function isEscapedAt(text: string, at: number): boolean {
  let slashes = 0;
  while (text.charCodeAt(at - 1 - slashes) === BACKSLASH) slashes++;
  return slashes % 2 === 1;
}

function hasEscape(text: string, from: number, to: number): boolean {
  for (let at = from + 1; at < to; at++) if (text.charCodeAt(at) === BACKSLASH) return true;
  return false;
}
