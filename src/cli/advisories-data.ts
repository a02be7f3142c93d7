import { AdvisoryIndex } from '../advisories/advisory-index.ts';
import { importText } from '../advisories/import/import-document.ts';
import { NewestEntries } from '../advisories/newest-entries.ts';
import type { Entry } from '../advisories/record.ts';
import { daysBetween, parseInstant } from '../kernel/time.ts';
import { readStore, storeFolder } from './advisories-store.ts';
import type { Streams } from './streams.ts';

/** Older data is said to be old. */
const OLD_AFTER_DAYS = 30;

/** How old the data is: part of every answer that rests on it. */
export interface DataAge {
  /** When the newest record was written: data that is old when it is taken in stays old. */
  asOf: string;
  /** Null where the clock of this machine is earlier than the data. */
  ageDays: number | null;
  old: boolean;
  advisories: number;
  /** Where updates came from; null where there are none. */
  from: string | null;
}
export interface LoadedAdvisories {
  index: AdvisoryIndex;
  age: DataAge;
}

/** The embedded data set with what updates brought. `now` is epoch milliseconds. */
export async function loadAdvisories(
  dataFlag: string | undefined,
  streams: Streams,
  now: number,
): Promise<LoadedAdvisories> {
  const embedded = await embeddedEntries();
  const kept = await readStore(storeFolder(dataFlag, streams));
  const newest = new NewestEntries(embedded);
  for (const entry of kept?.entries ?? []) newest.add(entry);
  const index = new AdvisoryIndex(newest.values());
  const written = newestOf(newest.values());
  // A record from the future makes nothing newer than the day on which it was taken in.
  const [asOf = ''] = [written, kept?.manifest.updatedAt ?? written].sort();
  const instant = parseInstant(asOf);
  const ageDays = instant === undefined || instant > now ? null : daysBetween(instant, now);
  return {
    index,
    age: {
      asOf,
      ageDays,
      old: ageDays !== null && ageDays > OLD_AFTER_DAYS,
      advisories: index.advisories.length,
      from: kept?.manifest.from ?? null,
    },
  };
}

/** The data set that comes with Demarc; nothing of it is read before it is asked for. */
export async function embeddedEntries(): Promise<Entry[]> {
  const { dataSet } = await import('../advisories/data-set.generated.ts');
  return dataSet.split('\n').flatMap((line) => importText(line).entries);
}

function newestOf(entries: Iterable<Entry>): string {
  let newest = '';
  for (const entry of entries) {
    const written = entry.kind === 'advisory' ? (entry.modified ?? entry.published ?? '') : '';
    if (written > newest) newest = written;
  }
  return newest;
}
