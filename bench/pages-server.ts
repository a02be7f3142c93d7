import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { gzip } from 'node:zlib';
import { dig, type JsonObject } from '../src/kernel/json.ts';
import { largeFleet } from './large-fleet.ts';
import { PodSource } from './large-pods.ts';

// Stands in for an API server that holds many pods: each page is encoded and compressed when it is asked for,
// as an API server does. Runs in a process of its own; says its port on a line and ends with its input.
const { values } = parseArgs({ options: { pods: { type: 'string', default: '50000' } } });
const total = Number(values.pods);
const PAGE = 500;
const template = pageOfPods();

function pageOfPods(): JsonObject[] {
  const fleet = largeFleet({ clusters: 1, pools: 20, nodes: 100, pods: PAGE });
  const spec = fleet.clusters[0];
  if (spec === undefined) throw new Error('the generated account has no cluster');
  return [...new PodSource(spec, 0, PAGE).pods()].map((pod) => ({
    ...pod,
    metadata: { ...(pod.metadata as JsonObject), managedFields: managedFields(pod) },
  }));
}

/** Who wrote which field: half of what an API server keeps of a pod. */
function managedFields(pod: JsonObject): JsonObject[] {
  return [
    [
      'kube-controller-manager',
      'Update',
      fieldsOf({ metadata: pod.metadata ?? null, spec: pod.spec ?? null }),
    ],
    ['kubelet', 'Update', fieldsOf({ status: pod.status ?? null })],
  ].map(([manager, operation, fieldsV1]) => ({
    manager: manager as string,
    operation: operation as string,
    apiVersion: 'v1',
    time: '2026-11-12T02:13:57Z',
    fieldsType: 'FieldsV1',
    fieldsV1: fieldsV1 as JsonObject,
  }));
}

function fieldsOf(value: unknown): JsonObject {
  if (Array.isArray(value))
    return Object.fromEntries(
      value.map((item, index) => [
        `k:{"name":"${String(dig(item, 'name') ?? index)}"}`,
        { '.': {}, ...fieldsOf(item) },
      ]),
    );
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [`f:${key}`, fieldsOf(child)]));
}

/** The pods of a page have names and ids of their own, so that no reader meets one twice. */
function renamed(start: number): JsonObject[] {
  return template.slice(0, Math.min(PAGE, total - start)).map((pod, index) => {
    const number = String(start + index).padStart(8, '0');
    const metadata = {
      ...(pod.metadata as JsonObject),
      name: `pod-${number}`,
      uid: `00000000-0000-4000-8000-0000${number}`,
    };
    return { ...pod, metadata };
  });
}

function pods(query: URLSearchParams): JsonObject {
  const start = Number(query.get('continue') ?? 0);
  const left = Math.max(0, total - start - PAGE);
  const metadata = left === 0 ? {} : { continue: String(start + PAGE), remainingItemCount: left };
  return {
    kind: 'PodList',
    apiVersion: 'v1',
    metadata: { resourceVersion: '1', ...metadata },
    items: renamed(start),
  };
}

function send(response: ServerResponse, httpStatus: number, body: JsonObject): void {
  const text = Buffer.from(JSON.stringify(body));
  const head = { 'content-type': 'application/json' };
  // Smaller answers are not compressed by an API server.
  if (text.length < 128 * 1024) response.writeHead(httpStatus, head).end(text);
  else
    gzip(text, { level: 4 }, (error, zipped) => {
      if (error !== null) response.destroy(error);
      else response.writeHead(httpStatus, { ...head, 'content-encoding': 'gzip' }).end(zipped);
    });
}

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
  if (pathname === '/version')
    send(response, 200, { major: '1', minor: '35', gitVersion: 'v1.35.4-aliyun.1' });
  else if (pathname === '/api/v1/pods') send(response, 200, pods(searchParams));
  else send(response, 404, { kind: 'Status', code: 404, reason: 'NotFound', message: 'not found' });
});
server.listen(0, '127.0.0.1', () => console.log(String((server.address() as AddressInfo).port)));
process.stdin.resume().on('end', () => process.exit(0));
