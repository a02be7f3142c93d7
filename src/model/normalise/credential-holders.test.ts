import { expect, it } from 'vitest';
import { read, recordedTables, refused } from '../../../test/fixtures/recorded.ts';

const MAPS = 'kubernetes/configmaps@c0aa';
const SECRETS = 'kubernetes/secrets@c0aa';
const marker = (...shapes: string[]) => ({ redacted: true, length: 24, shapes });
const metadata = { name: 'a', namespace: 'shop' };
const APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

it('credentials of ConfigMaps, and of Secrets those that their annotations repeat', () => {
  const map = { metadata, data: { token: marker('secret-by-name'), mode: 'fast' } };
  const secret = {
    metadata: { ...metadata, annotations: { [APPLIED]: marker('secret-manifest') } },
    type: 'Opaque',
    data: { token: marker('github-token') },
  };
  const { rows } = recordedTables(
    read(MAPS, { items: [map] }),
    read(SECRETS, { items: [secret] }),
  ).credentialHolders;
  expect(rows.map(({ subject, credentials }) => [subject, credentials.map(({ path }) => path)])).toEqual([
    ['c0aa/ConfigMap/shop/a', ['/data/token']],
    ['c0aa/Secret/shop/a', [`/metadata/annotations/${APPLIED.replace('/', '~1')}`]],
  ]);
});

it('are all there only where both lists are', () => {
  const state = (...entries: Parameters<typeof recordedTables>) =>
    recordedTables(...entries).credentialHolders.completeness('c0aa');
  const maps = read(MAPS, { items: [{ metadata }] });
  expect(state(maps, read(SECRETS, { items: [] })).state).toBe('complete');
  expect(state(maps, refused(SECRETS)).state).toBe('partial');
  expect(state(refused(MAPS), refused(SECRETS)).state).toBe('none');
  expect(state(maps, refused(SECRETS)).gaps.map(({ source }) => source)).toEqual(['kubernetes/secrets']);
});
