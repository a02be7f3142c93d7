import { Agent, type IncomingMessage, request as requestHttp } from 'node:http';
import { type RequestOptions, request as requestHttps } from 'node:https';
import { createGunzip } from 'node:zlib';
import type { KubeConfig } from '@kubernetes/client-node';
import { dig, type Json, JsonFault, parseDocument } from '../kernel/json.ts';
import { type Refusal, type Reply, refused } from './answer.ts';
import { assertReadOnly } from './kubernetes-guard.ts';
import { isNetworkError, networkRefusal } from './network-error.ts';
import type { Secrets } from './secrets.ts';

export interface KubernetesTarget {
  server: string;
  config: Pick<KubeConfig, 'applyToHTTPSOptions'>;
  secrets: Secrets;
  timeoutMs: number;
  signal?: AbortSignal | undefined;
}

interface Response {
  httpStatus: number;
  headers: IncomingMessage['headers'];
  text: string;
}

// A page of 500 objects is some megabytes; a string cannot hold much more than this.
const LARGEST_PAGE = 256 * 1024 * 1024;

/** One GET. Redirects are not followed: they would carry the token elsewhere. */
export async function getJson(
  target: KubernetesTarget,
  path: string,
  query: Record<string, string> = {},
): Promise<Reply<Json>> {
  assertReadOnly('GET', path);
  const options = await authorised(target);
  if ('outcome' in options) return refused(options);
  const search = new URLSearchParams(query).toString();
  const url = new URL(`${target.server.replace(/\/+$/, '')}${path}${search === '' ? '' : `?${search}`}`);
  try {
    return read(await send(url, options, target), target.secrets);
  } catch (error) {
    if (target.signal?.aborted === true || error instanceof RangeError) {
      return refused({
        outcome: 'failed',
        retry: false,
        reason: error instanceof RangeError ? 'the page is too large' : 'interrupted',
      });
    }
    if (isNetworkError(error)) return refused(networkRefusal(error));
    throw target.secrets.cleanError(error);
  }
}

async function authorised(target: KubernetesTarget): Promise<RequestOptions | Refusal> {
  const options: RequestOptions = {};
  try {
    await target.config.applyToHTTPSOptions(options);
  } catch {
    // Messages of credential plug-ins carry their output.
    return {
      outcome: 'failed',
      retry: false,
      reason: 'the kubeconfig gives no usable credential: its plug-in, file or key does not work',
    };
  }
  // The library's agents would shake hands anew for each of a hundred pages.
  if (options.agent instanceof Agent) Object.assign(options.agent, { keepAlive: true });
  const headers = { ...(options.headers as Record<string, string> | undefined) };
  const authorization = headers.Authorization ?? headers.authorization;
  target.secrets.remember(authorization, authorization?.replace(/^\S+\s+/, ''));
  return { ...options, headers: { ...headers, accept: 'application/json', 'accept-encoding': 'gzip' } };
}

function send(url: URL, options: RequestOptions, { timeoutMs, signal }: KubernetesTarget): Promise<Response> {
  const late = AbortSignal.timeout(timeoutMs);
  const stop = signal === undefined ? late : AbortSignal.any([late, signal]);
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => reject(late.aborted ? late.reason : error);
    const start = url.protocol === 'http:' ? requestHttp : requestHttps;
    const request = start(url, { ...options, method: 'GET', signal: stop }, (response) => {
      readText(response).then(
        (text) => resolve({ httpStatus: response.statusCode ?? 0, headers: response.headers, text }),
        fail,
      );
    });
    request.on('error', fail);
    request.end();
  });
}

async function readText(response: IncomingMessage): Promise<string> {
  const zipped = response.headers['content-encoding'] === 'gzip';
  const stream = zipped ? response.pipe(createGunzip()) : response;
  // pipe() does not pass errors on: a cut connection would otherwise never end.
  if (zipped) response.on('error', (error) => stream.destroy(error));
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += (chunk as Buffer).length;
    if (length > LARGEST_PAGE) {
      response.destroy();
      throw new RangeError('page too large');
    }
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function read({ httpStatus, headers, text }: Response, secrets: Secrets): Reply<Json> {
  let document: Json;
  try {
    document = parseDocument(text);
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    if (httpStatus >= 400) return refused(judge({ httpStatus, retryAfter: headers['retry-after'] }, secrets));
    return refused({
      outcome: 'failed',
      retry: false,
      httpStatus,
      reason: `the answer cannot be read: ${error.message}`,
    });
  }
  if (httpStatus >= 200 && httpStatus < 300) return { ok: true, value: document };
  const code = dig(document, 'reason');
  const message = dig(document, 'message');
  const refusal = judge(
    {
      httpStatus,
      retryAfter: headers['retry-after'],
      code: typeof code === 'string' ? code : undefined,
      message: typeof message === 'string' ? message : undefined,
    },
    secrets,
  );
  const token = dig(document, 'metadata', 'continue');
  return refused(
    httpStatus === 410 && typeof token === 'string' ? Object.assign(refusal, { continue: token }) : refusal,
  );
}

/** A refusal of an expired continue token may carry one to go on with. */
export type KubernetesRefusal = Refusal & { continue?: string };

interface Said {
  httpStatus: number;
  code?: string | undefined;
  message?: string | undefined;
  retryAfter?: string | undefined;
}

function judge({ httpStatus, code, message, retryAfter }: Said, secrets: Secrets): Refusal {
  const [outcome, retry, reason] = verdictOf(httpStatus);
  const said = message === undefined ? '' : `: ${secrets.clean(message)}`;
  const refusal: Refusal = { outcome, retry, httpStatus, reason: `${reason} (HTTP ${httpStatus}${said})` };
  if (code !== undefined && /^\w{1,60}$/.test(code)) refusal.code = code;
  const seconds = Number(retryAfter);
  if (retryAfter !== undefined && Number.isFinite(seconds) && seconds >= 0)
    refusal.retryAfterMs = seconds * 1000;
  return refusal;
}

function verdictOf(httpStatus: number): [Refusal['outcome'], boolean, string] {
  if (httpStatus === 401) return ['denied', false, 'the API server does not accept the credential'];
  if (httpStatus === 403) return ['denied', false, 'the permission is missing'];
  if (httpStatus === 404) return ['absent', false, 'the API server has no such kind'];
  if (httpStatus === 410) return ['failed', false, 'the list changed while it was read'];
  if (httpStatus === 429) return ['throttled', true, 'the API server asks to slow down'];
  if (httpStatus >= 500) return ['failed', true, 'the API server failed'];
  return ['failed', false, 'the API server refused the request'];
}
