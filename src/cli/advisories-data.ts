import { AdvisoryIndex } from '../advisories/advisory-index.ts';
import { embeddedEntries } from '../advisories/embedded.ts';
import { NewestEntries, writtenAt } from '../advisories/newest-entries.ts';
import { daysBetween, parseInstant } from '../kernel/time.ts';
import { type AdviceDataAge, OLD_AFTER_DAYS } from '../model/advice.ts';
import { readStore, storeFolder } from './advisories-store.ts';
import type { Streams } from './streams.ts';

export interface LoadedAdvisories {
  index: AdvisoryIndex;
  age: AdviceDataAge;
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
  const written = writtenAt(newest.values());
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
