import { isObject, type Json } from '../kernel/json.ts';
import type { Condition } from './condition.ts';
import { Unclear } from './unclear.ts';

/** `{operator: {key: value or values}}`; every key of every operator has to hold. */
export function parseConditions(block: Json | undefined): Condition[] {
  if (block === undefined) return [];
  if (!isObject(block)) throw new Unclear('Condition is not an object');
  return Object.entries(block).flatMap(([operator, keys]) => {
    if (!isObject(keys)) throw new Unclear('an operator of Condition is not an object');
    return Object.entries(keys).map(([key, value]) => ({ operator, key, values: valuesOf(value) }));
  });
}

function valuesOf(value: Json): string[] {
  const values = (Array.isArray(value) ? value : [value]).map((item) => {
    // Numbers and booleans are written with quotes or without.
    if (typeof item !== 'string' && typeof item !== 'number' && typeof item !== 'boolean')
      throw new Unclear('a value of Condition is no text');
    return String(item);
  });
  if (values.length === 0) throw new Unclear('a key of Condition has no value');
  return values;
}
