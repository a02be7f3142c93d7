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

/** An RFC 3339 instant of a year in which advisories exist; databases write 0001-01-01 for none. */
export function instantOf(document: unknown, name: string): string | undefined {
  const value = member(document, name);
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}/.test(value) || value < '1990') return undefined;
  return Number.isNaN(instantIn(value)) ? undefined : value.slice(0, 30);
}

function instantIn(text: string): number {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(text) ?? [];
  return Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31
    ? Number(year)
    : Number.NaN;
}
