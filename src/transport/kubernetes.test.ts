import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { FaultSwitch } from '../double/faults.ts';
import type { Fleet } from '../double/fleet.ts';
import { startDouble } from '../double/server.ts';
import { dig, type JsonObject } from '../kernel/json.ts';
import { type KubernetesList, kubernetesLists } from '../operations/kubernetes.ts';
import type { Answer } from './answer.ts';
import { loadContexts } from './kubeconfig.ts';
import { createKubernetesReader, type KubernetesParts, type KubernetesReader } from './kubernetes.ts';
import { retryBudget } from './retry.ts';
import { createSecrets } from './secrets.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const list = (plural: string) =>
  kubernetesLists.find((candidate) => candidate.plural === plural) as KubernetesList;
const pod = (index: number): JsonObject => ({
  kind: 'Pod',
  apiVersion: 'v1',
  metadata: { name: `p${index}`, namespace: 'a' },
  spec: { nodeName: 'n' },
});

const fleet: Fleet = {
  account: '1000000000000000001',
  regions: ['cn-hangzhou'],
  time: '2026-11-20T08:00:00Z',
  documents: new Map([['cs/DescribeClusterDetail@c0aa', { current_version: '1.34.3-aliyun.1' }]]),
  kubernetes: new Map([
    [
      'c0aa',
      new Map([
        ['pods', Array.from({ length: 1200 }, (_, index) => pod(index))],
        ['nodes', [{ metadata: { name: 'n', managedFields: [{}] }, status: {} }]],
      ]),
    ],
    ['c0bb', new Map([['configz@n', [{ kubeletconfig: { readOnlyPort: 0 } }]]])],
  ]),
  refusals: new Map([
    ['kubernetes/c0bb/pods', { httpStatus: 403, code: 'Forbidden', message: 'pods is forbidden' }],
  ]),
};

async function setting(
  cluster: string,
  fault?: { source: string; fault: FaultSwitch },
  changes: Partial<KubernetesParts> = {},
) {
  const double = await startDouble(fleet, fault === undefined ? {} : { faults: [fault] });
  closing.push(double.close);
  const contexts = await loadContexts({ text: double.kubeconfig() });
  const context = contexts.find(({ clusterName }) => clusterName === cluster);
  if (context === undefined) throw new Error('no context');
  const slept: number[] = [];
  const timing = {
    now: () => 0,
    random: () => 0,
    sleep: (milliseconds: number) => Promise.resolve(void slept.push(milliseconds)),
  };
  const target = {
    server: context.server,
    config: context.config,
    secrets: createSecrets(),
    timeoutMs: 5000,
  };
  const reader = createKubernetesReader({ target, budget: retryBudget(50), timing, ...changes });
  return { double, reader, slept };
}

async function pages(reader: KubernetesReader, plural: string) {
  const all: Answer[] = [];
  for await (const answer of reader.list(list(plural))) all.push(answer);
  return all;
}

const outline = (all: Answer[]) =>
  all.map(({ outcome, page, more, incomplete }) =>
    [outcome, page, ...(more ? ['more'] : []), ...(incomplete ? ['incomplete'] : [])].join(' '),
  );

const namesIn = (all: Answer[]) =>
  all
    .flatMap(({ document }) => (dig(document, 'items') as JsonObject[] | undefined) ?? [])
    .map((item) => dig(item, 'metadata', 'name'));

const everyPod = Array.from({ length: 1200 }, (_, index) => `p${index}`);

