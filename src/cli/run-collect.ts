import { ExportFolder } from '../collect/export-folder.ts';
import type { LiveOptions } from '../collect/live.ts';
import { exportSnapshot } from '../collect/open-input.ts';
import { forgetPartials, openPartial } from '../collect/resume.ts';
import { SnapshotWriter } from '../collect/snapshot-file.ts';
import { redactSentence } from '../kernel/redact.ts';
import { UsageError } from '../kernel/usage-error.ts';
import { KUBERNETES_VERSION } from '../operations/kubernetes.ts';
import { inert } from '../report/inert.ts';
import type { SnapshotEntry } from '../snapshot/snapshot.ts';
import { type LiveCollection, openLive } from './live.ts';
import type { Streams } from './streams.ts';

interface AccountRequest {
  file: string;
  live: LiveOptions;
  cluster: string[];
  region: string[];
  resume: boolean;
}

/** Collects the live account; on Ctrl-C what was read stays, for `--resume`. Returns what to say of it. */
export async function collectAccount(request: AccountRequest, streams: Streams): Promise<string> {
  if (!request.resume) await forgetPartials(request.file);
  const partial = request.resume ? await openPartial(request.file) : undefined;
  const stop = new AbortController();
  const onInterrupt = () => stop.abort();
  process.once('SIGINT', onInterrupt);
  process.once('SIGTERM', onInterrupt);
  try {
    const collection = await openLive(
      {
        live: request.live,
        regions: request.region,
        clusters: request.cluster,
        signal: stop.signal,
        ...(partial !== undefined && { resumed: partial.entriesOf }),
      },
      streams,
    );
    partial?.mustMatch(collection.header);
    const writer = await SnapshotWriter.create(request.file, collection.header);
    const report = await writeAll(collection.entries(), writer, request.file, stop.signal, (clusters) =>
      connectionsText(collection, clusters),
    );
    await partial?.discard();
    return report;
  } finally {
    process.off('SIGINT', onInterrupt);
    process.off('SIGTERM', onInterrupt);
    await partial?.close();
  }
}

async function writeAll(
  entries: AsyncIterable<SnapshotEntry>,
  writer: SnapshotWriter,
  file: string,
  signal: AbortSignal | undefined,
  epilogue: (clusters: ReadonlySet<string>) => string,
): Promise<string> {
  const outcomes = new Map<string, number>();
  const clusters = new Set<string>();
  try {
    for await (const entry of entries) {
      await writer.write(entry);
      if (entry.source === KUBERNETES_VERSION) clusters.add(entry.ids[0] ?? '');
      outcomes.set(entry.outcome, (outcomes.get(entry.outcome) ?? 0) + 1);
    }
    signal?.throwIfAborted();
  } catch (error) {
    await writer.suspend();
    if (signal?.aborted) {
      throw new UsageError(
        'interrupted',
        `Interrupted. What was read is in ${file}.partial: run the same command with --resume to go on.`,
      );
    }
    throw error;
  }
  if (!outcomes.has('read')) {
    await writer.suspend();
    throw new UsageError(
      'nothing-read',
      `Not one source could be read, so ${file} was not written. Check the network, the region and the credentials.`,
    );
  }
  await writer.finish();
  const counts = [...outcomes].sort().map(([outcome, count]) => `${count} ${outcome}`);
  return `${epilogue(clusters)}${file}: ${counts.join(', ') || 'nothing was read'}\n`;
}

const UNVERIFIED = "; insecure-skip-tls-verify: the API server's certificate was not checked";

/** How each cluster was reached, for people to see. */
function connectionsText({ fetcher }: LiveCollection, clusters: ReadonlySet<string>): string {
  const lines = [...clusters].sort().map((cluster) => {
    const found = fetcher.connection(cluster);
    if (found === undefined) return `${cluster}: no kubeconfig context reaches it`;
    return `${cluster}: ${inert(found.context ?? 'kubeconfig of 15 minutes from ACK')} (by ${found.by}${found.unverified ? UNVERIFIED : ''})`;
  });
  return lines.map((line) => `${line}\n`).join('');
}

export async function collectFolder(dir: string, file: string): Promise<string> {
  if (!(await ExportFolder.isOne(dir))) {
    throw new UsageError(
      'input-not-recognised',
      `${dir} is no export folder: it has no demarc-export.json. See "Offline use" in the README.`,
    );
  }
  const folder = await ExportFolder.open(dir);
  const snapshot = exportSnapshot(folder);
  const writer = await SnapshotWriter.create(file, snapshot.header);
  const ignored = () =>
    folder.ignored.length === 0
      ? ''
      : `${folder.ignored.length} files are none that Demarc reads, the first ${inert(redactSentence(folder.ignored[0] ?? ''))}\n`;
  return writeAll(snapshot.entries(), writer, file, undefined, ignored);
}
