/** A value as JSON can hold it. */
export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}

/** Why a text could not be taken as a document; `reason` is a sentence for people. */
export class JsonFault extends Error {
  override name = 'JsonFault';
  /** It is JSON, but not of a form that has one reading. */
  readonly isJson: boolean;
  constructor(message: string, isJson = false) {
    super(message);
    this.isJson = isJson;
  }
}

/** Deeper documents are refused: no API nests like that, and walkers are recursive. */
export const MAX_DEPTH = 200;

// RAM uids and account ids have 15 to 19 digits, beyond the safe integer range.
const LONG_INTEGER = /[:[,\s]-?\d{16,}\s*[,}\]\s]/;

/**
 * Parses a document from outside: integers beyond the safe range become strings, duplicate keys and
 * absurd nesting are refused (which of two values would hold is a guess), a byte order mark is skipped.
 * @throws JsonFault
 */
export function parseDocument(text: string): Json {
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  let value: Json;
  try {
    value = LONG_INTEGER.test(body)
      ? (JSON.parse(body, keepLongIntegers) as Json)
      : (JSON.parse(body) as Json);
  } catch (error) {
    throw new JsonFault(body.trim() === '' ? 'the document is empty' : `not JSON: ${shortened(error)}`);
  }
  // The full scan takes as long as the parser: it is made only where a count finds that something is wrong.
  const counted = isObject(value) || Array.isArray(value) ? countOfKeys(value, 1) : 0;
  const fault = counted === keysIn(body) ? undefined : structuralFault(body);
  if (fault !== undefined) throw new JsonFault(fault, true);
  return value;
}

/** Parses a line that Demarc itself wrote: long integers have been texts since the document was read. */
export function parseLine(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    throw new JsonFault(`not JSON: ${shortened(error)}`);
  }
}

function keepLongIntegers(_key: string, value: unknown, context: { source?: string }): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
  return context.source !== undefined && /^-?\d+$/.test(context.source) ? context.source : value;
}

// The engine's message quotes the document: its text may be a secret, so only the position is kept.
function shortened(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  const position = /position (\d+)/.exec(message);
  return position ? `unexpected text at position ${position[1]}` : 'the text ends too early or is malformed';
}

/** Keys in a text that is known to be JSON. */
function keysIn(text: string): number {
  let count = 0;
  for (let start = text.indexOf('"'); start >= 0; ) {
    const end = endOfString(text, start);
    if (isKey(text, end)) count++;
    start = text.indexOf('"', end + 1);
  }
  return count;
}

/** Keys of a parsed value, of which two alike are one; not a number where it is nested too deep. */
function countOfKeys(value: object, depth: number): number {
  if (depth > MAX_DEPTH) return Number.NaN;
  const members = Array.isArray(value) ? (value as unknown[]) : Object.values(value);
  let count = Array.isArray(value) ? 0 : members.length;
  // By index: this is run over every member of a million pods.
  for (let index = 0; index < members.length; index++) {
    const member = members[index];
    if (typeof member === 'object' && member !== null) count += countOfKeys(member, depth + 1);
  }
  return count;
}

/** Finds the first duplicate key or too deep nesting in a text that is known to be valid JSON. */
function structuralFault(text: string): string | undefined {
  const keys: (Set<string> | undefined)[] = [];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      const end = endOfString(text, at);
      const names = keys[keys.length - 1];
      if (names !== undefined && isKey(text, end)) {
        const raw = text.slice(at + 1, end);
        const name = raw.includes('\\') ? (JSON.parse(`"${raw}"`) as string) : raw;
        if (names.has(name)) return 'an object holds the same key twice';
        names.add(name);
      }
      at = end;
    } else if (code === 0x7b || code === 0x5b) {
      keys.push(code === 0x7b ? new Set() : undefined);
      if (keys.length > MAX_DEPTH) return `nested deeper than ${MAX_DEPTH} levels`;
    } else if (code === 0x7d || code === 0x5d) {
      keys.pop();
    }
  }
  return undefined;
}

function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end;
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text.charCodeAt(at - 1 - slashes) === 0x5c) slashes++;
  return slashes % 2 === 1;
}

function isKey(text: string, endOfName: number): boolean {
  let at = endOfName + 1;
  while (text.charCodeAt(at) <= 0x20) at++;
  return text.charCodeAt(at) === 0x3a;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const INHERITED: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/** An own member; names such as `__proto__` and `constructor` are data like any other. */
export function member(value: unknown, name: string): Json | undefined {
  if (!isObject(value)) return undefined;
  const found = value[name];
  // Asking every object what it owns is slow on a million pods; only a few names can be inherited.
  return found !== undefined && INHERITED.has(name) && !Object.hasOwn(value, name) ? undefined : found;
}

/** Follows member names (and array indexes as decimal strings) into a document. */
export function dig(value: unknown, ...names: (string | number)[]): Json | undefined {
  let at: unknown = value;
  for (const name of names) {
    at = Array.isArray(at) ? (at as Json[])[Number(name)] : member(at, String(name));
    if (at === undefined) return undefined;
  }
  return at as Json | undefined;
}

const SPECIAL = /[~/]/;

/** RFC 6901: one reference token. */
export function pointerToken(name: string | number): string {
  const text = String(name);
  return SPECIAL.test(text) ? text.replaceAll('~', '~0').replaceAll('/', '~1') : text;
}

/** RFC 6901: a pointer made of member names and indexes. */
export function pointer(...names: (string | number)[]): string {
  return names.map((name) => `/${pointerToken(name)}`).join('');
}

/**
 * JSON text that is inert on a terminal: JSON.stringify escapes C0, not DEL, C1 and the line
 * separators, and bidirectional controls could reorder what a person reads.
 */
export function toJsonText(value: unknown, indent?: number): string {
  const text = JSON.stringify(value, undefined, indent);
  return text.replace(
    /[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
