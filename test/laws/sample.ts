import { openLive } from '../../src/cli/live.ts';
import type { Streams } from '../../src/cli/streams.ts';
import { sampleFleet } from '../../src/demo/fleet.ts';
import type { Fleet } from '../../src/double/fleet.ts';
import { type DoubleOptions, startDouble } from '../../src/double/server.ts';
import type { Snapshot, SnapshotEntry, SnapshotHeader } from '../../src/snapshot/snapshot.ts';

/** A collected snapshot that tests can change entry by entry. */
export interface Sample {
  header: SnapshotHeader;
  entries: SnapshotEntry[];
}

const silent: Streams = {
  out: () => undefined,
  error: () => undefined,
  columns: 80,
  colour: false,
  live: false,
  environment: {},
};

/** What the production client reads from the double. */
export async function collectSample(
  options: { fleet?: Fleet; faults?: DoubleOptions['faults'] } = {},
): Promise<Sample> {
  const fleet = options.fleet ?? sampleFleet();
  const double = await startDouble(fleet, options.faults === undefined ? {} : { faults: options.faults });
  try {
    const live = {
      credentials: {
        accessKeyId: double.accessKeyId,
        accessKeySecret: double.accessKeySecret,
        securityToken: double.securityToken,
      },
      override: { endpoint: double.endpoint, protocol: 'http' as const },
      kubeconfig: { text: double.kubeconfig() },
      timing: undefined,
    };
    const collection = await openLive({ live, regions: [], clusters: [] }, silent);
    const entries: SnapshotEntry[] = [];
    for await (const entry of collection.entries())
      entries.push({ ...entry, ...(entry.readAt !== undefined && { readAt: fleet.time }) });
    return { header: { ...collection.header, collectedAt: fleet.time }, entries };
  } finally {
    await double.close();
  }
}

export function toSnapshot({ header, entries }: Sample): Snapshot {
  return {
    header,
    async *entries() {
      yield* entries;
    },
  };
}
