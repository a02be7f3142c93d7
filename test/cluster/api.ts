import { Agent, request } from 'node:https';
import type { Json, JsonObject } from '../../src/kernel/json.ts';
import type { CertificatePair } from './certificates.ts';

export interface ApiAnswer {
  status: number;
  body: Json;
}

/** Requests of any kind to the API server, as the tests themselves make them. */
export interface Api {
  send(method: string, path: string, body?: JsonObject): Promise<ApiAnswer>;
  /** As `send`, and throws unless it was done. */
  must(method: string, path: string, body?: JsonObject): Promise<JsonObject>;
  close(): void;
}

export interface ApiOptions {
  url: string;
  ca: string;
  as: CertificatePair;
  connections?: number;
}

export function openApi({ url, ca, as, connections = 8 }: ApiOptions): Api {
  const agent = new Agent({
    keepAlive: true,
    maxSockets: connections,
    ca,
    cert: as.certificate,
    key: as.key,
  });
  const send = (method: string, path: string, body?: JsonObject): Promise<ApiAnswer> => {
    const { promise, resolve, reject } = Promise.withResolvers<ApiAnswer>();
    const text = body === undefined ? '' : JSON.stringify(body);
    const type = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
    const headers = {
      accept: 'application/json',
      'content-type': type,
      'content-length': Buffer.byteLength(text),
    };
    const asked = request(`${url}${path}`, { method, agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const said = Buffer.concat(chunks).toString('utf8');
        resolve({ status: response.statusCode ?? 0, body: parsed(said) });
      });
    });
    asked.on('error', reject);
    asked.end(text);
    return promise;
  };
  return {
    send,
    async must(method, path, body) {
      const answer = await send(method, path, body);
      if (answer.status >= 300)
        throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
      return answer.body as JsonObject;
    },
    close: () => agent.destroy(),
  };
}

// /readyz and the like answer with plain words.
function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
