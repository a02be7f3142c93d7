import { describe, expect, it } from 'vitest';
import { read, recordedTables, refused, told } from '../../../test/fixtures/recorded.ts';

const SECRETS = 'kubernetes/secrets@c0aa';
const MAPS = 'kubernetes/configmaps@c0aa';
const metadata = { name: 'a', namespace: 'shop', creationTimestamp: '2026-11-01T08:00:00Z' };
const marker = (...shapes: string[]) => ({ redacted: true, length: 24, shapes });
const key = { ...marker('alibaba-access-key-id'), keyIdHash: 'ab'.repeat(32) };
const secrets = (...list: unknown[]) => recordedTables(read(SECRETS, { items: list })).secrets;
const maps = (...list: unknown[]) => recordedTables(read(MAPS, { items: list })).configMaps;

describe('Secrets', () => {
  it('says type, age and whose token it is', () => {
    const annotations = { 'kubernetes.io/service-account.name': 'web' };
    const type = 'kubernetes.io/service-account-token';
    const [row] = secrets({ metadata: { ...metadata, annotations }, type }).rows;
    expect(row?.subject).toBe('c0aa/Secret/shop/a');
    expect([told(row?.type), told(row?.createdAt), row?.serviceAccount]).toEqual([
      type,
      Date.parse('2026-11-01T08:00:00Z'),
      'web',
    ]);
  });

  it('takes what is missing for unread', () => {
    const [row] = secrets({ metadata: { name: 'a', namespace: 'shop' }, type: 7.5 }).rows;
    expect(told(row?.createdAt)).toBe('unread: kubernetes/secrets absent');
    expect(row?.serviceAccount).toBe('');
    expect(told(secrets({ metadata }).rows[0]?.type)).toBe('unread: kubernetes/secrets absent');
  });

  it('says where the shapes of credentials are', () => {
    const data = { key, other: marker(), text: 'plain' };
    expect(secrets({ metadata, type: 'Opaque', data }).rows[0]?.credentials).toEqual([
      { path: '/data/key', value: key, shapes: key.shapes, keyIdHash: key.keyIdHash },
    ]);
  });

  it('says when the certificate ends: as a snapshot tells it, or the redactor', () => {
    const ends = '2026-12-01T08:00:00Z';
    const end = (secret: object) => told(secrets({ metadata, ...secret }).rows[0]?.certificateEnds);
    const crt = { ...marker(), notAfter: ends };
    expect(end({ certificates: [{ key: 'tls.crt', notAfter: ends }], data: { 'tls.crt': marker() } })).toBe(
      Date.parse(ends),
    );
    expect(end({ data: { 'tls.crt': crt } })).toBe(Date.parse(ends));
    expect(end({ stringData: { 'tls.crt': crt } })).toBe(Date.parse(ends));
    expect(end({ data: { other: crt } })).toBe('unread: kubernetes/secrets absent');
    for (const odd of [marker(), '', 7, { notAfter: ends }])
      expect(end({ data: { 'tls.crt': odd } })).toBe('unread: kubernetes/secrets failed');
    expect(end({ data: 'x' })).toBe('unread: kubernetes/secrets failed');
    expect(end({ certificates: [{ key: 'tls.crt', unreadable: 'x' }] })).toBe(
      'unread: kubernetes/secrets failed',
    );
  });

  it('says whether cert-manager renews it', () => {
    const annotations = { 'cert-manager.io/certificate-name': 'web' };
    expect(secrets({ metadata: { ...metadata, annotations } }).rows[0]?.renewed).toBe(true);
    expect(secrets({ metadata }).rows[0]?.renewed).toBe(false);
  });

  it('is complete only when every one was read', () => {
    expect(secrets().completeness('c0aa').state).toBe('complete');
    expect(secrets({ metadata }, {}).completeness('c0aa').state).toBe('partial');
    expect(recordedTables(refused(SECRETS)).secrets.completeness('c0aa').state).toBe('none');
  });
});

describe('ConfigMaps', () => {
  it('says where credentials are: in values, in JSON in a value, in annotations', () => {
    const text = JSON.stringify({ oss: { id: key } });
    const annotations = { 'a/b': marker('url-password') };
    const data = { 'id/x': key, settings: text, broken: '{"redacted":true' };
    const [row] = maps({ metadata: { ...metadata, annotations }, data, binaryData: { blob: 'AAAA' } }).rows;
    expect(row?.credentials.map(({ path, shapes }) => [path, shapes])).toEqual([
      ['/data/id~1x', ['alibaba-access-key-id']],
      ['/data/settings', ['alibaba-access-key-id']],
      ['/metadata/annotations/a~1b', ['url-password']],
    ]);
    expect(row?.credentials[1]?.value).toBe(text);
    expect(row?.subject).toBe('c0aa/ConfigMap/shop/a');
  });

  it('does not believe a marker that the redactor did not make', () => {
    const data = { fake: { redacted: true, length: 3, shapes: ['mine'], keyIdHash: 'x' } };
    expect(maps({ metadata, data }).rows[0]?.credentials).toEqual([]);
  });

  it('is complete only when every one was read', () => {
    expect(maps({ metadata }).completeness('c0aa').state).toBe('complete');
    expect(maps({ metadata: { name: 'a' } }).completeness('c0aa').state).toBe('none');
    expect(recordedTables(refused(MAPS)).configMaps.completeness('c0aa').state).toBe('none');
  });
});
