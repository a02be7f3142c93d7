import { createHmac } from 'node:crypto';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { dig, type Json, JsonFault, parseDocument } from '../kernel/json.ts';
import { type Reply, refused } from './answer.ts';
import { classify, type ServiceError } from './classify.ts';
import type { Endpoint } from './endpoints.ts';
import { isNetworkError, networkRefusal } from './network-error.ts';
import type { CallerParts, SignedRequest, Timeouts } from './signed-request.ts';

const API_VERSION = '0.6.0';
// A description of a logstore has some hundred bytes.
const LARGEST_ANSWER = 4 * 1024 * 1024;

/**
 * Simple Log Service has a signature of its own, over method, date, the `x-log-` and `x-acs-` headers and
 * the resource (https://www.alibabacloud.com/help/en/sls/developer-reference/request-signatures), which
 * openapi-core leaves to a gateway package. The project is the first label of the host.
 */
export async function callLogService(
  request: SignedRequest & { virtualHost: string },
  { credential, secrets, timeouts }: CallerParts,
): Promise<Reply<Json>> {
  const { accessKeyId = '', accessKeySecret = '', securityToken } = await credential.getCredential();
  const resource = resourceOf(request);
  const headers: Record<string, string> = {
    date: new Date().toUTCString(),
    'x-log-apiversion': API_VERSION,
    'x-log-bodyrawsize': '0',
    'x-log-signaturemethod': 'hmac-sha1',
  };
  if (securityToken !== undefined && securityToken !== '') headers['x-acs-security-token'] = securityToken;
  const signature = createHmac('sha1', accessKeySecret)
    .update(logServiceMessage(request.method, headers, resource))
    .digest('base64');
  secrets.remember(signature);
  headers.authorization = `LOG ${accessKeyId}:${signature}`;
  try {
    const { httpStatus, text } = await send(request, resource, headers, timeouts);
    return readAnswer(httpStatus, text, secrets);
  } catch (error) {
    if (isNetworkError(error)) return refused(networkRefusal(error));
    throw secrets.cleanError(error);
  }
}

/** What is signed; a request without a body has neither a digest nor a type of it. */
export function logServiceMessage(
  method: string,
  headers: Readonly<Record<string, string>>,
  resource: string,
): string {
  const own = Object.keys(headers)
    .filter((name) => name.startsWith('x-log-') || name.startsWith('x-acs-'))
    .sort()
    .map((name) => `${name}:${headers[name]}`);
  return [method, '', '', headers.date, ...own, resource].join('\n');
}

function resourceOf({ pathname, query }: SignedRequest): string {
  const pairs = Object.entries(query).sort(([a], [b]) => (a < b ? -1 : 1));
  return pairs.length === 0 ? pathname : `${pathname}?${pairs.map((pair) => pair.join('=')).join('&')}`;
}

function send(
  { method, endpoint, virtualHost }: SignedRequest & { virtualHost: string },
  path: string,
  headers: Record<string, string>,
  { connectMs, readMs }: Timeouts,
): Promise<{ httpStatus: number; text: string }> {
  const start = endpoint.protocol === 'http' ? requestHttp : requestHttps;
  const signal = AbortSignal.timeout(connectMs + readMs);
  const options = { ...placeOf(endpoint), method, path, signal, headers: { ...headers, host: virtualHost } };
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => reject(signal.aborted ? signal.reason : error);
    const request = start(options, (response) => {
      readText(response).then((text) => resolve({ httpStatus: response.statusCode ?? 0, text }), fail);
    });
    request.on('error', fail);
    request.end();
  });
}

function placeOf({ host, protocol }: Endpoint): { hostname: string; port: string } {
  const url = new URL(`${protocol}://${host}`);
  return { hostname: url.hostname, port: url.port };
}

async function readText(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response) {
    length += (chunk as Buffer).length;
    if (length > LARGEST_ANSWER) throw new RangeError('the answer is too large');
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function readAnswer(httpStatus: number, text: string, secrets: CallerParts['secrets']): Reply<Json> {
  const document = documentOf(text);
  if (httpStatus < 200 || httpStatus >= 300)
    return refused(classify(toServiceError(document, httpStatus), secrets));
  if (document !== undefined) return { ok: true, value: document };
  const failed = { outcome: 'failed', retry: false, httpStatus } as const;
  return refused({ ...failed, reason: 'the answer cannot be read: it is not JSON' });
}

function documentOf(text: string): Json | undefined {
  try {
    return parseDocument(text);
  } catch (error) {
    if (error instanceof JsonFault) return undefined;
    throw error;
  }
}

/** Its members have names of their own, and a wrong signature is told by a code that no other product has. */
function toServiceError(document: Json | undefined, httpStatus: number): ServiceError {
  const code = dig(document, 'errorCode');
  const message = dig(document, 'errorMessage');
  return {
    httpStatus,
    code: code === 'SignatureNotMatch' ? 'SignatureDoesNotMatch' : textOf(code),
    message: textOf(message),
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
