import type { Entry } from './record.ts';

/** What an update did with what it brought. */
export interface Changes {
  added: number;
  changed: number;
  unchanged: number;
  /** Left as they were: what was there is newer. */
  older: number;
}

/** Entries by what they are about; of two about the same the newer one holds. */
export class NewestEntries {
  readonly changes: Changes = { added: 0, changed: 0, unchanged: 0, older: 0 };
  readonly #byKey = new Map<string, Entry>();

  constructor(entries: Iterable<Entry>) {
    for (const entry of entries) this.#byKey.set(keyOf(entry), entry);
  }

  add(entry: Entry): void {
    const key = keyOf(entry);
    const before = this.#byKey.get(key);
    if (before !== undefined && dateOf(before) > dateOf(entry)) {
      this.changes.older++;
      return;
    }
    if (before === undefined) this.changes.added++;
    else if (JSON.stringify(before) === JSON.stringify(entry)) this.changes.unchanged++;
    else this.changes.changed++;
    this.#byKey.set(key, entry);
  }

  values(): Iterable<Entry> {
    return this.#byKey.values();
  }
}

function keyOf(entry: Entry): string {
  const parts = [entry.kind, entry.source, entry.id];
  if (entry.kind === 'statement') {
    const { component, version, fixedFrom, conditions } = entry;
    parts.push(component, version ?? '', fixedFrom ?? '', JSON.stringify(conditions));
  }
  return parts.join('\n');
}

function dateOf(entry: Entry): string {
  return (entry.kind === 'advisory' ? entry.modified : entry.date) ?? '';
}

/** When the newest advisory among them was written; '' where none says. */
export function writtenAt(entries: Iterable<Entry>): string {
  let newest = '';
  for (const entry of entries) {
    const written = entry.kind === 'advisory' ? (entry.modified ?? entry.published ?? '') : '';
    if (written > newest) newest = written;
  }
  return newest;
}
