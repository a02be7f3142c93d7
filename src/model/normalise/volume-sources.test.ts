import { expect, it } from 'vitest';
import { read, recordedTables, refused, told } from '../../../test/fixtures/recorded.ts';

const VOLUMES = 'kubernetes/persistentvolumes@c0aa';
const CLASSES = 'kubernetes/storageclasses.storage.k8s.io@c0aa';
const metadata = { name: 'assets' };
const only = (...entries: Parameters<typeof recordedTables>) => {
  const [row] = recordedTables(...entries).volumeSources.rows;
  return [told(row?.driver), told(row?.attributes), told(row?.secret)];
};
const volume = (spec: unknown) => only(read(VOLUMES, { items: [{ metadata, spec }] }));
const storageClass = (more: object) =>
  only(read(CLASSES, { items: [{ metadata, provisioner: 'oss', ...more }] }));
const FAILED = 'unread: kubernetes/persistentvolumes failed';

it.each<[unknown, unknown[]]>([
  [
    { csi: { driver: 'oss', volumeAttributes: { a: 'b' }, nodePublishSecretRef: { name: 'key' } } },
    ['oss', { a: 'b' }, 'key'],
  ],
  [{ csi: { driver: 'oss', volumeAttributes: null } }, ['oss', {}, '']],
  [
    { flexVolume: { driver: 'oss', options: { a: 'b' }, secretRef: { name: 'key' } } },
    ['oss', { a: 'b' }, 'key'],
  ],
  [{ nfs: { server: 'x' } }, ['', {}, '']],
  [{ csi: { driver: 'oss', volumeAttributes: 'x', nodePublishSecretRef: 'y' } }, ['oss', FAILED, 'y']],
  [{ csi: 'x' }, [FAILED, FAILED, FAILED]],
  [undefined, Array(3).fill('unread: kubernetes/persistentvolumes absent')],
])('reads the PersistentVolume %j', (spec, expected) => expect(volume(spec)).toEqual(expected));

it('reads the parameters of a StorageClass', () => {
  const parameters = { bucket: 'a', 'csi.storage.k8s.io/node-publish-secret-name': 'key' };
  expect(storageClass({ parameters })).toEqual(['oss', parameters, 'key']);
  expect(storageClass({})).toEqual(['oss', {}, '']);
});

it('is complete only where both lists are', () => {
  const state = (...entries: Parameters<typeof recordedTables>) =>
    recordedTables(...entries).volumeSources.completeness('c0aa').state;
  const volumes = read(VOLUMES, { items: [{ metadata }] });
  expect(state(volumes, read(CLASSES, { items: [] }))).toBe('complete');
  expect(state(volumes, refused(CLASSES))).toBe('partial');
  expect(state(read(VOLUMES, { items: [{}] }), read(CLASSES, { items: [] }))).toBe('none');
});
