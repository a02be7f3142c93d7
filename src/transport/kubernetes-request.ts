import { Agent, type IncomingMessage, request as requestHttp } from 'node:http';
import { type RequestOptions, request as requestHttps, Agent as SecureAgent } from 'node:https';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { KubeConfig } from '@kubernetes/client-node';
import { dig, type Json, JsonFault, parseDocument } from '../kernel/json.ts';
import { type Refusal, type Reply, refused } from './answer.ts';
import { credentialFailure } from './credential-failure.ts';
import { assertReadOnly } from './kubernetes-guard.ts';
import { isNetworkError, networkRefusal } from './network-error.ts';
import type { Secrets } from './secrets.ts';

export interface KubernetesTarget {
  server: string;
  config: Pick<KubeConfig, 'applyToHTTPSOptions'>;
  /** The program that gives the credential, where the kubeconfig names one. */
  plugin?: string | undefined;
  /** The kubeconfig switches the check of the server's certificate off. */
  unverified?: boolean | undefined;
  secrets: Secrets;
  timeoutMs: number;
  signal?: AbortSignal | undefined;
}

interface Response {
  httpStatus: number;
  headers: IncomingMessage['headers'];
  text: string;
}

const inflate = promisify(gunzip);
// A page of 500 objects is some megabytes. A larger one is asked for again in smaller pieces.
const LARGEST_PAGE = 48 * 1024 * 1024;

/** One GET, its body not parsed yet. Redirects are not followed: they would carry the token elsewhere. */
export async function getText(
  target: KubernetesTarget,
  path: string,
  query: Record<string, string> = {},
  accept = 'application/json',
): Promise<Reply<string>> {
  assertReadOnly('GET', path);
  const options = await authorised(target, accept);
  if ('outcome' in options) return refused(options);
  const search = new URLSearchParams(query).toString();
  const url = new URL(`${target.server.replace(/\/+$/, '')}${path}${search === '' ? '' : `?${search}`}`);
  try {
    return read(await send(url, options, target), target.secrets);
  } catch (error) {
    const failed = { outcome: 'failed', retry: false } as const;
    if (error instanceof RangeError) {
      const refusal: KubernetesRefusal = { ...failed, reason: 'the page is too large', tooLarge: true };
      return refused(refusal);
    }
    if (target.signal?.aborted === true) return refused({ ...failed, reason: 'interrupted' });
    if (isNetworkError(error)) return refused(connectionRefusal(error));
    throw target.secrets.cleanError(error);
  }
}

/** What a person can do about a certificate stands in the kubeconfig. */
function connectionRefusal(error: unknown): Refusal {
  const refusal = networkRefusal(error);
  if (!/certificate/.test(refusal.reason)) return refusal;
  return { ...refusal, reason: `${refusal.reason}; compare certificate-authority-data in the kubeconfig` };
}

async function authorised(target: KubernetesTarget, accept: string): Promise<RequestOptions | Refusal> {
  const options: RequestOptions = {};
  const late = AbortSignal.timeout(target.timeoutMs);
  try {
    await Promise.race([target.config.applyToHTTPSOptions(options), rejection(late)]);
  } catch (error) {
    return credentialFailure(error, target.plugin, target.secrets);
  }
  keepAlive(options);
  const headers = { ...(options.headers as Record<string, string> | undefined) };
  const authorization = headers.Authorization ?? headers.authorization;
  target.secrets.remember(authorization, authorization?.replace(/^\S+\s+/, ''));
  return { ...options, headers: { ...headers, accept, 'accept-encoding': 'gzip' } };
}

function rejection(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

function keepAlive(options: RequestOptions): void {
  const { agent } = options;
  // The library's agents would shake hands anew for each of a hundred pages.
  if (agent instanceof Agent) Object.assign(agent, { keepAlive: true });
  // NODE_TLS_REJECT_UNAUTHORIZED must not switch the check off without a word.
  if (options.rejectUnauthorized === false) return;
  options.rejectUnauthorized = true;
  if (agent instanceof SecureAgent) agent.options.rejectUnauthorized = true;
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
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response) {
    length += (chunk as Buffer).length;
    if (length > LARGEST_PAGE) {
      response.destroy();
      throw new RangeError('page too large');
    }
    chunks.push(chunk as Buffer);
  }
  const body = Buffer.concat(chunks);
  if (response.headers['content-encoding'] !== 'gzip') return body.toString('utf8');
  return (await inflated(body)).toString('utf8');
}

/** Into one buffer of the right size, which the last bytes tell: a stream of small ones takes twice the memory. */
function inflated(body: Buffer): Promise<Buffer> {
  const told = body.length < 4 ? 0 : body.readUInt32LE(body.length - 4);
  if (told > LARGEST_PAGE) throw new RangeError('page too large');
  // More than was told is a RangeError too.
  return inflate(body, { chunkSize: Math.max(1024, told + 64), maxOutputLength: LARGEST_PAGE });
}

/** The document of an answer; apart from its fetching, so that a page which waits for its turn is a text only. */
export function parsed(reply: Reply<string>): Reply<Json> {
  if (!reply.ok) return reply;
  try {
    return { ok: true, value: parseDocument(reply.value) };
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    const isPage = /^\s*</.test(reply.value);
    const page = isPage ? '; it is a web page, as a proxy or a sign-in in between would give' : '';
    const reason = `the answer cannot be read: ${error.message}${page}`;
    return refused({ outcome: 'failed', retry: false, httpStatus: 200, reason });
  }
}

function read({ httpStatus, headers, text }: Response, secrets: Secrets): Reply<string> {
  if (httpStatus >= 200 && httpStatus < 300) return { ok: true, value: text };
  const document = documentOf(text);
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
  const onwards = httpStatus === 410 && typeof token === 'string' && token !== '';
  return refused(onwards ? Object.assign(refusal, { continue: token }) : refusal);
}

/** What a refusal says; a proxy in between says it in other forms. */
function documentOf(text: string): Json | undefined {
  try {
    return parseDocument(text);
  } catch (error) {
    if (error instanceof JsonFault) return undefined;
    throw error;
  }
}

/** A refusal of an expired continue token may carry one to go on with; a page that is too large, smaller ones. */
export type KubernetesRefusal = Refusal & { continue?: string; tooLarge?: true };

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
  if (httpStatus === 401)
    return [
      'denied',
      false,
      'the API server does not accept the credential: it is wrong, expired or revoked',
    ];
  if (httpStatus === 403) return ['denied', false, 'the permission is missing'];
  if (httpStatus === 404) return ['absent', false, 'the API server has no such kind'];
  if (httpStatus === 410) return ['failed', false, 'the list changed while it was read'];
  if (httpStatus === 429) return ['throttled', true, 'the API server asks to slow down'];
  if (httpStatus >= 500) return ['failed', true, 'the API server failed'];
  return ['failed', false, 'the API server refused the request'];
}
