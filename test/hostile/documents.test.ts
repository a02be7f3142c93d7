import { describe, expect, it } from 'vitest';
import type { Assessment } from '../../src/model/assessment.ts';
import { assessFolder, clusterItem, clusterList } from './folder.ts';

const LIST = 'cs/DescribeClustersV1.json';
const POOLS = 'cs/DescribeClusterNodePools@c0aa.json';
const good = { [LIST]: clusterList(clusterItem('c0aa')) };

function outcomeOf(assessment: Assessment, source: string): string | undefined {
  return assessment.sources.find((item) => item.source === source)?.outcome;
}

/** Nothing that the customer owes may come out as done. */
function met(assessment: Assessment) {
  return assessment.ledger.filter((row) => row.state === 'met' || row.state === 'verified');
}

describe('test/hostile: documents of an export folder', () => {
  it.each([
    ['truncated', '{"clusters":[{"cluster_id":"c0'],
    ['empty', ''],
    ['not JSON', '<html>login</html>'],
    ['a key twice', '{"clusters":[],"clusters":[{"cluster_id":"c0aa"}]}'],
    ['nested too deep', `${'{"a":'.repeat(300)}1${'}'.repeat(300)}`],
    ['not UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d])],
    ['a NUL byte', '{"clusters":\u0000[]}'],
  ])(
    'a cluster list that is %s is failed, and one cluster `?` stands for what it may have held',
    async (_name, text) => {
      const assessment = await assessFolder({ [LIST]: text });
      expect(outcomeOf(assessment, 'cs/DescribeClustersV1')).toBe('failed');
      expect(assessment.scopes.filter((scope) => scope.cluster === '?').map((scope) => scope.kind)).toEqual([
        'cluster',
        'node-pool',
        'node',
        'virtual-node',
      ]);
      expect(met(assessment)).toEqual([]);
    },
  );

  it.each([
    ['null', null],
    ['a text', 'nonsense'],
    ['a list', [1, 2]],
    ['an object without the list', {}],
    ['a list of odd elements', { nodepools: [null, 5, 'x', []] }],
    ['a pool without an id', { nodepools: [{ nodepool_info: {} }] }],
  ])('a node pool list that is %s leaves a pool `?` of unknown party', async (_name, document) => {
    const assessment = await assessFolder({ ...good, [POOLS]: JSON.stringify(document) });
    const rows = assessment.ledger.filter(
      (row) => row.scope.kind === 'node-pool' && row.scope.nodePool === '?' && row.duty !== null,
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(new Set(rows.map((row) => `${row.party} ${row.state}`))).toEqual(new Set(['unknown unproven']));
  });

  it('a byte order mark is no fault', async () => {
    const assessment = await assessFolder({
      [LIST]: `\ufeff${JSON.stringify(clusterList(clusterItem('c0aa')))}`,
    });
    expect(outcomeOf(assessment, 'cs/DescribeClustersV1')).toBe('read');
  });

  it('a page that is missing makes the list incomplete', async () => {
    const page = {
      clusters: [clusterItem('c0aa')],
      page_info: { page_number: 1, page_size: 1, total_count: 2 },
    };
    const assessment = await assessFolder({ [LIST]: page });
    expect(assessment.scopes.some((scope) => scope.kind === 'cluster' && scope.cluster === '?')).toBe(true);
  });

  it('a hundred thousand odd elements are one reason, not a hundred thousand', async () => {
    const nodes = { nodes: Array.from({ length: 100_000 }, () => null), page: { total_count: 100_000 } };
    const assessment = await assessFolder({ ...good, 'cs/DescribeClusterNodes@c0aa.json': nodes });
    expect(JSON.stringify(assessment).length).toBeLessThan(2_000_000);
    expect(assessment.scopes.some((scope) => scope.kind === 'node' && scope.node === '?')).toBe(true);
  }, 60_000);

  it('a field of the wrong type is unknown, never off and never on', async () => {
    for (const value of ['maybe', 1, null, [], {}]) {
      const assessment = await assessFolder({
        [LIST]: clusterList(clusterItem('c0aa', { deletion_protection: value })),
      });
      const found = assessment.findings.filter((item) => item.check === 'deletion-protection-off');
      expect(found.map((item) => item.verdict)).toEqual(['unknown']);
    }
  });

  it('a master_url that cannot be parsed is unknown, not private', async () => {
    const assessment = await assessFolder({
      [LIST]: clusterList(clusterItem('c0aa', { master_url: '{oops' })),
    });
    const found = assessment.findings.filter((item) => item.check === 'apiserver-public-endpoint');
    expect(found.map((item) => item.verdict)).toEqual(['unknown']);
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'an id named %s is an id',
    async (id) => {
      const files = {
        [LIST]: JSON.stringify(clusterList(clusterItem(id))),
        [`cs/DescribeClusterNodePools@${id}.json`]: JSON.stringify({
          nodepools: [{ nodepool_info: { nodepool_id: id, name: id, type: 'ess' } }],
        }),
      };
      const assessment = await assessFolder(files);
      const names = assessment.scopes.filter((scope) => scope.kind === 'node-pool' && scope.nodePool !== '?');
      expect(names.map((scope) => [scope.cluster, scope.nodePool])).toEqual([[id, id]]);
      expect(assessment.ledger.some((row) => row.scope.nodePool === id && row.layer === 'node-os')).toBe(
        true,
      );
    },
  );

  it('an empty account is clean of findings about clusters, and has no cluster `?`', async () => {
    const assessment = await assessFolder({ [LIST]: clusterList() });
    expect(assessment.scopes.map((scope) => scope.kind)).toEqual(['account']);
    expect(assessment.findings.filter((item) => item.scope.kind === 'cluster')).toEqual([]);
  });

  it('an account without any permission is unknown throughout, and names what would cure it', async () => {
    const denied = { httpStatus: 403, code: 'StatusForbidden', message: 'no' };
    const assessment = await assessFolder({ 'cs/DescribeClustersV1.error.json': denied });
    const source = assessment.sources.find((item) => item.source === 'cs/DescribeClustersV1');
    expect([source?.outcome, source?.cure]).toEqual(['denied', 'cs:DescribeClustersV1']);
    expect(assessment.findings.filter((item) => item.verdict === 'fail')).toEqual([]);
    expect(met(assessment)).toEqual([]);
  });

  it('a cluster deleted half-way is still there, with what is gone unknown', async () => {
    const gone = { httpStatus: 404, code: 'ErrorClusterNotFound', message: 'cluster not found' };
    const assessment = await assessFolder({
      [LIST]: clusterList(clusterItem('c0aa', { state: 'deleting' })),
      'cs/DescribeClusterDetail@c0aa.error.json': gone,
      'cs/DescribeClusterNodePools@c0aa.error.json': gone,
    });
    expect(assessment.scopes.some((scope) => scope.cluster === 'c0aa' && scope.kind === 'cluster')).toBe(
      true,
    );
    expect(assessment.scopes.some((scope) => scope.cluster === 'c0aa' && scope.nodePool === '?')).toBe(true);
  });

  it('a refusal beside a document does not make the document whole', async () => {
    const assessment = await assessFolder({
      ...good,
      [POOLS]: { nodepools: [] },
      'cs/DescribeClusterNodePools@c0aa.error.json': {
        httpStatus: 403,
        code: 'StatusForbidden',
        message: '',
      },
    });
    expect(assessment.scopes.some((scope) => scope.nodePool === '?')).toBe(true);
  });
});
