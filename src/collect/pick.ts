import { isObject, type Json, type JsonObject } from '../kernel/json.ts';

/** The members of those names that the value has of its own. */
export function pick(value: Json | undefined, names: readonly string[]): JsonObject {
  if (!isObject(value)) return {};
  return Object.fromEntries(
    names.filter((name) => Object.hasOwn(value, name)).map((name) => [name, value[name] as Json]),
  );
}
