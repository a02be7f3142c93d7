import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Incoming } from './incoming.ts';
import { createVerifier } from './signature.ts';

const NOW = Date.parse('2026-11-20T08:00:00Z');
const key = { id: 'testid', secret: 'testsecret' };
const session = { id: 'STS.test', secret: 'sessionsecret', securityToken: 'session-token' };
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

interface Changes {
  method?: string;
  path?: string;
  rawQuery?: string;
  body?: string;
  headers?: Record<string, string>;
  secret?: string;
  keyId?: string;
  signedHeaders?: string;
}

// Written from the published description, not from the verifier.
function acs3(changes: Changes = {}): Incoming {
  const {
    method = 'GET',
    path = '/api/v1/clusters',
    rawQuery = 'page_number=1&page_size=50',
    body = '',
  } = changes;
  const headers: Record<string, string> = {
    host: '127.0.0.1:1',
    'x-acs-action': 'DescribeClustersV1',
    'x-acs-version': '2015-12-15',
    'x-acs-date': '2026-11-20T08:00:00Z',
    'x-acs-signature-nonce': 'nonce-1',
    'x-acs-content-sha256': sha256(body),
    ...changes.headers,
  };
  const signedHeaders = changes.signedHeaders ?? Object.keys(headers).sort().join(';');
  const lines = signedHeaders.split(';').map((name) => `${name}:${headers[name]?.trim()}\n`);
  const request = [
    method,
    path,
    rawQuery,
    lines.join(''),
    signedHeaders,
    headers['x-acs-content-sha256'],
  ].join('\n');
  const signature = createHmac('sha256', changes.secret ?? key.secret)
    .update(`ACS3-HMAC-SHA256\n${sha256(request)}`)
    .digest('hex');
  headers.authorization = `ACS3-HMAC-SHA256 Credential=${changes.keyId ?? key.id},SignedHeaders=${signedHeaders},Signature=${signature}`;
  const query = rawQuery
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair): [string, string] => {
      const [name = '', value = ''] = pair.split('=');
      return [decodeURIComponent(name), decodeURIComponent(value)];
    });
  return { method, path, query, headers, body: Buffer.from(body), form: [] };
}

const verdict = (incoming: Incoming) => createVerifier([key, session], () => NOW).verify(incoming)?.code;

describe('src/double/signature.ts: ACS3-HMAC-SHA256', () => {
  const accepted: [string, Changes][] = [
    ['a plain request', {}],
    [
      'a body with its hash',
      { method: 'POST', body: '{"a":1}', headers: { 'content-type': 'application/json; charset=utf-8' } },
    ],
    ['reserved characters in the query', { rawQuery: 'Name=a%21%27%28%29%2A%2F%20b' }],
    ['a tilde in the path', { path: '/clusters/~a' }],
    ['a date almost 15 minutes old', { headers: { 'x-acs-date': '2026-11-20T07:45:01Z' } }],
    [
      'a session key with its token',
      {
        keyId: session.id,
        secret: session.secret,
        headers: { 'x-acs-accesskey-id': session.id, 'x-acs-security-token': session.securityToken },
      },
    ],
  ];
  it.each(accepted)('accepts %s', (_name, changes) => {
    expect(verdict(acs3(changes))).toBeUndefined();
  });

  const rejected: [string, Changes, string][] = [
    ['a wrong secret', { secret: 'other' }, 'SignatureDoesNotMatch'],
    ['an unknown key', { keyId: 'nobody' }, 'InvalidAccessKeyId.NotFound'],
    [
      'a body that is not the signed one',
      { body: 'x', headers: { 'x-acs-content-sha256': sha256('y') } },
      'SignatureDoesNotMatch',
    ],
    [
      'a date more than 15 minutes old',
      { headers: { 'x-acs-date': '2026-11-20T07:44:59Z' } },
      'InvalidTimeStamp.Expired',
    ],
    [
      'a date more than 15 minutes ahead',
      { headers: { 'x-acs-date': '2026-11-20T08:15:01Z' } },
      'InvalidTimeStamp.Expired',
    ],
    [
      'a date in another format',
      { headers: { 'x-acs-date': 'Fri, 20 Nov 2026 08:00:00 GMT' } },
      'InvalidTimeStamp.Format',
    ],
    [
      'a session key without its token',
      { keyId: session.id, secret: session.secret },
      'MissingSecurityToken',
    ],
    [
      'a session key with another token',
      { keyId: session.id, secret: session.secret, headers: { 'x-acs-security-token': 'stolen' } },
      'InvalidSecurityToken.MismatchWithAccessKey',
    ],
    [
      'a header that is sent and not signed',
      { signedHeaders: 'host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce' },
      'IncompleteSignature',
    ],
    [
      'an unsorted list of signed headers',
      {
        signedHeaders:
          'x-acs-version;host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce',
      },
      'IncompleteSignature',
    ],
  ];
  it.each(rejected)('rejects %s', (_name, changes, code) => {
    expect(verdict(acs3(changes))).toBe(code);
  });

  it('rejects a request without a signature', () => {
    const { authorization: _, ...headers } = acs3().headers;
    expect(verdict({ ...acs3(), headers })).toBe('IncompleteSignature');
  });

  it.each([
    ['path', { path: '/api/v1/other' }],
    ['method', { method: 'DELETE' }],
    ['query', { query: [['page_number', '2']] }],
    ['action', { headers: { ...acs3().headers, 'x-acs-action': 'DeleteCluster' } }],
  ] as [string, Partial<Incoming>][])('rejects a changed %s', (_name, changes) => {
    expect(verdict({ ...acs3(), ...changes })).toBe('SignatureDoesNotMatch');
  });

  it('rejects a nonce that was used', () => {
    const verifier = createVerifier([key], () => NOW);
    expect([verifier.verify(acs3())?.code, verifier.verify(acs3())?.code]).toEqual([
      undefined,
      'SignatureNonceUsed',
    ]);
  });
});