describe('src/transport/kubernetes.ts: lists', () => {
  it('reads pages of 500, every object once', async () => {
    const { reader } = await setting('c0aa');
    const read = await pages(reader, 'pods');
    expect(outline(read)).toEqual(['read 1 more', 'read 2 more', 'read 3']);
    expect(namesIn(read)).toEqual(everyPod);
  });

  it('reads an empty list as read, and a kind that the cluster lacks as absent', async () => {
    const { reader } = await setting('c0aa');
    expect([
      outline(await pages(reader, 'services')),
      outline(await pages(reader, 'ramidentitymappings')),
    ]).toEqual([['read 1'], ['absent 1']]);
  });

  it('reads the version', async () => {
    const { reader } = await setting('c0aa');
    expect(dig((await reader.version()).document, 'gitVersion')).toBe('v1.34.3-aliyun.1');
  });

  it.each([
    ['denied', { kind: 'denied' }, ['denied 1']],
    ['throttled and then not', { kind: 'throttled', times: 2 }, ['read 1 more', 'read 2 more', 'read 3']],
    ['throttled to the end', { kind: 'throttled', times: 99 }, ['throttled 1']],
    ['a server that fails', { kind: 'server-error' }, ['failed 1']],
    ['a core kind that is not known', { kind: 'absent' }, ['failed 1']],
    ['a body that is cut', { kind: 'cut' }, ['failed 1']],
    ['a body that is no JSON', { kind: 'garbled' }, ['failed 1']],
    ['a list of another type', { kind: 'wrong-type' }, ['failed 1']],
    ['pages that are held back', { kind: 'truncated-paging' }, ['read 1 incomplete']],
    [
      'a later page that is denied',
      { kind: 'denied', fromPage: 3 },
      ['read 1 more', 'read 2 more', 'denied 3 incomplete'],
    ],
    ['a later page that is cut', { kind: 'cut', fromPage: 2 }, ['read 1 more', 'failed 2 incomplete']],
  ] as [string, FaultSwitch, string[]][])('%s', async (_name, fault, expected) => {
    const { reader } = await setting('c0aa', { source: 'kubernetes/pods', fault });
    expect(outline(await pages(reader, 'pods'))).toEqual(expected);
  });

  it('waits as Retry-After says', async () => {
    const { reader, slept } = await setting('c0aa', {
      source: 'kubernetes/pods',
      fault: { kind: 'throttled', times: 1, retryAfterSeconds: 3 },
    });
    await pages(reader, 'pods');
    expect(slept).toEqual([3000]);
  });

  it("says in the API server's words what was denied", async () => {
    const { reader } = await setting('c0bb');
    expect(await pages(reader, 'pods')).toEqual([
      {
        outcome: 'denied',
        page: 1,
        code: 'Forbidden',
        httpStatus: 403,
        reason: 'the permission is missing (HTTP 403: pods is forbidden)',
      },
    ]);
  });
});

describe('src/transport/kubernetes.ts: a list that changes while it is read', () => {
  const gone = (times: number, withToken = true) => ({
    source: 'kubernetes/pods',
    fault: { kind: 'gone', times, withToken } as const,
  });

  it('goes on once from the newer state, and says so', async () => {
    const { reader } = await setting('c0aa', gone(1));
    const read = await pages(reader, 'pods');
    const reason =
      'the list changed while it was read and its continue token expired; the rest was read from a newer state, so the list is not of one moment';
    expect(read.map(({ page, consistent, reason: said }) => [page, consistent, said])).toEqual([
      [1, undefined, undefined],
      [2, false, reason],
      [3, false, reason],
    ]);
    expect(namesIn(read)).toEqual(everyPod);
  });

  it('begins again where there is no token to go on with, and gives no object twice', async () => {
    const { reader, double } = await setting('c0aa', gone(1, false));
    const read = await pages(reader, 'pods');
    expect(outline(read)).toEqual(['read 1 more', 'read 2 more', 'read 3 more', 'read 4']);
    expect(read.map(({ consistent }) => consistent)).toEqual([undefined, false, false, false]);
    expect(namesIn(read)).toEqual(everyPod);
    expect(double.log.filter(({ source }) => source === 'kubernetes/pods').map(({ page }) => page)).toEqual([
      1, 2, 1, 2, 3,
    ]);
  });

  it.each([
    ['with a token', gone(99)],
    ['from the beginning', gone(99, false)],
  ])('ends incomplete after three times %s', async (_name, fault) => {
    const { reader, double } = await setting('c0aa', fault);
    const read = await pages(reader, 'pods');
    const last = read.at(-1);
    expect([last?.outcome, last?.incomplete, last?.more]).toEqual(['failed', true, undefined]);
    expect(last?.reason).toContain('the list changed while it was read');
    expect(double.log.filter(({ source }) => source === 'kubernetes/pods').length).toBeLessThan(10);
  });
});

