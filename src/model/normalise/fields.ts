import { dig, isObject, type Json, type JsonObject, pointer } from '../../kernel/json.ts';
import { type Evidence, type Gap, type Known, seen, unseen } from '../../kernel/known.ts';
import { parseInstant } from '../../kernel/time.ts';
import type { Origin } from '../table.ts';
import { gapOf } from './reading.ts';

type Path = readonly (string | number)[];

/** No API gives a longer one, and an assessment repeats a name a thousandfold. */
export const LONGEST_NAME = 2048;

/**
 * Reads fields of one document (or one element of a list). A field that is missing or of the wrong type
 * is `unseen` with the reason; there is no default unless the caller states a documented one. A field whose
 * parent is not an object is `failed`, not `absent`: nobody can tell what stood there.
 */
export class Fields {
  private readonly document: JsonObject;
  private readonly origin: Origin;

  constructor(document: JsonObject, origin: Origin) {
    this.document = document;
    this.origin = origin;
  }

  raw(...path: Path): Json | undefined {
    return dig(this.document, ...path);
  }

  text(...path: Path): Known<string> {
    // Some official samples carry a stray newline behind an id.
    return this.parsed(path, 'a text', (value) => (typeof value === 'string' ? value.trim() : undefined));
  }

  /** A text that names something: an empty one is `failed`. */
  name(...path: Path): Known<string> {
    const named = this.raw(...path);
    const fault = typeof named === 'string' ? nameFault(named) : undefined;
    return this.read(path, fault ?? 'is not a text', (value) => {
      if (fault !== undefined) return undefined;
      if (typeof value === 'string') return value.trim();
      return typeof value === 'number' ? String(value) : undefined;
    });
  }

  boolean(...path: Path): Known<boolean> {
    return this.parsed(path, 'a boolean', toBoolean);
  }

  /** Numbers that some operations spell as strings. */
  number(...path: Path): Known<number> {
    return this.parsed(path, 'a number', (value) => {
      if (typeof value === 'string' && !/^-?\d+(?:\.\d+)?$/.test(value.trim())) return undefined;
      const number = typeof value === 'string' || typeof value === 'number' ? Number(value) : Number.NaN;
      return Number.isFinite(number) ? number : undefined;
    });
  }

  /** An instant in any of the spellings of the APIs, as epoch milliseconds. */
  instant(...path: Path): Known<number> {
    return this.parsed(path, 'an instant', parseInstant);
  }

  texts(...path: Path): Known<readonly string[]> {
    return this.parsed(path, 'a list of texts', (value) =>
      Array.isArray(value) && value.every((item) => typeof item === 'string')
        ? (value as string[])
        : undefined,
    );
  }

  booleans(list: Path, memberName: string): Known<readonly boolean[]> {
    return this.parsed(list, `a list with ${memberName}`, (value) => {
      if (!Array.isArray(value)) return undefined;
      const values = value.map((item) => toBoolean(dig(item, memberName)));
      return values.every((item) => item !== undefined) ? (values as boolean[]) : undefined;
    });
  }

  object(...path: Path): Known<JsonObject> {
    return this.parsed(path, 'an object', (value) => (isObject(value) ? value : undefined));
  }

  /** A member of JSON that the API carries in a string (`master_url`, `meta_data`). */
  embedded<T>(path: Path, inner: Path, expected: string, parse: (value: Json) => T | undefined): Known<T> {
    const outer = this.raw(...path);
    if (outer === undefined) return unseen(this.absence(path, malformedPart(this.document, path)));
    const document = typeof outer === 'string' ? parsedJson(outer) : outer;
    if (document === undefined) return unseen(this.failure(path, path, 'is not JSON in a text'));
    const value = dig(document, ...inner);
    const parsed = value === undefined ? undefined : parse(value);
    if (parsed !== undefined) return seen(parsed, this.evidence(path, outer));
    const whole = [...path, ...inner];
    if (value !== undefined) return unseen(this.failure(whole, whole, `is not ${expected}`));
    return unseen(this.absence(whole, malformedPart(document, inner, path)));
  }

