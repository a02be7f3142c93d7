import { dig, isObject, JsonFault, parseLine, toJsonText } from '../kernel/json.ts';
import { OUTCOMES, type Outcome } from '../kernel/known.ts';
import { redact, redactSentence } from '../kernel/redact.ts';
import { redactId } from '../kernel/redact-id.ts';
import { parseInstant } from '../kernel/time.ts';
import { UsageError } from '../kernel/usage-error.ts';
import { parseListLine } from './list-line.ts';
import {
  PODS,
  SNAPSHOT_VERSION,
  type SnapshotEntry,
  type SnapshotHeader,
  type SnapshotTrailer,
} from './snapshot.ts';

/** A snapshot file is NDJSON: a header, one line a fetch, a trailer. */
export function headerLine(header: SnapshotHeader): string {
  return `${toJsonText(header)}\n`;
}

export function entryLine(entry: SnapshotEntry): string {
  return `${toJsonText(entry)}\n`;
}

export function trailerLine(entries: number): string {
  return `${toJsonText({ end: true, entries } satisfies SnapshotTrailer)}\n`;
}

/** @throws UsageError when the file is no snapshot, or one of a newer Demarc */
export function parseHeader(line: string, file: string): SnapshotHeader {
  const value = parsed(line);
  if (dig(value, 'kind') !== 'demarc-snapshot') {
    throw new UsageError(
      'input-not-recognised',
      `${file} is not a Demarc snapshot: its first line does not say so. Give a snapshot file or an export folder.`,
    );
  }
  const version = dig(value, 'version');
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    throw new UsageError(
      'snapshot-malformed',
      `${file} has a damaged header: its version is ${JSON.stringify(version ?? null)}. Collect again.`,
    );
  }
  if (version > SNAPSHOT_VERSION) {
    throw new UsageError(
      'snapshot-newer',
      `${file} was written by a newer Demarc (snapshot version ${String(version)}, this one reads up to ${SNAPSHOT_VERSION}). Update Demarc to read it.`,
    );
  }
  const collectedAt = dig(value, 'collectedAt');
  const account = dig(value, 'account');
  if (
    typeof collectedAt !== 'string' ||
    parseInstant(collectedAt) === undefined ||
    typeof account !== 'string' ||
    account.trim() === ''
  ) {
    throw new UsageError(
      'snapshot-malformed',
      `${file} has a damaged header: it names no time or account. Collect again.`,
    );
  }
  const regions = dig(value, 'regions');
  return {
    kind: 'demarc-snapshot',
    version,
    collectedAt,
    account,
    regions: textsOf(regions),
    scope: {
      ...limitedTo('clusters', dig(value, 'scope', 'clusters')),
      ...limitedTo('regions', dig(value, 'scope', 'regions')),
    },
  };
}

function limitedTo(name: 'clusters' | 'regions', value: unknown): SnapshotHeader['scope'] {
  const texts = textsOf(value);
  return texts.length === 0 ? {} : { [name]: texts };
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

const OPTIONAL_TEXTS = ['region', 'reason', 'cure', 'code', 'readAt'] as const;
const OPTIONAL_FLAGS = ['more', 'incomplete'] as const;

export type Line = { entry: SnapshotEntry } | { trailer: SnapshotTrailer } | { fault: string };

/** Pods and what makes them are nearly all of a large snapshot, and little of them is looked at. */
const LARGE: ReadonlySet<string> = new Set([PODS, 'kubernetes/replicasets.apps', 'kubernetes/jobs.batch']);

/**
 * One line after the header. What stands in a file is not believed to be redacted, for anybody may have
 * changed it; pods and what makes them are redacted by whoever looks at them. A damaged line is a fault
 * for the caller to report, not an exception.
 */
export function parseEntryLine(line: string): Line {
  const value = parsed(line);
  if (!isObject(value)) return { fault: 'a line is not JSON' };
  if (value.end === true && typeof value.entries === 'number')
    return { trailer: { end: true, entries: value.entries } };
  const { source, ids, outcome } = value;
  const sound =
    OPTIONAL_TEXTS.every((name) => value[name] === undefined || typeof value[name] === 'string') &&
    OPTIONAL_FLAGS.every((name) => value[name] === undefined || value[name] === true) &&
    (value.consistent === undefined || value.consistent === false) &&
    (value.httpStatus === undefined || typeof value.httpStatus === 'number') &&
    // A fetch that is said to have been read and holds nothing would read as an empty answer.
    (outcome !== 'read' || Object.hasOwn(value, 'document')) &&
    typeof source === 'string' &&
    Array.isArray(ids) &&
    ids.every((id) => typeof id === 'string') &&
    typeof outcome === 'string' &&
    OUTCOMES.includes(outcome as Outcome) &&
    (value.page === undefined || (Number.isInteger(value.page) && Number(value.page) >= 1));
  if (!sound) return { fault: 'a line is not an entry of a snapshot' };
  const entry = value as unknown as SnapshotEntry;
  return { entry: LARGE.has(entry.source) ? entry : redactedEntry(entry) };
}

/** An entry without secrets, and without nesting that no walk survives; the entry itself where it has neither. */
export function redactedEntry(entry: SnapshotEntry): SnapshotEntry {
  const ids = entry.ids.map(redactId);
  const reason = entry.reason === undefined ? undefined : redactSentence(entry.reason);
  const document = entry.document === undefined ? undefined : redact(entry.document);
  const same =
    reason === entry.reason &&
    document === entry.document &&
    ids.every((id, index) => id === entry.ids[index]);
  if (same) return entry;
  const clean: SnapshotEntry = { ...entry, ids };
  if (reason !== undefined) clean.reason = reason;
  if (document !== undefined) clean.document = document;
  return clean;
}

function parsed(line: string): unknown {
  try {
    return parseListLine(line) ?? parseLine(line);
  } catch (error) {
    if (error instanceof JsonFault) return undefined;
    throw error;
  }
}
