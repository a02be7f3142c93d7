import type OpenApiClient from '@alicloud/openapi-core';
import { dig, type Json, JsonFault, parseDocument } from '../kernel/json.ts';
import { UsageError } from '../kernel/usage-error.ts';
import { type Reply, refused } from './answer.ts';
import { classify, serviceErrorOf } from './classify.ts';
import { exportsOf } from './common-js.ts';
import type { CredentialSource } from './credentials.ts';
import type { Endpoint } from './endpoints.ts';
import { callLogService } from './log-service-call.ts';
import { isNetworkError, networkRefusal } from './network-error.ts';
import type { Secrets } from './secrets.ts';
import type { CallerParts, SignedRequest } from './signed-request.ts';

export interface Caller {
  call(request: SignedRequest): Promise<Reply<Json>>;
}

type Client = InstanceType<typeof OpenApiClient.default>;

/** Signs and sends by openapi-core, which is loaded with the first call. */
export function createCaller(parts: () => Promise<CallerParts>): Caller {
  const clients = new Map<string, Client>();
  return {
    async call(request) {
      const { virtualHost } = request;
      if (virtualHost !== undefined) return callLogService({ ...request, virtualHost }, await parts());
      const { credential, secrets, timeouts } = await parts();
      const library = exportsOf(await import('@alicloud/openapi-core'), '$OpenApiUtil');
      const { host } = request.endpoint;
      const client = clients.get(host) ?? createClient(library, request.endpoint, credential);
      clients.set(host, client);
      const { Params, OpenApiRequest } = library.$OpenApiUtil;
      const runtime = { connectTimeout: timeouts.connectMs, readTimeout: timeouts.readMs };
      try {
        const answer = await client.callApi(
          new Params(toParams(request)),
          new OpenApiRequest({ query: request.query }),
          runtime as Parameters<Client['callApi']>[2],
        );
        return readBody(String(answer.body), Number(answer.statusCode), secrets);
      } catch (error) {
        return toRefusal(error, secrets);
      }
    },
  };
}

function createClient(
  library: typeof OpenApiClient,
  endpoint: Endpoint,
  credential: CredentialSource,
): Client {
  const protocol = endpoint.protocol.toUpperCase();
  const settings = { endpoint: endpoint.host, protocol, userAgent: 'demarc', credential };
  return new library.default(new library.$OpenApiUtil.Config(settings));
}

// The body as text: the library's own JSON reader rounds the 19-digit ids of users.
function toParams({
  action,
  version,
  style,
  method,
  pathname,
  endpoint,
}: SignedRequest): Record<string, string> {
  const body = { reqBodyType: style === 'RPC' ? 'formData' : 'json', bodyType: 'string' };
  return {
    action,
    version,
    style,
    method,
    pathname,
    protocol: endpoint.protocol.toUpperCase(),
    authType: 'AK',
    ...body,
  };
}

function readBody(text: string, httpStatus: number, secrets: Secrets): Reply<Json> {
  try {
    const document = parseDocument(text);
    // Some products refuse with HTTP 200 and say so in the body only.
    if (String(dig(document, 'IsSuccess')).toLowerCase() === 'false') {
      return refused(classify(serviceErrorOf(document, httpStatus), secrets));
    }
    return { ok: true, value: document };
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    return refused({
      outcome: 'failed',
      retry: false,
      httpStatus,
      reason: `the answer cannot be read: ${error.message}`,
    });
  }
}

function toRefusal(error: unknown, secrets: Secrets): Reply<Json> {
  if (error instanceof UsageError) throw error;
  const fields = error as { statusCode?: unknown; code?: unknown; data?: unknown; retryAfter?: unknown };
  if (typeof fields.statusCode === 'number') {
    const said = serviceErrorOf(fields.data, fields.statusCode);
    const retryAfterSeconds = typeof fields.retryAfter === 'number' ? fields.retryAfter : undefined;
    return refused(classify({ ...said, retryAfterSeconds }, secrets));
  }
  if (isNetworkError(error)) return refused(networkRefusal(error));
  // Only refusals are parsed by the library: this one was not JSON, as gateways in between answer.
  if (error instanceof SyntaxError || error instanceof TypeError) {
    return refused({
      outcome: 'failed',
      retry: true,
      reason: 'the request was refused with an answer that is not JSON',
    });
  }
  throw secrets.cleanError(error);
}
