import { expect, it } from 'vitest';
import { read, recordedTables, refused, told } from '../../../test/fixtures/recorded.ts';

const APIS = 'kubernetes/deprecated-apis@c0aa';
const series = (more: object = {}) => ({
  metric: {
    __name__: 'apiserver_requested_deprecated_apis',
    group: 'batch',
    version: 'v1beta1',
    resource: 'cronjobs',
    subresource: '',
    removed_release: '1.25',
    ...more,
  },
  value: [1795000000, '1'],
});
const answer = (...result: unknown[]) => ({ status: 'success', data: { resultType: 'vector', result } });
const clusters = (version: unknown) =>
  read('cs/DescribeClustersV1', { clusters: [{ cluster_id: 'c0aa', current_version: version }] });
const row = (document: unknown) => recordedTables(read(APIS, document)).apiUses.rows[0];
const removed = (document: unknown) => {
  const found = row(document)?.removed;
  return found?.known ? found.value.map(({ api, removedIn }) => [api, removedIn]) : told(found);
};

it('tells what clients asked for, and when it goes', () => {
  expect(removed(answer(series(), series({ group: '', version: 'v1', resource: 'x' })))).toEqual([
    ['cronjobs.batch/v1beta1', 25],
    ['x./v1', 25],
  ]);
  const found = row(answer(series()))?.removed;
  expect(found?.known && found.value[0]?.at.path).toBe('/data/result/0/metric');
});

it('leaves out what no release removes', () => {
  expect(removed(answer(series({ removed_release: '' })))).toEqual([]);
  expect(removed(answer())).toEqual([]);
});

it.each([
  [answer({})],
  [answer('x')],
  [answer(series({ resource: 7.5, version: undefined }))],
  [answer(series({ removed_release: '25' }))],
  [answer(series({ removed_release: 1.25 }))],
  [{ status: 'success', data: {} }],
  [{ status: 'success', data: { result: {} } }],
  [{ status: 'error', error: 'x' }],
  [{ ...answer(), status: undefined }],
  [[]],
])('takes %j for unread', (document) =>
  expect(removed(document)).toMatch(/^unread: kubernetes\/deprecated-apis/),
);

it('a document that nobody brought is not attempted', () => {
  expect(told(recordedTables().apiUses.rows[0]?.removed)).toBe(
    'unread: kubernetes/deprecated-apis not-attempted',
  );
  expect(told(recordedTables(refused(APIS)).apiUses.rows[0]?.removed)).toBe(
    'unread: kubernetes/deprecated-apis denied',
  );
});

it.each([
  ['1.36.1-aliyun.1', 36],
  ['2.0.0', 'unread: cs/DescribeClustersV1 failed'],
  ['x', 'unread: cs/DescribeClustersV1 failed'],
])('reads the minor version of %j', (version, minor) => {
  expect(told(recordedTables(clusters(version)).apiUses.rows[0]?.minor)).toBe(minor);
});
