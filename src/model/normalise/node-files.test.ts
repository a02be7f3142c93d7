import { expect, it } from 'vitest';
import { read, recordedTables, refused, told } from '../../../test/fixtures/recorded.ts';

const FILES = 'kubernetes/node-files@c0aa,node-1';
const NODES = read('kubernetes/nodes@c0aa', { items: [{ metadata: { name: 'node-1' } }] });
const ACK = read('cs/DescribeClusterNodes@c0aa', { nodes: [], page: { total_count: 0 } });
const file = (more: object = {}) => ({
  role: 'kubelet-config',
  path: '/var/lib/kubelet/config.yaml',
  mode: '644',
  owner: 'root',
  group: 'root',
  ...more,
});
const table = (document: unknown) => recordedTables(NODES, ACK, read(FILES, document)).nodeFiles;
const config = (more: object) =>
  table({ files: [file(more)] }).rows[0]?.files.find(({ role }) => role === 'kubelet-config');

it('tells path, mode and owner of a file', () => {
  const { rows } = table({ files: [file()] });
  expect(rows.map(({ subject, node }) => [subject, node])).toEqual([['c0aa/Node/node-1', 'node-1']]);
  const found = config({});
  expect([told(found?.path), told(found?.exists), told(found?.mode), told(found?.ownership)]).toEqual([
    '/var/lib/kubelet/config.yaml',
    true,
    0o644,
    'root:root',
  ]);
  expect(found?.mode.known && found.mode.at.path).toBe('/files/0/mode');
});

it.each<[unknown, unknown]>([
  ['600', 0o600],
  ['0640', 0o640],
  ['4755', 0o755],
  [644, 0o644],
  ['rw-r--r--', 'unread: kubernetes/node-files failed'],
  ['689', 'unread: kubernetes/node-files failed'],
  [undefined, 'unread: kubernetes/node-files absent'],
])('reads the mode %j', (mode, expected) => expect(told(config({ mode })?.mode)).toBe(expected));

it('tells files that are not there, and those that are not told', () => {
  expect(told(config({ exists: false })?.exists)).toBe(false);
  expect(told(config({ group: 7 })?.ownership)).toBe('unread: kubernetes/node-files failed');
  expect(told(config({ owner: '' })?.ownership)).toBe('unread: kubernetes/node-files failed');
  const [row] = table({ files: [file(), 'odd', { role: 'constructor' }] }).rows;
  expect(row?.files.map(({ role, exists }) => [role, told(exists)])).toEqual([
    ['kubelet-service', 'unread: kubernetes/node-files absent'],
    ['proxy-kubeconfig', 'unread: kubernetes/node-files absent'],
    ['kubelet-kubeconfig', 'unread: kubernetes/node-files absent'],
    ['client-ca', 'unread: kubernetes/node-files absent'],
    ['kubelet-config', true],
  ]);
});

it('keeps several files of one role', () => {
  const [row] = table({ files: [file(), file({ path: '/b', mode: '666' })] }).rows;
  expect(row?.files.filter(({ role }) => role === 'kubelet-config').map(({ mode }) => told(mode))).toEqual([
    0o644, 0o666,
  ]);
});

it('is complete only where every node has its document', () => {
  expect(table({ files: [] }).completeness('c0aa').state).toBe('complete');
  for (const broken of [{}, { files: 'x' }, 'x', []]) {
    expect(table(broken).rows).toEqual([]);
    expect(table(broken).completeness('c0aa').state).toBe('partial');
  }
  const unread = recordedTables(NODES, ACK).nodeFiles.completeness('c0aa');
  expect(unread.gaps.map(({ source, outcome }) => [source, outcome])).toEqual([
    ['kubernetes/node-files', 'not-attempted'],
  ]);
  expect(recordedTables(NODES, ACK, refused(FILES)).nodeFiles.completeness('c0aa').state).toBe('partial');
});
