import { Agent, type IncomingMessage, request as requestHttp } from 'node:http';
import { type RequestOptions, request as requestHttps } from 'node:https';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { createGunzip } from 'node:zlib';
import { collect } from '../src/collect/collect.ts';
import { Collection } from '../src/collect/collection.ts';
import type { Fetcher } from '../src/collect/fetcher.ts';
import { SnapshotWriter } from '../src/collect/snapshot-file.ts';
import { dig } from '../src/kernel/json.ts';
import { PODS } from '../src/snapshot/snapshot.ts';
import { type KubeContext, loadContexts } from '../src/transport/kubeconfig.ts';
import { createKubernetesReader } from '../src/transport/kubernetes.ts';
import { retryBudget } from '../src/transport/retry.ts';
import { createSecrets } from '../src/transport/secrets.ts';
import { systemTiming } from '../src/transport/timing.ts';

// One run, in a process of its own: a raw paged list of the pods that drops what it parsed, or the collector
// writing a snapshot.

export interface Run {
  seconds: number;
  processorSeconds: number;
  peakMb: number;
  pods: number;
}

async function raw({ server, config }: KubeContext): Promise<number> {
  const options: RequestOptions = {};
  await config.applyToHTTPSOptions(options);
  if (options.agent instanceof Agent) Object.assign(options.agent, { keepAlive: true });
  let pods = 0;
  for (let token = ''; ; ) {
    const query = new URLSearchParams({ limit: '500', ...(token !== '' && { continue: token }) });
    const page = JSON.parse(await get(`${server}/api/v1/pods?${query}`, options)) as unknown;
    pods += (dig(page, 'items') as unknown[]).length;
    const next = dig(page, 'metadata', 'continue');
    if (typeof next !== 'string' || next === '') return pods;
    token = next;
  }
}

function get(url: string, options: RequestOptions): Promise<string> {
  const headers = { ...(options.headers as Record<string, string>), 'accept-encoding': 'gzip' };
  const start = url.startsWith('http:') ? requestHttp : requestHttps;
  return new Promise((resolve, reject) => {
    start(url, { ...options, headers }, (response: IncomingMessage) => {
      const zipped = response.headers['content-encoding'] === 'gzip';
      text(zipped ? response.pipe(createGunzip()) : response).then(resolve, reject);
    })
      .on('error', reject)
      .end();
  });
}

async function snapshot({ server, config }: KubeContext, file: string): Promise<number> {
  const target = { server, config, secrets: createSecrets(), timeoutMs: 60_000 };
  const reader = createKubernetesReader({ target, budget: retryBudget(50), timing: systemTiming() });
  const fetcher: Fetcher = {
    async *call() {
      yield await Promise.resolve({ outcome: 'absent', page: 1, reason: 'only a cluster is measured' });
    },
    kubernetes: () => reader,
  };
  const header = {
    kind: 'demarc-snapshot',
    version: 1,
    account: '1000000000000001',
    regions: [],
    scope: {},
  } as const;
  const now = () => '2026-11-20T08:00:00Z';
  const writer = await SnapshotWriter.create(file, { ...header, regions: [], collectedAt: now() });
  const collection = new Collection({ regions: [], clusters: ['c0'] });
  let pods = 0;
  for await (const entry of collect({ fetcher, collection, now })) {
    const items = entry.source === PODS ? dig(entry.document, 'items') : undefined;
    if (entry.source === PODS && !Array.isArray(items))
      throw new Error(`pods: ${entry.outcome}: ${entry.reason}`);
    pods += Array.isArray(items) ? items.length : 0;
    await writer.write(entry);
  }
  await writer.finish();
  return pods;
}

const { values } = parseArgs({ options: { kubeconfig: { type: 'string' }, out: { type: 'string' } } });
const contexts = await loadContexts({ files: [values.kubeconfig ?? ''] });
const context = contexts.find(({ current }) => current) ?? contexts[0];
if (context === undefined) throw new Error('the kubeconfig has no context');
const begun = process.hrtime.bigint();
const before = process.cpuUsage();
const pods = values.out === undefined ? await raw(context) : await snapshot(context, values.out);
const { user, system } = process.cpuUsage(before);
const run: Run = {
  seconds: Number(process.hrtime.bigint() - begun) / 1e9,
  processorSeconds: (user + system) / 1e6,
  peakMb: process.resourceUsage().maxRSS / 1024,
  pods,
};
console.log(JSON.stringify(run));
// Connections that are kept would keep the process.
process.exit(0);
