import { createHmac } from 'node:crypto';
import { type Operation, sourceOf } from '../operations/operation.ts';
import { operations } from '../operations/table.ts';
import type { AccessKey, Incoming } from './incoming.ts';
import { type DoubleRefusal, refusal } from './refusal.ts';
import type { Routed } from './route.ts';

const TOLERANCE_MS = 15 * 60_000;

/** Simple Log Service names the project in the host, and signs in a way of its own. */
export function isLogService({ headers }: Incoming): boolean {
  return headers.authorization?.startsWith('LOG ') === true || headers['x-log-apiversion'] !== undefined;
}

/** Checks `LOG <key id>:<signature>`, HMAC-SHA1 over what the service documents to be signed. */
export function verifyLogService(
  { method, path, query, headers }: Incoming,
  keys: readonly AccessKey[],
  now: number,
): DoubleRefusal | undefined {
  const parts = /^LOG ([^:]+):(\S+)$/.exec(headers.authorization ?? '');
  if (parts === null || headers['x-log-signaturemethod'] !== 'hmac-sha1')
    return refusal(400, 'MissAuthorization', 'The header Authorization is missing or malformed.');
  const [, keyId, signature] = parts;
  const key = keys.find(({ id }) => id === keyId);
  if (key === undefined) return refusal(401, 'Unauthorized', 'The AccessKeyId is not found.');
  const date = Date.parse(headers.date ?? '');
  if (!(Math.abs(now - date) <= TOLERANCE_MS))
    return refusal(400, 'RequestTimeExpired', 'The time of the request is too far off.');
  const own = Object.entries(headers)
    .filter(([name]) => /^x-(?:log|acs)-/.test(name))
    .map(([name, value]) => `${name}:${value}\n`)
    .sort();
  const search = query
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('&');
  const signed = [headers['content-md5'] ?? '', headers['content-type'] ?? '', headers.date ?? ''];
  const text = `${[method, ...signed].join('\n')}\n${own.join('')}${path}${search === '' ? '' : `?${search}`}`;
  const expected = createHmac('sha1', key.secret).update(text).digest('base64');
  if (expected !== signature) return refusal(401, 'SignatureNotMatch', `signature ${signature} not match`);
  return headers['x-acs-security-token'] === key.securityToken
    ? undefined
    : refusal(401, 'SecurityTokenInvalid', 'The security token is missing or of another key.');
}

/** Which operation a request means, by its path; the project stands in the host. */
export function routeLogService(incoming: Incoming): Routed | { refusal: DoubleRefusal } {
  const project = /^([a-z0-9-]+)\.[a-z0-9-]+\.log\.aliyuncs\.com$/.exec(incoming.headers.host ?? '')?.[1];
  if (project === undefined) return { refusal: refusal(404, 'ProjectNotExist', 'The project is not found.') };
  for (const operation of operations) {
    const rest = operation.product === 'sls' ? pathIds(operation, incoming) : undefined;
    if (rest === undefined) continue;
    const ids = [project, ...rest];
    return { operation, source: sourceOf(operation), ids, query: new Map(incoming.query) };
  }
  return { refusal: refusal(404, 'InvalidAPI', 'The path is not one of the service.') };
}

function pathIds({ method, path = '' }: Operation, incoming: Incoming): string[] | undefined {
  if (method !== incoming.method) return undefined;
  const pattern = path.replaceAll(/\{\w+\}/g, '([^/]+)');
  return new RegExp(`^${pattern}$`).exec(incoming.path)?.slice(1).map(decodeURIComponent);
}