describe('src/transport/kubernetes.ts: configz', () => {
  it('is read where the API server offers it of its own', async () => {
    const { reader } = await setting('c0bb');
    expect(await reader.configz('n')).toEqual({
      outcome: 'read',
      page: 1,
      document: { kubeletconfig: { readOnlyPort: 0 } },
    });
  });

  it('is not attempted elsewhere, and nodes/proxy never', async () => {
    const { reader, double } = await setting('c0aa');
    expect([(await reader.configz('n')).outcome, (await reader.configz('m')).outcome]).toEqual([
      'not-attempted',
      'not-attempted',
    ]);
    expect(double.log.map(({ source }) => source)).toEqual(['kubernetes/discovery']);
  });
});

/** A connection that carries a bearer token. */
function withToken(token: string, server: string, timeoutMs = 5000) {
  const config = {
    applyToHTTPSOptions(options: { headers?: unknown }) {
      options.headers = { Authorization: `Bearer ${token}` };
      return Promise.resolve();
    },
  };
  return { server, config, secrets: createSecrets(), timeoutMs };
}

describe('src/transport/kubernetes.ts: an API server that is not reached', () => {
  it('is not asked again for each list', async () => {
    const { double, reader, slept } = await setting('c0aa', undefined, { retries: { attempts: 2 } });
    await double.close();
    const read = [
      await reader.version(),
      ...(await pages(reader, 'pods')),
      ...(await pages(reader, 'nodes')),
    ];
    expect(read).toEqual(
      Array(3).fill({
        outcome: 'failed',
        page: 1,
        reason: 'the connection was refused (ECONNREFUSED) (after 2 tries)',
      }),
    );
    expect(slept.length).toBe(1);
  });

  it('times out', async () => {
    const server = createServer(() => undefined);
    const target = withToken('t', await listen(server), 20);
    const { reader } = await setting('c0aa', undefined, { target, retries: { attempts: 1 } });
    expect(await reader.version()).toEqual({
      outcome: 'failed',
      page: 1,
      reason: 'no answer came in time (after 1 try)',
    });
  });
});