  /** Any other reading of one field; `parse` returns undefined for a value of the wrong shape. */
  parsed<T>(path: Path, expected: string, parse: (value: Json) => T | undefined): Known<T> {
    return this.read(path, `is not ${expected}`, parse);
  }

  evidence(path: Path, value: Json): Evidence {
    return evidenceAt(this.origin, pointer(...path), value);
  }

  private read<T>(path: Path, fault: string, parse: (value: Json) => T | undefined): Known<T> {
    const value = this.raw(...path);
    if (value === undefined || value === null)
      return unseen(this.absence(path, malformedPart(this.document, path)));
    const parsed = parse(value);
    return parsed === undefined
      ? unseen(this.failure(path, path, fault))
      : seen(parsed, this.evidence(path, value));
  }

  /** There is no such field, or a malformed part of the way to it hides whether there is. */
  private absence(path: Path, malformed: Malformed | undefined): Gap {
    if (malformed !== undefined) return this.failure(path, malformed.part, malformed.fault);
    const field = path.join('.');
    return this.gap(path, 'absent', `the answer has no ${field}`);
  }

  private failure(path: Path, part: Path, fault: string): Gap {
    return this.gap(path, 'failed', `${part.length === 0 ? 'the answer' : part.join('.')} ${fault}`);
  }

  private gap(path: Path, outcome: 'absent' | 'failed', reason: string): Gap {
    const { source, ids } = this.origin;
    const gap = gapOf(source, ids, outcome, reason, path.join('.'));
    return { ...gap, path: this.origin.path + pointer(...path) };
  }
}

interface Malformed {
  part: Path;
  fault: string;
}

/** The first part of the way to a field that is there, but cannot hold the next part. */
function malformedPart(document: Json, path: Path, above: Path = []): Malformed | undefined {
  let at: Json | undefined = document;
  for (const [index, step] of path.entries()) {
    if (at === undefined || at === null) return undefined;
    const listed = typeof step === 'number';
    if (listed ? !Array.isArray(at) : !isObject(at))
      return {
        part: [...above, ...path.slice(0, index)],
        fault: `is not ${listed ? 'a list' : 'an object'}`,
      };
    at = dig(at, step);
  }
  return undefined;
}

function nameFault(text: string): string | undefined {
  if (text.length > LONGEST_NAME) return `is not a name: it has ${text.length} characters`;
  return text.trim() === '' ? 'is empty' : undefined;
}

export function evidenceAt(origin: Origin, path: string, value: Json): Evidence {
  const evidence: Evidence = { source: origin.source, ids: origin.ids, path: origin.path + path, value };
  if (origin.page !== undefined) evidence.page = origin.page;
  return evidence;
}

/** The documented default of a field that a read document leaves out; wrong types and unread documents stay unknown. */
export function withDefault<T>(field: Known<T>, value: T, why: string): Known<T> {
  if (field.known || field.because.outcome !== 'absent' || field.because.field === undefined) return field;
  const { source, ids, path = '' } = field.because;
  return seen(value, { source, ids, path, value: null }, why);
}

/** The first that is known; of two unknowns the one whose source was not read at all says more. */
export function firstKnown<T>(...fields: readonly Known<T>[]): Known<T> {
  const known = fields.find((field) => field.known);
  if (known !== undefined) return known;
  const unread = fields.find((field) => !field.known && field.because.outcome !== 'absent');
  return (unread ?? fields[0]) as Known<T>;
}

export function mapKnown<T, U>(field: Known<T>, map: (value: T) => U): Known<U> {
  if (!field.known) return field;
  return field.inferred === undefined
    ? seen(map(field.value), field.at)
    : seen(map(field.value), field.at, field.inferred);
}

function toBoolean(value: Json | undefined): boolean | undefined {
  if (typeof value === 'boolean') return value;
  // `data_disks[].encrypted` and others are texts.
  if (value === 'true') return true;
  return value === 'false' ? false : undefined;
}

function parsedJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    try {
      // Documentation shows `master_url` escaped once more than needed.
      return JSON.parse(text.replaceAll('\\"', '"')) as Json;
    } catch {
      return undefined;
    }
  }
}
