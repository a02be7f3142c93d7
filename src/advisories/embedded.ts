import { AdvisoryIndex } from './advisory-index.ts';
import { importText } from './import/import-document.ts';
import { writtenAt } from './newest-entries.ts';
import type { Entry } from './record.ts';

/** The data set that comes with Demarc; nothing of it is read before it is asked for. */
export async function embeddedEntries(): Promise<Entry[]> {
  const { dataSet } = await import('./data-set.generated.ts');
  return dataSet.split('\n').flatMap((line) => importText(line).entries);
}

/** Advisories to hold versions against, and how new they are. */
export interface AdvisorySet {
  index: AdvisoryIndex;
  /** When the newest of them was written, RFC 3339. */
  asOf: string;
  /** Where updates came from; null where there are none. */
  from: string | null;
}

let embedded: Promise<AdvisorySet> | undefined;

/** The data set that comes with Demarc, indexed; read and compiled once. */
export function embeddedAdvisories(): Promise<AdvisorySet> {
  embedded ??= embeddedEntries().then((entries) => ({
    index: new AdvisoryIndex(entries),
    asOf: writtenAt(entries),
    from: null,
  }));
  return embedded;
}
