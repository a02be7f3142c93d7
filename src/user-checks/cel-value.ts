import { type CelInput, celList, celMap } from '@bufbuild/cel';
import { isRedacted } from '../kernel/credential-shapes.ts';
import { isObject, type Json, type JsonObject } from '../kernel/json.ts';

/** A value that an expression asked for and that nobody has; `source` where another document would tell it. */
export class NotGiven extends Error {
  override name = 'NotGiven';
  readonly source: string | undefined;
  constructor(message: string, source?: string) {
    super(message);
    this.source = source;
  }
}

/** Whoever looks into it learns that it is not there: neither equal nor unequal to anything. */
class Withheld extends Map<string, CelInput> {
  private readonly why: NotGiven;
  constructor(why: NotGiven) {
    super();
    this.why = why;
  }
  override get size(): number {
    throw this.why;
  }
  override get(): never {
    throw this.why;
  }
  override keys(): never {
    throw this.why;
  }
  override values(): never {
    throw this.why;
  }
  override entries(): never {
    throw this.why;
  }
  override forEach(): never {
    throw this.why;
  }
}

const withheld = new WeakMap<object, NotGiven>();

/** Stands for a value that nobody has. */
export function notGiven(why: NotGiven): CelInput {
  const value = celMap(new Withheld(why));
  withheld.set(value, why);
  return value;
}

/** Why a value is not there, where it is one of those. */
export function whyNotGiven(value: unknown): NotGiven | undefined {
  return typeof value === 'object' && value !== null ? withheld.get(value) : undefined;
}

const SECRET = notGiven(new NotGiven('the value looks like a secret and is withheld'));

/** JSON as Kubernetes hands it to CEL: whole numbers are `int`, others `double`. */
export function toCelValue(value: Json): CelInput {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : value;
  if (Array.isArray(value)) return celList(value.map(toCelValue));
  if (!isObject(value)) return value;
  if (isRedacted(value)) return SECRET;
  return toCelMap(value);
}

/** An object of which some members are not what the document says, or are not told. */
export function toCelMap(object: JsonObject, instead: Readonly<Record<string, CelInput>> = {}): CelInput {
  const members = new Map(Object.entries(object).map(([name, inner]) => [name, toCelValue(inner)]));
  for (const [name, value] of Object.entries(instead)) members.set(name, value);
  return celMap(members);
}
