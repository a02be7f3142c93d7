import { type Json, member } from '../kernel/json.ts';
import { parseInstant } from '../kernel/time.ts';

/** Longer texts of a document are cut: descriptions run to pages. */
const LONGEST = 4000;
const ID = /^[A-Za-z0-9][\w.:+/-]{0,199}$/;

/** What can name a vulnerability. */
export function idAt(value: unknown, ...names: string[]): string | undefined {
  const text = textAt(value, ...names);
  return text !== undefined && ID.test(text) ? text : undefined;
}

/** A text member, cut; undefined where it is none or empty. */
export function textAt(value: unknown, ...names: string[]): string | undefined {
  const found = at(value, ...names);
  if (typeof found !== 'string') return undefined;
  const text = found.slice(0, LONGEST).trim();
  return text === '' ? undefined : text;
}

export function listAt(value: unknown, ...names: string[]): readonly Json[] {
  const found = at(value, ...names);
  return Array.isArray(found) ? found : [];
}

export function textsAt(value: unknown, ...names: string[]): string[] {
  return listAt(value, ...names).filter((item) => typeof item === 'string');
}

export function instantAt(value: unknown, ...names: string[]): number | undefined {
  return parseInstant(at(value, ...names));
}

/** Follows member names; lists end the way. */
export function at(value: unknown, ...names: string[]): Json | undefined {
  let found: unknown = value;
  for (const name of names) found = member(found, name);
  return found as Json | undefined;
}
