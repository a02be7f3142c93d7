import { describe, expect, it } from 'vitest';
import { CERTIFICATE } from '../../test/fixtures/certificate.ts';
import { dig, type Json } from '../kernel/json.ts';
import { keptOf } from './kept.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const TOLD = {
  notBefore: '2026-11-25T07:15:09Z',
  notAfter: '2036-11-22T07:15:09Z',
  subject: { CN: ['shop.example.com'], O: ['Example Co', 'Shop'] },
  issuer: { CN: ['shop.example.com'] },
};

const kept = (plural: string, ...items: Json[]): Json[] =>
  dig(keptOf(`kubernetes/${plural}`, { metadata: {}, items }), 'items') as Json[];

describe('src/collect/kept.ts: Secrets', () => {
  const secret = {
    metadata: {
      name: 'shop-tls',
      namespace: 'shop',
      uid: 'u1',
      creationTimestamp: '2026-01-01T00:00:00Z',
      ownerReferences: [{ kind: 'Certificate', name: 'shop' }],
      labels: { 'app.kubernetes.io/managed-by': 'Helm', note: 'canary-label' },
      annotations: {
        'kubectl.kubernetes.io/last-applied-configuration': '{"data":{"a":"canary-applied"}}',
        'kubernetes.io/service-account.name': 'builder',
        note: 'canary-annotation',
      },
      managedFields: [{ manager: 'canary-manager' }],
    },
    type: 'kubernetes.io/tls',
    data: {
      'tls.crt': base64(CERTIFICATE),
      'tls.key': base64('canary-key'),
      long: base64('canary'.repeat(40_000)),
    },
    stringData: { plain: 'canary-plain' },
    more: 'canary-member',
  };

  it('are told by type, keys, age, owner and the dates of the certificate', () => {
    const [shown] = kept('secrets', secret);
    expect(shown).toEqual({
      metadata: {
        name: 'shop-tls',
        namespace: 'shop',
        uid: 'u1',
        creationTimestamp: '2026-01-01T00:00:00Z',
        ownerReferences: [{ kind: 'Certificate', name: 'shop' }],
        labels: { 'app.kubernetes.io/managed-by': 'Helm' },
        annotations: {
          'kubernetes.io/service-account.name': 'builder',
          'kubectl.kubernetes.io/last-applied-configuration': { redacted: true, length: 31, shapes: [] },
        },
      },
      type: 'kubernetes.io/tls',
      data: {
        'tls.crt': { redacted: true, length: CERTIFICATE.length, shapes: [] },
        'tls.key': { redacted: true, length: 10, shapes: [] },
        long: { redacted: true, length: 240_000, shapes: [] },
        plain: { redacted: true, length: 12, shapes: [] },
      },
      certificates: [{ key: 'tls.crt', ...TOLD }],
    });
    expect(JSON.stringify(shown)).not.toContain('canary');
  });

  it('show what kind of credential is inside, an AccessKey id by its hash', () => {
    const id = `LTAI${'5tCanaryCanaryCanary0'}`;
    const [shown] = kept('secrets', {
      type: 'any/type',
      data: { id: base64(id), url: base64(`x://u:${id}@h`) },
    });
    expect(dig(shown, 'data', 'id')).toEqual({
      redacted: true,
      length: 25,
      shapes: ['alibaba-access-key-id'],
      keyIdHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(JSON.stringify(shown)).not.toContain('Canary');
  });

  it.each<[string, Json]>([
    ['no certificate', base64('canary')],
    ['a damaged certificate', base64('-----BEGIN CERTIFICATE-----\ncanary\n-----END CERTIFICATE-----')],
    ['no base64', '%%%canary'],
  ])('say so where tls.crt is %s', (_name, value) => {
    const [shown] = kept('secrets', { data: { 'tls.crt': value } });
    expect(dig(shown, 'certificates')).toEqual([{ key: 'tls.crt', unreadable: expect.any(String) }]);
    expect(JSON.stringify(shown)).not.toContain('canary');
  });

  it.each<[string, Json]>([
    ['texts', { data: 'canary', stringData: ['canary'], type: { a: 'canary' }, metadata: 'canary' }],
    ['in a value', { data: { a: { b: 'canary' }, c: ['canary'], d: 7 } }],
    ['no object', 'canary'],
    ['under another name', { metadata: { name: 'a' }, Data: { a: 'canary' }, items: [{ data: 'canary' }] }],
  ])('of an odd form leak nothing: %s', (_name, item) => {
    expect(JSON.stringify(kept('secrets', item))).not.toContain('canary');
  });

  it('leak nothing where the answer is no list', () => {
    for (const document of [
      { items: 'canary' },
      { entries: ['canary'] },
      'canary',
      ['canary'],
      { metadata: 'canary' },
    ])
      expect(JSON.stringify(keptOf('kubernetes/secrets', document))).not.toContain('canary');
  });
});

describe('src/collect/kept.ts: ConfigMaps', () => {
  const settings = (namespace: string, data: Json): Json => ({ metadata: { name: 'a', namespace }, data });

  it('of the system keep their settings, others only keys and lengths', () => {
    const data = { mode: 'strict' };
    expect(kept('configmaps', settings('kube-system', data), settings('shop', data))).toEqual([
      settings('kube-system', data),
      settings('shop', { mode: { omitted: true, length: 6 } }),
    ]);
  });

  it.each(['kube-system', 'shop'])('show credentials in %s as credentials, never by value', (namespace) => {
    const [shown] = kept(
      'configmaps',
      settings(namespace, {
        'db.password': 'canary-by-name',
        'app.properties': 'db.user=a\ndb.password=canary-in-text',
        'app.json': '{"user":"a","password":"canary-in-json"}',
        id: `LTAI${'5tCanaryCanaryCanary0'}`,
      }),
    );
    expect(JSON.stringify(shown)).not.toMatch(/canary/i);
    expect(dig(shown, 'data', 'db.password')).toMatchObject({ redacted: true, shapes: ['secret-by-name'] });
    expect(dig(shown, 'data', 'app.properties')).toMatchObject({ redacted: true });
    expect(dig(shown, 'data', 'id')).toMatchObject({ shapes: ['alibaba-access-key-id'] });
    if (namespace === 'shop')
      expect(dig(shown, 'data', 'app.json')).toEqual({
        redacted: true,
        length: 40,
        shapes: ['secret-by-name'],
      });
  });

  it('keep no binary data, and nothing that is long', () => {
    const long = 'x'.repeat(70_000);
    const [shown] = kept('configmaps', {
      metadata: { namespace: 'kube-system' },
      data: { long },
      binaryData: { jar: 'AAAA' },
    });
    expect(dig(shown, 'data')).toEqual({ long: { omitted: true, length: 70_000 } });
    expect(dig(shown, 'binaryData')).toEqual({ jar: { omitted: true, length: 4 } });
  });
});

describe('src/collect/kept.ts: other kinds', () => {
  it('drops who wrote which field, and schemas of definitions', () => {
    const definition = {
      metadata: { name: 'x', managedFields: [{}] },
      spec: {
        group: 'g',
        names: { kind: 'X' },
        scope: 'Cluster',
        conversion: { strategy: 'None' },
        versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: {} } }],
      },
      status: { storedVersions: ['v1'] },
    };
    expect(kept('customresourcedefinitions.apiextensions.k8s.io', definition)).toEqual([
      {
        metadata: { name: 'x' },
        spec: { ...definition.spec, versions: [{ name: 'v1', served: true, storage: true }] },
        status: { storedVersions: ['v1'] },
      },
    ]);
    expect(kept('nodes', { metadata: { name: 'n', managedFields: [{}] }, status: {} })).toEqual([
      { metadata: { name: 'n' }, status: {} },
    ]);
  });

  it('tells issued certificates by their dates and names', () => {
    const request = { metadata: {}, spec: { username: 'a' }, status: { certificate: base64(CERTIFICATE) } };
    expect(kept('certificatesigningrequests.certificates.k8s.io', request, { metadata: {} })).toEqual([
      { metadata: {}, spec: { username: 'a' }, status: { certificates: [{ key: 'certificate', ...TOLD }] } },
      { metadata: {} },
    ]);
  });
});
