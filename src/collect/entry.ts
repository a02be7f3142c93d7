import { redactSentence } from '../kernel/redact.ts';
import { redactId } from '../kernel/redact-id.ts';
import { cureOf } from '../operations/table.ts';
import type { SnapshotEntry } from '../snapshot/snapshot.ts';
import type { Fetched } from './fetcher.ts';
import { keptOf } from './kept.ts';

const NEW_CREDENTIAL = 'kubernetes: a kubeconfig that the API server accepts';

/** What a fetch leaves in the snapshot: redacted, and with what would cure a refusal. */
export function toEntry(
  source: string,
  ids: readonly string[],
  fetched: Fetched,
  readAt: string,
  region?: string,
): SnapshotEntry {
  const entry: SnapshotEntry = { source, ids: ids.map(redactId), outcome: fetched.outcome };
  if (fetched.page > 1 || fetched.more) entry.page = fetched.page;
  if (fetched.more) entry.more = true;
  if (region !== undefined) entry.region = region;
  if (fetched.reason !== undefined) entry.reason = redactSentence(fetched.reason);
  if (fetched.code !== undefined) entry.code = fetched.code;
  if (fetched.httpStatus !== undefined) entry.httpStatus = fetched.httpStatus;
  if (fetched.incomplete) entry.incomplete = true;
  if (fetched.consistent === false) entry.consistent = false;
  const cure = cureFor(source, fetched);
  if (cure !== undefined) entry.cure = cure;
  if (fetched.outcome !== 'not-attempted') entry.readAt = readAt;
  if (fetched.document !== undefined && fetched.outcome === 'read')
    entry.document = keptOf(source, fetched.document);
  return entry;
}

function cureFor(source: string, { outcome, httpStatus }: Fetched): string | undefined {
  if (outcome !== 'denied' && outcome !== 'not-attempted') return undefined;
  return httpStatus === 401 && source.startsWith('kubernetes/') ? NEW_CREDENTIAL : cureOf(source);
}