describe('src/transport/kubernetes.ts: what goes over the wire', () => {
  it('is GET with limit, never resourceVersion, and redirects are not followed', async () => {
    const seen: string[] = [];
    const server = createServer((request, response) => {
      seen.push(`${request.method} ${request.url} ${request.headers.authorization}`);
      if (request.url === '/version') response.writeHead(302, { location: 'http://127.0.0.1:1/steal' }).end();
      else response.end(JSON.stringify({ metadata: { continue: seen.length < 4 ? 't1' : '' }, items: [] }));
    });
    const token = 'canary-bearer-token';
    const target = withToken(token, `${await listen(server)}/`);
    const { reader } = await setting('c0aa', undefined, { target });
    const answers = [await reader.version(), ...(await pages(reader, 'pods'))];
    expect(seen).toEqual([
      `GET /version Bearer ${token}`,
      `GET /api Bearer ${token}`,
      `GET /api/v1/pods?limit=500 Bearer ${token}`,
      `GET /api/v1/pods?limit=500&continue=t1 Bearer ${token}`,
    ]);
    expect(outline(answers)).toEqual(['failed 1', 'read 1 more', 'read 2']);
    expect(JSON.stringify(answers)).not.toContain(token);
  });

  it('uses one connection for all pages', async () => {
    let connections = 0;
    let asked = 0;
    const server = createServer((_request, response) => {
      response.end(JSON.stringify({ metadata: { continue: asked++ < 4 ? `more${asked}` : '' }, items: [] }));
    }).on('connection', () => connections++);
    const address = await listen(server);
    const text = JSON.stringify({
      clusters: [{ name: 'c', cluster: { server: address, 'insecure-skip-tls-verify': true } }],
      users: [{ name: 'u', user: { token: 't' } }],
      contexts: [{ name: 'x', context: { cluster: 'c', user: 'u' } }],
    });
    const [context] = await loadContexts({ text });
    if (context === undefined) throw new Error('no context');
    const target = { server: address, config: context.config, secrets: createSecrets(), timeoutMs: 5000 };
    const { reader } = await setting('c0aa', undefined, { target });
    expect([outline(await pages(reader, 'pods')).length, connections]).toEqual([4, 1]);
  });

  it('carries no token out where the API server repeats it', async () => {
    const server = createServer((request, response) => {
      const message = `token ${request.headers.authorization?.slice(7)} is not good`;
      response.writeHead(401).end(JSON.stringify({ kind: 'Status', reason: 'Unauthorized', message }));
    });
    const target = withToken('canary-bearer-token', await listen(server));
    const { reader } = await setting('c0aa', undefined, { target });
    expect((await reader.version()).reason).toBe(
      'the API server does not accept the credential: it is wrong, expired or revoked (HTTP 401: token … is not good)',
    );
  });

  it('fails in words where the credential plug-in fails', async () => {
    const config = { applyToHTTPSOptions: () => Promise.reject(new Error('canary-from-plugin')) };
    const target = { server: 'http://127.0.0.1:1', config, secrets: createSecrets(), timeoutMs: 5000 };
    const { reader } = await setting('c0aa', undefined, { target });
    expect(await reader.version()).toEqual({
      outcome: 'failed',
      page: 1,
      reason: 'the kubeconfig gives no usable credential: its plug-in, file or key does not work',
    });
  });
});

describe('src/transport/kubernetes.ts: the certificate of the API server', () => {
  /** What the connection is told about checking it, where the kubeconfig says this. */
  async function checkOf(cluster: JsonObject): Promise<unknown> {
    const text = JSON.stringify({
      clusters: [{ name: 'c', cluster: { server: 'https://127.0.0.1:1', ...cluster } }],
      users: [{ name: 'u', user: { token: 't' } }],
      contexts: [{ name: 'x', context: { cluster: 'c', user: 'u' } }],
    });
    const [context] = await loadContexts({ text });
    if (context === undefined) throw new Error('no context');
    const seen: { rejectUnauthorized?: unknown; agent?: unknown } = {};
    const config = {
      async applyToHTTPSOptions(options: object) {
        await context.config.applyToHTTPSOptions(options);
        Object.assign(seen, { options });
      },
    };
    const { reader } = await setting('c0aa', undefined, {
      target: { server: context.server, config, secrets: createSecrets(), timeoutMs: 5000 },
      retries: { attempts: 1 },
    });
    await reader.version();
    return [
      dig(seen, 'options', 'rejectUnauthorized'),
      dig(seen, 'options', 'agent', 'options', 'rejectUnauthorized'),
    ];
  }

  it('is checked whatever NODE_TLS_REJECT_UNAUTHORIZED says', async () => {
    expect(await checkOf({})).toEqual([true, true]);
  });

  it('is not checked where the kubeconfig says so, and the snapshot says so too', async () => {
    expect(await checkOf({ 'insecure-skip-tls-verify': true })).toEqual([false, false]);
    const server = createServer((_request, response) => response.end('{"major":"1"}'));
    const target = Object.assign(withToken('t', await listen(server)), { unverified: true });
    const { reader } = await setting('c0aa', undefined, { target });
    expect(await reader.version()).toMatchObject({
      outcome: 'read',
      reason: expect.stringContaining('insecure-skip-tls-verify'),
    });
  });
});
