import { expect, it } from 'vitest';
import type { SnapshotEntry, SnapshotHeader } from '../../snapshot/snapshot.ts';
import { Reading } from './reading.ts';

const header: SnapshotHeader = {
  kind: 'demarc-snapshot',
  version: 1,
  collectedAt: '2026-11-20T08:00:00Z',
  account: '1',
  regions: [],
  scope: {},
};
const SOURCE = 'cs/DescribeClusterNodePoolDetail';

function entry(...ids: string[]): SnapshotEntry {
  return { source: SOURCE, ids, outcome: 'denied' };
}

it('finds the requests about one cluster, in the order of all', () => {
  const ids = [['b', '2'], ['a', '2'], ['__proto__', '1'], ['a', '1'], ['b', '1'], []];
  const reading = new Reading(
    header,
    ids.map((each) => entry(...each)),
  );
  for (const cluster of ['a', 'b', '__proto__'])
    expect(reading.requestsOf(SOURCE, cluster)).toEqual(
      reading.requests(SOURCE).filter(([id]) => id === cluster),
    );
  expect(reading.requestsOf(SOURCE, 'a')).toEqual([
    ['a', '1'],
    ['a', '2'],
  ]);
  expect(reading.requestsOf(SOURCE, 'c')).toEqual([]);
  expect(reading.requestsOf('cs/DescribeClusterNodes', 'a')).toEqual([]);
});
