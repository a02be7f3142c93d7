import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSnapshotFile, SnapshotWriter } from '../collect/snapshot-file.ts';
import { sampleFleet } from '../demo/fleet.ts';
import { startDouble } from '../double/server.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { openLive } from './live.ts';
import type { Streams } from './streams.ts';

/** Runs the production client against the embedded double of the APIs, and hands on the snapshot it makes. */
export async function collectDemo<T>(
  keep: string | undefined,
  streams: Streams,
  use: (snapshot: Snapshot) => Promise<T>,
): Promise<T> {
  const folder = keep === undefined ? await mkdtemp(join(tmpdir(), 'demarc-')) : undefined;
  const file = keep ?? join(folder as string, 'demo.ndjson');
  try {
    await collectInto(file, streams);
    return await use(openSnapshotFile(file));
  } finally {
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  }
}

async function collectInto(file: string, streams: Streams): Promise<void> {
  const fleet = sampleFleet();
  const double = await startDouble(fleet);
  try {
    const live = {
      credentials: {
        accessKeyId: double.accessKeyId,
        accessKeySecret: double.accessKeySecret,
        securityToken: double.securityToken,
      },
      override: { endpoint: double.endpoint, protocol: 'http' as const },
      kubeconfig: { text: double.kubeconfig() },
    };
    const collection = await openLive({ live, regions: [], clusters: [] }, streams);
    // The fleet is told as of its own time, so that the demonstration never ages.
    const writer = await SnapshotWriter.create(file, { ...collection.header, collectedAt: fleet.time });
    for await (const entry of collection.entries())
      await writer.write(entry.readAt === undefined ? entry : { ...entry, readAt: fleet.time });
    await writer.finish();
  } finally {
    await double.close();
  }
}
