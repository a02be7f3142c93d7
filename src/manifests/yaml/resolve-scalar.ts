import type { Json } from '../../kernel/json.ts';

// The words of YAML 1.1, as the parser of the API server knows them.
const WORDS = new Map<string, Json>([
  ['', null],
  ['~', null],
  ...['null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map(
    (word) => [word, true] as const,
  ),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map(
    (word) => [word, false] as const,
  ),
]);
const LONGEST_WORD = 5;

/** By the first character: 1 may be a word, 2 a number, 3 a number that starts with its point. */
const HINTS = new Uint8Array(128);
for (const letter of '~yYnNtTfFoO') HINTS[letter.charCodeAt(0)] = 1;
for (const letter of '0123456789+-') HINTS[letter.charCodeAt(0)] = 2;
HINTS['.'.charCodeAt(0)] = 3;

/** What a scalar without quotes and tag means. Integers that a number cannot hold stay texts. */
export function resolvePlain(text: string): Json {
  if (text === '') return null;
  const code = text.charCodeAt(0);
  const hint = code < 128 ? HINTS[code] : 0;
  if (hint === 0) return text;
  if (hint === 1) {
    const word = text.length <= LONGEST_WORD ? WORDS.get(text) : undefined;
    return word === undefined ? text : word;
  }
  return resolveNumber(text, hint === 3);
}

const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const DECIMAL = /^[-+]?[0-9]+$/;
const TIMESTAMP = /^\d{4}-/;

function resolveNumber(text: string, pointFirst: boolean): Json {
  if (pointFirst) return FLOAT.test(text) ? finite(Number(text), text) : text;
  if (TIMESTAMP.test(text)) return text;
  const plain = text.includes('_') ? text.replaceAll('_', '') : text;
  const integer = resolveInteger(plain);
  if (integer !== undefined) return integer;
  return FLOAT.test(plain) ? finite(Number(plain), text) : text;
}

// JSON has no infinity: the API server refuses the document.
function finite(value: number, text: string): Json {
  return Number.isFinite(value) ? value : text;
}

function resolveInteger(plain: string): Json | undefined {
  const negative = plain.startsWith('-');
  const digits = negative || plain.startsWith('+') ? plain.slice(1) : plain;
  if (digits.length > 1 && digits.startsWith('0')) {
    const radix = radixOf(digits);
    if (radix === undefined) return undefined;
    const value = Number.parseInt(digits.slice(radix.skip), radix.base);
    return safe(negative ? -value : value, plain);
  }
  return DECIMAL.test(plain) ? safe(Number(plain), plain) : undefined;
}

function radixOf(digits: string): { base: number; skip: number } | undefined {
  if (/^0[0-7]+$/.test(digits)) return { base: 8, skip: 1 };
  if (/^0[xX][0-9a-fA-F]+$/.test(digits)) return { base: 16, skip: 2 };
  if (/^0[bB][01]+$/.test(digits)) return { base: 2, skip: 2 };
  return /^0[oO][0-7]+$/.test(digits) ? { base: 8, skip: 2 } : undefined;
}

function safe(value: number, plain: string): Json {
  if (Number.isSafeInteger(value)) return value === 0 ? 0 : value;
  return plain;
}

/** What a tagged scalar means; undefined where it is not of its tag. */
export function resolveTagged(text: string, tag: string, plain: boolean): Json | undefined {
  const value = resolvePlain(text);
  switch (tag) {
    case '!!str':
      return text;
    case '!!int':
      return typeof value === 'number' && Number.isInteger(value) ? value : undefined;
    case '!!float':
      return typeof value === 'number' ? value : undefined;
    case '!!bool':
      return typeof value === 'boolean' ? value : undefined;
    case '!!null':
      return value === null ? null : undefined;
    case '!!binary':
      return decodedBinary(text);
    case '':
      return plain ? value : text;
    default:
      // Of a tag that is nobody's the API server takes the text.
      return text;
  }
}

function decodedBinary(text: string): string | undefined {
  const packed = text.replace(/[\r\n]/g, '');
  if (packed.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(packed)) return undefined;
  return Buffer.from(packed, 'base64').toString('utf8');
}

/** The name of a member: what is no text becomes one as the API server spells it; undefined for none. */
export function keyOf(value: Json): string | undefined {
  switch (typeof value) {
    case 'string':
      return value;
    case 'boolean':
      return String(value);
    case 'number':
      return Number.isInteger(value)
        ? String(value)
        : String(Math.fround(value) === value ? value : Number(value.toPrecision(8)));
    default:
      return undefined;
  }
}
