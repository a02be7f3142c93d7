import { describe, expect, it } from 'vitest';
import type { SourceReport } from '../../src/model/assessment.ts';
import { assessFiles, type Files } from './folder.ts';
import { CLUSTER, filesOf, node } from './world.ts';

const NODES = `cs/DescribeClusterNodes@${CLUSTER}.json`;
const DETAIL = `cs/DescribeClusterDetail@${CLUSTER}.json`;

async function reportOf(source: string, files: Files): Promise<SourceReport | undefined> {
  return (await assessFiles(files)).sources.find((report) => report.source === source);
}

describe('contract: sources', () => {
  it('are read where the whole answer is here', async () => {
    expect(await reportOf('cs/DescribeClusterNodes', filesOf())).toMatchObject({ outcome: 'read' });
  });

  it('failed where a page of the answer is missing', async () => {
    const page = { page_number: 1, page_size: 100, total_count: 3 };
    const report = await reportOf('cs/DescribeClusterNodes', {
      ...filesOf(),
      [NODES]: { nodes: [node()], page },
    });
    expect(report).toMatchObject({ outcome: 'failed', reason: '1 of 3 items are here' });
  });

  it.each([
    ['a list under another name', { clusters: [] }, 'the answer has no list at /nodes'],
    ['elements that are no objects', { nodes: ['x'], page: { total_count: 1 } }, 'are not objects'],
  ])('failed where the answer has %s', async (_name, body, reason) => {
    const report = await reportOf('cs/DescribeClusterNodes', { ...filesOf(), [NODES]: body });
    expect(report).toMatchObject({ outcome: 'failed', reason: expect.stringContaining(reason) });
  });

  it.each(['text', 7, null, []])('failed where the answer is %j and not an object', async (body) => {
    const report = await reportOf('cs/DescribeClusterDetail', {
      ...filesOf(),
      [DETAIL]: JSON.stringify(body),
    });
    expect(report).toMatchObject({ outcome: 'failed', reason: 'the answer is not an object' });
  });

  it('failed where the list of pods is none, or names a further page that is not here', async () => {
    const pods = `kubernetes/${CLUSTER}/pods.json`;
    const faults = [
      [{ items: 'x' }, 'the answer has no list at /items'],
      [{ metadata: { continue: 'more' }, items: [] }, 'names a further one'],
    ] as const;
    for (const [body, reason] of faults) {
      const report = await reportOf('kubernetes/pods', { ...filesOf(), [pods]: body });
      expect(report).toMatchObject({ outcome: 'failed' });
      expect(report?.reason).toContain(reason);
    }
  });
});
