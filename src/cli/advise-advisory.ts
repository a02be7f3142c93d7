import { readFile, stat } from 'node:fs/promises';
import { AdvisoryIndex } from '../advisories/advisory-index.ts';
import { embeddedEntries } from '../advisories/embedded.ts';
import { importText } from '../advisories/import/import-document.ts';
import type { Advisory } from '../advisories/merge.ts';
import { NewestEntries } from '../advisories/newest-entries.ts';
import type { Entry } from '../advisories/record.ts';
import { UsageError } from '../kernel/usage-error.ts';
import type { AdviceDataAge } from '../model/advice.ts';
import { loadAdvisories } from './advisories-data.ts';
import { readStore, storeFolder } from './advisories-store.ts';
import type { Streams } from './streams.ts';

export interface FoundAdvisory {
  /** Undefined where neither the data nor a file tells of it. */
  found: { advisory: Advisory; index: AdvisoryIndex } | undefined;
  age: AdviceDataAge;
}

/**
 * The advisory that was asked about: by id in the data, or the one that a notice in a file tells of.
 * @throws UsageError where the file is no notice
 */
export async function findAdvisory(
  wanted: string,
  dataFlag: string | undefined,
  streams: Streams,
  now: number,
): Promise<FoundAdvisory> {
  const { index, age } = await loadAdvisories(dataFlag, streams, now);
  const known = index.find(wanted);
  if (known !== undefined) return { found: { advisory: known, index }, age };
  const file = await stat(wanted).catch(() => undefined);
  if (file?.isFile() !== true) return { found: undefined, age };
  return { found: await withNotice(wanted, dataFlag, streams), age };
}

/** That it is not known is no proof that it was not published. */
export function unknownAdvisory(wanted: string, { asOf, ageDays }: AdviceDataAge): UsageError {
  const age = ageDays === null ? 'of unknown age: the clock is earlier than it' : `${ageDays} days old`;
  return new UsageError(
    'scope-not-found',
    `There is no advisory and no file ${JSON.stringify(wanted)}. The data is as of ${asOf.slice(0, 10)}, ${age}: ` +
      'that is no proof that none was published. Run `demarc advisories update --from FILE|DIR|URL`, or give the notice as a file.',
  );
}

async function withNotice(
  path: string,
  dataFlag: string | undefined,
  streams: Streams,
): Promise<{ advisory: Advisory; index: AdvisoryIndex }> {
  const imported = importText(await textOf(path));
  const told = imported.entries.find((entry) => entry.kind === 'advisory');
  if (told === undefined) {
    const why = imported.unreadable ?? imported.refused[0] ?? 'nothing in it is an advisory';
    throw new UsageError(
      'input-not-recognised',
      `${path} is no notice: ${why}. Give an ACK notice, an OSV file or a CVE record.`,
    );
  }
  const kept = await readStore(storeFolder(dataFlag, streams));
  const newest = new NewestEntries(await embeddedEntries());
  for (const entry of [...(kept?.entries ?? []), ...imported.entries]) newest.add(entry as Entry);
  const index = new AdvisoryIndex(newest.values());
  return { index, advisory: index.find(told.id) as Advisory };
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown reason';
    throw new UsageError(
      'input-unreadable',
      `Cannot read ${path}: ${code}. Check the path and its permissions.`,
    );
  }
}
