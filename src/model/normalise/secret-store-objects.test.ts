import { expect, it } from 'vitest';
import { missing, read, recordedTables, refused } from '../../../test/fixtures/recorded.ts';

const PLURALS = [
  'externalsecrets.external-secrets.io',
  'externalsecrets.alibabacloud.com',
  'secretproviderclasses.secrets-store.csi.x-k8s.io',
];
const requests = PLURALS.map((plural) => `kubernetes/${plural}@c0aa`);
const metadata = { name: 'db', namespace: 'shop' };

it('objects of every kind that brings secrets in', () => {
  const tables = recordedTables(...requests.map((request) => read(request, { items: [{ metadata }] })));
  expect(tables.secretStoreObjects.rows.map(({ subject }) => subject)).toEqual([
    'c0aa/ExternalSecret.alibabacloud.com/shop/db',
    'c0aa/ExternalSecret.external-secrets.io/shop/db',
    'c0aa/SecretProviderClass.secrets-store.csi.x-k8s.io/shop/db',
  ]);
  expect(tables.secretStoreObjects.completeness('c0aa').state).toBe('complete');
});

it('a cluster that does not know the kinds has none; one that refused may have', () => {
  const absent = requests.map((request) => missing(request, 'NotFound'));
  const none = recordedTables(...absent).secretStoreObjects;
  expect([none.rows, none.completeness('c0aa').state]).toEqual([[], 'complete']);
  const denied = recordedTables(...absent.slice(1), refused(requests[0] ?? '')).secretStoreObjects;
  expect(denied.completeness('c0aa').state).toBe('partial');
  expect(recordedTables().secretStoreObjects.completeness('c0aa').state).toBe('partial');
});

it('an object without a name leaves the rest to doubt', () => {
  const odd = read(requests[0] ?? '', { items: [{}, { metadata: { name: 'x' } }, { metadata }] });
  const table = recordedTables(odd).secretStoreObjects;
  expect(table.rows).toHaveLength(1);
  expect(table.completeness('c0aa').state).toBe('partial');
});