function rpc(changes: Record<string, string> = {}, secret = key.secret): Incoming {
  const parameters: Record<string, string> = {
    Action: 'ListUsers',
    Version: '2015-05-01',
    Format: 'JSON',
    AccessKeyId: key.id,
    SignatureMethod: 'HMAC-SHA1',
    SignatureVersion: '1.0',
    SignatureNonce: 'nonce-1',
    Timestamp: '2026-11-20T08:00:00Z',
    MaxItems: '100',
    ...changes,
  };
  const sorted = Object.keys(parameters).sort();
  const canonical = sorted.map((name) => `${name}=${encodeURIComponent(parameters[name] ?? '')}`).join('&');
  const signature = createHmac('sha1', `${secret}&`)
    .update(`GET&%2F&${encodeURIComponent(canonical)}`)
    .digest('base64');
  return {
    method: 'GET',
    path: '/',
    query: [...Object.entries(parameters), ['Signature', signature]],
    headers: { host: 'h' },
    body: Buffer.alloc(0),
    form: [],
  };
}

describe('src/double/signature.ts: the RPC signature in the query', () => {
  it('accepts it, in the query and in a form', () => {
    const { query, ...incoming } = rpc();
    expect([verdict(rpc()), verdict({ ...incoming, query: [], form: query })]).toEqual([
      undefined,
      undefined,
    ]);
  });

  it.each([
    ['a wrong secret', rpc({}, 'other'), 'SignatureDoesNotMatch'],
    ['an unknown key', rpc({ AccessKeyId: 'nobody' }), 'InvalidAccessKeyId.NotFound'],
    ['an old timestamp', rpc({ Timestamp: '2026-11-20T07:00:00Z' }), 'InvalidTimeStamp.Expired'],
    [
      'a session key without its token',
      rpc({ AccessKeyId: session.id }, session.secret),
      'MissingSecurityToken',
    ],
    ['another method', rpc({ SignatureMethod: 'HMAC-MD5' }), 'IncompleteSignature'],
    [
      'a parameter added later',
      { ...rpc(), query: [...rpc().query, ['UserName', 'x']] as [string, string][] },
      'SignatureDoesNotMatch',
    ],
  ])('rejects %s', (_name, incoming, code) => {
    expect(verdict(incoming)).toBe(code);
  });
});
