import { isObject, type Json, JsonFault, parseDocument } from '../kernel/json.ts';
import { isId } from './fields.ts';
import type { Entry } from './record.ts';

/** Raised when the form of an entry changes: sets that were written in another form are not guessed at. */
export const ENTRY_FORM = 1;

/** Entries as lines of JSON, sorted, so that the same set is the same bytes. */
export function renderEntryLines(entries: Iterable<Entry>): string {
  return [...entries]
    .map((entry) => `${JSON.stringify(entry)}\n`)
    .sort()
    .join('');
}

/** @throws JsonFault where a line is no entry */
export function parseEntryLines(text: string): Entry[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const value = parseDocument(line);
      if (!isEntry(value)) throw new JsonFault('a line is no entry of a set of advisories', true);
      return value as unknown as Entry;
    });
}

const LISTS: Readonly<Record<string, readonly string[]>> = {
  advisory: ['aliases', 'upstream', 'vectors', 'affected', 'references', 'defects'],
  priority: [],
  statement: ['conditions'],
};

function isEntry(value: Json): boolean {
  if (!isObject(value) || !isId(value.id) || typeof value.source !== 'string') return false;
  const { kind } = value;
  if (typeof kind !== 'string' || !Object.hasOwn(LISTS, kind)) return false;
  if (!(LISTS[kind] ?? []).every((name) => Array.isArray(value[name]))) return false;
  return kind !== 'advisory' || (value.affected as Json[]).every(isAffected);
}

function isAffected(value: Json): boolean {
  if (!isObject(value) || typeof value.component !== 'string') return false;
  return ['ranges', 'versions', 'except', 'undetermined'].every((name) => Array.isArray(value[name]));
}
