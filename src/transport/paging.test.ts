import { describe, expect, it } from 'vitest';
import type { Json } from '../kernel/json.ts';
import type { Operation } from '../operations/operation.ts';
import { operationOf } from '../operations/table.ts';
import type { Answer, Reply } from './answer.ts';
import { pagesOf } from './paging.ts';

/** Pages through canned documents; returns the queries and the answers without their documents. */
async function through(source: string, ...documents: (Json | 'refuse')[]) {
  const queries: Record<string, string>[] = [];
  const ask = (query: Record<string, string>): Promise<Reply<Json>> => {
    queries.push(query);
    const document = documents[queries.length - 1];
    if (document === undefined) throw new Error('asked for a page too many');
    if (document === 'refuse')
      return Promise.resolve({
        ok: false,
        refusal: { outcome: 'denied', retry: false, reason: 'no', code: 'NoPermission', httpStatus: 403 },
      });
    return Promise.resolve({ ok: true, value: document });
  };
  const answers: Omit<Answer, 'document'>[] = [];
  for await (const { document: _, ...answer } of pagesOf(operationOf(source) as Operation, ask))
    answers.push(answer);
  return { queries, answers };
}

const clusters = (count: number, total: Json) => ({
  clusters: Array<Json>(count).fill({}),
  page_info: { total_count: total },
});
const users = (more: Json, marker?: string) => ({
  Users: { User: [{}] },
  IsTruncated: more,
  ...(marker === undefined ? {} : { Marker: marker }),
});
const instances = (next?: string) => ({
  Instances: { Instance: [{}] },
  ...(next === undefined ? {} : { NextToken: next }),
});

describe('src/transport/paging.ts', () => {
  it('asks once where there are no pages', async () => {
    expect(await through('cs/DescribeClusterDetail', {})).toEqual({
      queries: [{}],
      answers: [{ outcome: 'read', page: 1 }],
    });
  });

  it('counts pages until the total is reached', async () => {
    const { queries, answers } = await through('cs/DescribeClustersV1', clusters(50, 70), clusters(20, 70));
    expect(queries).toEqual([
      { page_number: '1', page_size: '50' },
      { page_number: '2', page_size: '50' },
    ]);
    expect(answers).toEqual([
      { outcome: 'read', page: 1, more: true },
      { outcome: 'read', page: 2 },
    ]);
  });

  it('reads a total that is spelt as a string, or nested', async () => {
    const vulnerabilities = (count: number) => ({
      VulRecords: Array<Json>(count).fill({}),
      PageInfo: { TotalCount: '3' },
    });
    expect((await through('sas/DescribeVulList', vulnerabilities(2), vulnerabilities(1))).answers).toEqual([
      { outcome: 'read', page: 1, more: true },
      { outcome: 'read', page: 2 },
    ]);
  });

  it('follows a page that is smaller than asked for', async () => {
    expect((await through('cs/DescribeClustersV1', clusters(10, 12), clusters(2, 12))).queries.length).toBe(
      2,
    );
  });

  it('without a total stops at the first page that is not full', async () => {
    expect((await through('cs/DescribeClustersV1', clusters(50, null), clusters(0, null))).answers).toEqual([
      { outcome: 'read', page: 1, more: true },
      { outcome: 'read', page: 2 },
    ]);
  });

  it('follows markers while the service says that there is more', async () => {
    const { queries, answers } = await through(
      'ram/ListUsers',
      users(true, 'm1'),
      users('true', 'm2'),
      users(false, 'm3'),
    );
    expect(queries).toEqual([
      { MaxItems: '100' },
      { MaxItems: '100', Marker: 'm1' },
      { MaxItems: '100', Marker: 'm2' },
    ]);
    expect(answers.at(-1)).toEqual({ outcome: 'read', page: 3 });
  });

  it('follows tokens until there is none', async () => {
    const { queries, answers } = await through('ecs/DescribeInstances', instances('t1'), instances(''));
    expect(queries).toEqual([{ MaxResults: '100' }, { MaxResults: '100', NextToken: 't1' }]);
    expect(answers.at(-1)).toEqual({ outcome: 'read', page: 2 });
  });

  it.each([
    [
      'cs/DescribeClustersV1',
      [clusters(50, 70), clusters(0, 70)],
      'the service counts 70 entries and gave 50',
    ],
    [
      'cs/DescribeClustersV1',
      [{ clusters: 'unexpected' }],
      'the list is not where the answer should hold it',
    ],
    [
      'cs/DescribeClustersV1',
      [{ page_info: { total_count: 3 } }],
      'the list is not where the answer should hold it',
    ],
    ['ram/ListUsers', [users(true)], 'the service says that there is more and gives no way to it'],
    [
      'ecs/DescribeInstances',
      [instances('t1'), instances('t1')],
      'the service hands out the same page again',
    ],
  ] as [string, Json[], string][])('%s ends incomplete: %#', async (source, documents, reason) => {
    expect((await through(source, ...documents)).answers.at(-1)).toEqual({
      outcome: 'read',
      page: documents.length,
      incomplete: true,
      reason,
    });
  });

  it('yields what was read before a page fails, then the failure', async () => {
    expect((await through('cs/DescribeClustersV1', clusters(50, 70), 'refuse')).answers).toEqual([
      { outcome: 'read', page: 1, more: true },
      { outcome: 'denied', page: 2, incomplete: true, reason: 'no', code: 'NoPermission', httpStatus: 403 },
    ]);
  });

  it('is not incomplete where nothing was read', async () => {
    expect((await through('cs/DescribeClustersV1', 'refuse')).answers).toEqual([
      { outcome: 'denied', page: 1, reason: 'no', code: 'NoPermission', httpStatus: 403 },
    ]);
  });
});
