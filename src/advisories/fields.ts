import { type Json, member } from '../kernel/json.ts';

/** Longer texts of a document are cut: some feeds carry megabytes in a summary. */
const MAX_TEXT = 500;
const ID = /^[A-Za-z0-9][\w.:/-]{0,127}$/;

/** A text member, trimmed and cut; undefined where it is none. */
export function textOf(document: unknown, name: string): string | undefined {
  const value = member(document, name);
  if (typeof value !== 'string') return undefined;
  // Cut first: trimming megabytes costs as much as reading them.
  const text = value
    .slice(0, MAX_TEXT * 4)
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (text === '') return undefined;
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT - 1)}…` : text;
}

export function listOf(document: unknown, name: string): readonly Json[] {
  const value = member(document, name);
  return Array.isArray(value) ? value : [];
}

/** The texts of a list; everything else in it is left out. */
export function textsOf(document: unknown, name: string): string[] {
  return listOf(document, name).filter((item) => typeof item === 'string');
}

/** Whether a text can name an advisory. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && ID.test(value);
}

/** The ids of a list, each once, in order. */
export function idsOf(document: unknown, name: string): string[] {
  return [...new Set(listOf(document, name).filter(isId))].sort();
}

const DAY = /^(?:19[89]\d|[2-9]\d{3})-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)/;

/** A day or instant as RFC 3339 writes it, of a year in which advisories exist: databases write 0001-01-01 for none. */
export function instantOf(document: unknown, name: string): string | undefined {
  const value = member(document, name);
  return typeof value === 'string' && DAY.test(value) ? value.slice(0, 30) : undefined;
}
