import { describe, expect, it } from 'vitest';
import { CERTIFICATE } from '../../test/fixtures/certificate.ts';
import { certificateExpiry } from './certificate-expiry.ts';
import { isRedacted } from './credential-shapes.ts';
import { dig, type Json } from './json.ts';
import { redact } from './redact.ts';

const ENDS = '2036-11-22T07:15:09Z';
const KEY = '-----BEGIN EC PRIVATE KEY-----\ncanarycanarycanary\n-----END EC PRIVATE KEY-----\n';
const base64 = (text: string) => Buffer.from(text).toString('base64');
const shown = (data: Json, member = 'data') =>
  redact({ kind: 'Secret', type: 'kubernetes.io/tls', [member]: data });

describe('certificates in Secrets', () => {
  it('keep of tls.crt when it ends, and nothing else', () => {
    const text = base64(CERTIFICATE);
    const document = shown({ 'tls.crt': text, 'tls.key': base64(KEY), 'ca.crt': text });
    const marker = dig(document, 'data', 'tls.crt');
    expect(marker).toEqual({ redacted: true, length: text.length, shapes: [], notAfter: ENDS });
    expect(isRedacted(marker as never)).toBe(true);
    expect(dig(document, 'data', 'tls.key')).not.toHaveProperty('notAfter');
    expect(dig(document, 'data', 'ca.crt')).not.toHaveProperty('notAfter');
    expect(redact(document)).toEqual(document);
  });

  it('keep it in plain text, and behind a key that stands before', () => {
    expect(dig(shown({ 'tls.crt': CERTIFICATE }, 'stringData'), 'stringData', 'tls.crt', 'notAfter')).toBe(
      ENDS,
    );
    const both = shown({ 'tls.crt': base64(KEY + CERTIFICATE) });
    expect(dig(both, 'data', 'tls.crt')).toMatchObject({ shapes: ['private-key'], notAfter: ENDS });
    expect(JSON.stringify(both)).not.toMatch(/canary|MIIB/);
  });

  it('keep it in lists of Secrets, whose items do not say their kind', () => {
    const list = redact({ kind: 'SecretList', items: [{ data: { 'tls.crt': base64(CERTIFICATE) } }] });
    expect(dig(list, 'items', 0, 'data', 'tls.crt', 'notAfter')).toBe(ENDS);
  });

  it('are of no other kind', () => {
    expect(redact({ kind: 'ConfigMap', data: { 'tls.crt': CERTIFICATE } })).toEqual({
      kind: 'ConfigMap',
      data: { 'tls.crt': CERTIFICATE },
    });
  });

  it.each<[string, Json]>([
    ['no certificate', base64('canary')],
    ['nothing', ''],
    ['no base64', '%%%canary'],
    ['a damaged certificate', '-----BEGIN CERTIFICATE-----\ncanary\n-----END CERTIFICATE-----'],
    ['a certificate without an end', '-----BEGIN CERTIFICATE-----\ncanary'],
    ['ends before beginnings', '-----END CERTIFICATE-----canary-----BEGIN CERTIFICATE-----'],
    ['a hostile length', `-----BEGIN CERTIFICATE-----${'canary'.repeat(100_000)}-----END CERTIFICATE-----`],
    ['an object', { notAfter: ENDS, canary: 'canary' }],
    ['a number', 7],
  ])('say nothing where it is %s', (_name, value) => {
    const document = shown({ 'tls.crt': value });
    expect(dig(document, 'data', 'tls.crt')).toMatchObject({ redacted: true });
    expect(dig(document, 'data', 'tls.crt')).not.toHaveProperty('notAfter');
    expect(JSON.stringify(document)).not.toContain('canary');
  });

  it('do not believe a marker with another text in place of the instant', () => {
    const fake = { redacted: true, length: 1, shapes: [], notAfter: 'canary' };
    expect(isRedacted(fake)).toBe(false);
    expect(JSON.stringify(shown({ 'tls.crt': fake as never }))).not.toContain('canary');
  });

  it('of one byte less each are read or not, and never throw', () => {
    for (let end = 0; end < CERTIFICATE.length; end += 7)
      expect([undefined, ENDS]).toContain(
        certificateExpiry(CERTIFICATE.slice(0, end) + CERTIFICATE.slice(end + 1)),
      );
  });
});

describe('what a marker tells of chance', () => {
  it.each<[Json, string[]]>([
    [{ password: 'changeme' }, ['secret-by-name']],
    [{ password: 'q8Zr2Lw0XkT5vN1b' }, ['secret-by-name', 'high-entropy']],
    [{ text: 'a: b\npassword: changeme' }, ['secret-assignment']],
    [{ text: 'password: changeme\ntoken: q8Zr2Lw0XkT5vN1b' }, ['secret-assignment', 'high-entropy']],
    [{ password: 'YOUR_DB_PASSWORD' }, ['secret-by-name', 'placeholder']],
    [{ args: ['--cookie-secret=SECRET'] }, ['secret-by-name', 'placeholder']],
    [{ text: 'token: INSERT_TOKEN\nx' }, ['secret-assignment', 'placeholder']],
    [{ text: 'token: INSERT_TOKEN\npassword: sesame' }, ['secret-assignment']],
    [{ text: 'token: $HOME/run/token' }, ['secret-assignment', 'placeholder']],
    [{ password: 'Secret1' }, ['secret-by-name']],
    [{ password: 'yourpassword' }, ['secret-by-name']],
    [{ password: 'your-password' }, ['secret-by-name', 'placeholder']],
    [{ args: ['--token=q8Zr2Lw0XkT5vN1b'] }, ['secret-by-name', 'high-entropy']],
  ])('%j', (document, shapes) => {
    expect(JSON.stringify(redact(document))).toContain(JSON.stringify(shapes));
  });

  it('kubeconfigs that name files are told from those that hold credentials', () => {
    const config = (user: string) =>
      `apiVersion: v1\nkind: Config\ncontexts: []\nusers:\n- name: a\n  user:\n    ${user}\n`;
    const shapes = (user: string) => dig(redact({ text: config(user) }), 'text', 'shapes');
    expect(shapes('tokenFile: /var/run/secrets/token')).toEqual(['kubeconfig']);
    expect(shapes('token: q8Zr2Lw0XkT5vN1b')).toEqual(['kubeconfig', 'secret-assignment', 'high-entropy']);
    expect(shapes('client-key-data: LS0tLS1CRUdJTiBFQyBQUklW')).toEqual(['client-key', 'kubeconfig']);
  });
});
