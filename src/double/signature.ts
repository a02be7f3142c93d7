import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { canonicalPath, canonicalQuery, encode } from './canonical.ts';
import type { AccessKey, Incoming } from './incoming.ts';
import { isLogService, verifyLogService } from './log-service.ts';
import { type DoubleRefusal, refusal } from './refusal.ts';

export interface Verifier {
  /** Undefined when the request is who it says it is. */
  verify(incoming: Incoming): DoubleRefusal | undefined;
}

const ALGORITHM = 'ACS3-HMAC-SHA256';
const TOLERANCE_MS = 15 * 60_000;

/** Checks ACS3-HMAC-SHA256 and the older RPC signature in the query (HMAC-SHA1). */
export function createVerifier(keys: readonly AccessKey[], now: () => number): Verifier {
  const nonces = new Set<string>();
  const context = { keys, now, nonces };
  return {
    verify(incoming) {
      if (isLogService(incoming)) return verifyLogService(incoming, keys, now());
      const query = new Map([...incoming.query, ...incoming.form]);
      if (incoming.headers.authorization === undefined && query.has('Signature'))
        return verifyRpc(incoming, query, context);
      return verifyAcs3(incoming, context);
    },
  };
}

interface Context {
  keys: readonly AccessKey[];
  now: () => number;
  nonces: Set<string>;
}

function verifyAcs3(
  { method, path, query, headers, body }: Incoming,
  context: Context,
): DoubleRefusal | undefined {
  const parts = /^(\S+) Credential=([^,]+),\s*SignedHeaders=([^,]+),\s*Signature=([0-9a-f]+)$/.exec(
    headers.authorization ?? '',
  );
  if (parts === null)
    return refusal(
      400,
      'IncompleteSignature',
      'The request signature does not conform to Alibaba Cloud standards.',
    );
  const [, algorithm = '', keyId = '', signedHeaders = '', signature = ''] = parts;
  if (algorithm !== ALGORITHM)
    return refusal(400, 'IncompleteSignature', 'The signature algorithm is not supported.');
  const signed = signedHeaders.split(';');
  const incomplete = missingSignedHeader(signed, headers);
  if (incomplete !== undefined)
    return refusal(400, 'IncompleteSignature', `The header ${incomplete} is not signed.`);
  const key = context.keys.find(({ id }) => id === keyId);
  if (key === undefined) return unknownKey();
  const hash = createHash('sha256').update(body).digest('hex');
  if (headers['x-acs-content-sha256'] !== hash)
    return mismatch('The body does not have the hash that was signed.');
  const lines = signed.map((name) => `${name}:${(headers[name] ?? '').trim()}\n`).join('');
  const request = [method, canonicalPath(path), canonicalQuery(query), lines, signedHeaders, hash].join('\n');
  const toSign = `${ALGORITHM}\n${createHash('sha256').update(request).digest('hex')}`;
  const expected = createHmac('sha256', key.secret).update(toSign).digest('hex');
  // As the real service does: the message quotes what it signed, a trap for anyone who repeats it.
  if (!equal(expected, signature)) return mismatch(`server string to sign is:${toSign} for ${keyId}`);
  return (
    tokenFault(key, headers['x-acs-security-token']) ??
    staleness(headers['x-acs-date'], context) ??
    replay(headers['x-acs-signature-nonce'], context)
  );
}

function missingSignedHeader(signed: readonly string[], headers: Record<string, string>): string | undefined {
  if (signed.join(';') !== [...signed].sort().join(';')) return 'list, which is unsorted,';
  const wanted = Object.keys(headers).filter(
    (name) => name.startsWith('x-acs-') || name === 'host' || name === 'content-type',
  );
  const required = [
    'host',
    'x-acs-action',
    'x-acs-content-sha256',
    'x-acs-date',
    'x-acs-signature-nonce',
    'x-acs-version',
  ];
  return [...wanted, ...required].find((name) => !signed.includes(name));
}

function verifyRpc(
  incoming: Incoming,
  query: Map<string, string>,
  context: Context,
): DoubleRefusal | undefined {
  const { method } = incoming;
  if (query.get('SignatureMethod') !== 'HMAC-SHA1' || query.get('SignatureVersion') !== '1.0') {
    return refusal(400, 'IncompleteSignature', 'The signature method is not supported.');
  }
  const key = context.keys.find(({ id }) => id === query.get('AccessKeyId'));
  if (key === undefined) return unknownKey();
  const all = [...incoming.query, ...incoming.form].filter(([name]) => name !== 'Signature');
  const toSign = `${method}&${encode('/')}&${encode(canonicalQuery(all))}`;
  const expected = createHmac('sha1', `${key.secret}&`).update(toSign).digest('base64');
  if (!equal(expected, query.get('Signature') ?? '')) return mismatch(`server string to sign is:${toSign}`);
  return (
    tokenFault(key, query.get('SecurityToken')) ??
    staleness(query.get('Timestamp'), context) ??
    replay(query.get('SignatureNonce'), context)
  );
}

function unknownKey(): DoubleRefusal {
  return refusal(404, 'InvalidAccessKeyId.NotFound', 'Specified access key is not found.');
}

function mismatch(message: string): DoubleRefusal {
  return refusal(
    400,
    'SignatureDoesNotMatch',
    `Specified signature is not matched with our calculation. ${message}`,
  );
}

function tokenFault(key: AccessKey, token: string | undefined): DoubleRefusal | undefined {
  if (key.securityToken === undefined) {
    return token === undefined
      ? undefined
      : refusal(400, 'InvalidSecurityToken.Malformed', 'This key has no session.');
  }
  if (token === undefined)
    return refusal(400, 'MissingSecurityToken', 'SecurityToken is mandatory for this action.');
  return token === key.securityToken
    ? undefined
    : refusal(400, 'InvalidSecurityToken.MismatchWithAccessKey', 'The token belongs to another key.');
}

function staleness(date: string | undefined, { now }: Context): DoubleRefusal | undefined {
  const instant =
    date !== undefined && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(date) ? Date.parse(date) : Number.NaN;
  if (Number.isNaN(instant))
    return refusal(
      400,
      'InvalidTimeStamp.Format',
      'Specified time stamp or date value is not well formatted.',
    );
  if (Math.abs(now() - instant) <= TOLERANCE_MS) return undefined;
  return refusal(400, 'InvalidTimeStamp.Expired', 'Specified time stamp or date value is expired.');
}

function replay(nonce: string | undefined, { nonces }: Context): DoubleRefusal | undefined {
  if (nonce === undefined || nonce === '')
    return refusal(400, 'MissingSignatureNonce', 'The nonce is missing.');
  if (nonces.has(nonce))
    return refusal(400, 'SignatureNonceUsed', 'Specified signature nonce was used already.');
  nonces.add(nonce);
  return undefined;
}

function equal(expected: string, given: string): boolean {
  const a = Buffer.from(expected);
  const b = Buffer.from(given);
  return a.length === b.length && timingSafeEqual(a, b);
}
