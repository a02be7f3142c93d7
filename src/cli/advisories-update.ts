import { embeddedEntries } from '../advisories/embedded.ts';
import { importText } from '../advisories/import/import-document.ts';
import { type Changes, NewestEntries } from '../advisories/newest-entries.ts';
import type { Entry } from '../advisories/record.ts';
import { toInstantText } from '../kernel/time.ts';
import { UsageError } from '../kernel/usage-error.ts';
import { alone } from './advisories-lock.ts';
import { openSources, type SourceFile } from './advisories-sources.ts';
import { holdsStore, type Manifest, readStore, storeFolder, writeStore } from './advisories-store.ts';
import type { Streams } from './streams.ts';

/** What an update did. */
export interface Update {
  manifest: Manifest;
  files: number;
  changes: Changes;
  refused: { file: string; reason: string }[];
  /** Scores of flaws that no advisory names: EPSS covers every CVE there is. */
  leftOut: number;
}

/**
 * Takes in what `--from` names. Nothing is changed unless all of it could be read and something in it is
 * an advisory; documents of no known form are left out and named.
 */
export async function updateAdvisories(
  from: string,
  expected: string | undefined,
  dataFlag: string | undefined,
  streams: Streams,
  now: number,
): Promise<Update> {
  const folder = storeFolder(dataFlag, streams);
  const { brought, refused, files } = (await holdsStore(from))
    ? { brought: (await readStore(from))?.entries ?? [], refused: [], files: 1 }
    : await readAll(await openSources(from, expected));
  if (brought.length === 0) {
    const [first] = refused;
    throw new UsageError(
      'input-not-recognised',
      `${from} holds no advisory that can be read${first === undefined ? '' : ` (${first.reason})`}. Nothing was changed.`,
    );
  }
  const embedded = await embeddedEntries();
  return alone(folder, async () => {
    const kept = await readStore(folder);
    const entries = new NewestEntries(kept?.entries ?? []);
    const known = namedIds([...embedded, ...entries.values(), ...brought]);
    let leftOut = 0;
    for (const entry of brought) {
      if (entry.kind === 'priority' && !known.has(entry.id)) leftOut++;
      else entries.add(entry);
    }
    const manifest = await writeStore(folder, entries.values(), from, toInstantText(now));
    return { manifest, files, changes: entries.changes, refused, leftOut };
  });
}

async function readAll(files: readonly SourceFile[]) {
  const refused: Update['refused'] = [];
  const brought: Entry[] = [];
  for (const { name, read } of files) {
    const imported = importText(await read());
    if (imported.unreadable !== undefined)
      throw new UsageError(
        'input-unreadable',
        `${name} is cut off or no document: ${imported.unreadable}. Nothing was changed; mend or remove it.`,
      );
    for (const entry of imported.entries) brought.push(entry);
    for (const reason of imported.refused) refused.push({ file: name, reason });
  }
  return { brought, refused, files: files.length };
}

function namedIds(entries: readonly Entry[]): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const entry of entries) {
    if (entry.kind === 'priority') continue;
    ids.add(entry.id);
    if (entry.kind === 'advisory') for (const id of [...entry.aliases, ...entry.upstream]) ids.add(id);
  }
  return ids;
}
