import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Fleet } from '../double/fleet.ts';
import { type Double, type DoubleOptions, startDouble } from '../double/server.ts';
import { dig, type Json } from '../kernel/json.ts';
import type { Operation, Target } from '../operations/operation.ts';
import { operationOf, operations } from '../operations/table.ts';
import type { Answer } from './answer.ts';
import { type CloudClient, type CloudOptions, createCloudClient } from './cloud.ts';
import { retryBudget } from './retry.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const close of closing.splice(0)) await close();
});

const fleet: Fleet = {
  account: '1000000000000000001',
  regions: ['cn-hangzhou'],
  time: '2026-11-20T08:00:00Z',
  documents: new Map<string, Json>([
    [
      'cs/DescribeClustersV1',
      {
        clusters: Array.from({ length: 120 }, (_, index) => ({ cluster_id: `c${index}` })),
        page_info: { total_count: '120' },
      },
    ],
    ['cs/DescribeClusterDetail@c0', { cluster_id: 'c0', log_ttl: '30' }],
    ['cs/DescribePolicyInstances@c0', [{ policy_name: 'ACKPSPHostNetworkingPorts' }]],
    ['cs/ListClusterKubeconfigStates@c0', { states: [{ account_id: 'user' }], page: { total_count: 1 } }],
    [
      'cs/ListClusterKubeconfigStates@c0,cloudServiceKubeConfig%3Dtrue',
      { states: [{ account_id: 'service' }], page: { total_count: 1 } },
    ],
    [
      'ram/ListUsers',
      { Users: { User: Array.from({ length: 250 }, (_, index) => ({ UserName: `u${index}` })) } },
    ],
    ['ram/ListAccessKeys@alice%2Elee', { AccessKeys: { AccessKey: [{ Status: 'Active' }] } }],
    [
      'ecs/DescribeInstances',
      { Instances: { Instance: Array.from({ length: 101 }, (_, index) => ({ InstanceId: `i-${index}` })) } },
    ],
    [
      'sas/DescribeVulList',
      { VulRecords: Array.from({ length: 101 }, () => ({ Name: 'v' })), PageInfo: { TotalCount: 101 } },
    ],
  ]),
  kubernetes: new Map(),
  refusals: new Map([['ram/ListRoles', { httpStatus: 403, code: 'NoPermission', message: 'not for you' }]]),
};

async function setting(options: DoubleOptions = {}, changes: CloudOptions = {}) {
  const double = await startDouble(fleet, options);
  closing.push(double.close);
  const slept: number[] = [];
  const timing = {
    now: () => 0,
    random: () => 0,
    sleep: (milliseconds: number) => Promise.resolve(void slept.push(milliseconds)),
  };
  const client = createCloudClient({
    credentials: double,
    override: { endpoint: double.endpoint, protocol: 'http' },
    timing,
    ...changes,
  });
  return { double, client, slept };
}

async function answers(
  client: CloudClient,
  source: string,
  target: Target = { ids: [] },
  operation = operationOf(source) as Operation,
) {
  const all: Answer[] = [];
  for await (const answer of client.call(operation, target)) all.push(answer);
  return all;
}

const outline = (all: Answer[]) =>
  all.map(({ outcome, page, more, incomplete }) =>
    [outcome, page, ...(more ? ['more'] : []), ...(incomplete ? ['incomplete'] : [])].join(' '),
  );

describe('src/transport/cloud.ts: reading', () => {
  it.each([
    ['cs/DescribeClustersV1', [], ['read 1 more', 'read 2 more', 'read 3']],
    ['ram/ListUsers', [], ['read 1 more', 'read 2 more', 'read 3']],
    ['ecs/DescribeInstances', [], ['read 1 more', 'read 2']],
    ['sas/DescribeVulList', [], ['read 1 more', 'read 2']],
    ['cs/DescribePolicyInstances', ['c0'], ['read 1']],
    ['ram/ListAccessKeys', ['alice.lee'], ['read 1']],
    ['ram/ListRoles', [], ['denied 1']],
    ['cs/DescribeClusterDetail', ['c999'], ['absent 1']],
  ])('%s %j', async (source, ids, expected) => {
    const { client } = await setting();
    expect(outline(await answers(client, source, { ids }))).toEqual(expected);
  });

  it('reads every entry of a paged list once', async () => {
    const { client } = await setting();
    const pages = await answers(client, 'ram/ListUsers');
    const names = pages.flatMap(({ document }) =>
      (document as { Users: { User: { UserName: string }[] } }).Users.User.map(({ UserName }) => UserName),
    );
    expect(names).toEqual(Array.from({ length: 250 }, (_, index) => `u${index}`));
  });

  it('tells the variants of an operation apart', async () => {
    const { client } = await setting();
    const both = operations.filter(({ name }) => name === 'ListClusterKubeconfigStates');
    const read = await Promise.all(both.map((operation) => answers(client, '', { ids: ['c0'] }, operation)));
    expect(read.map(([answer]) => dig(answer?.document, 'states'))).toEqual([
      [{ account_id: 'user' }],
      [{ account_id: 'service' }],
    ]);
  });

  it('works with a session key', async () => {
    const { client } = await setting({ accessKey: { id: 'STS.one', secret: 'two', securityToken: 'three' } });
    expect(outline(await answers(client, 'cs/DescribeClusterDetail', { ids: ['c0'] }))).toEqual(['read 1']);
  });

  it('keeps integers of 19 digits, and refuses a body that says no under HTTP 200', async () => {
    const bodies = [
      '{"UserId":2000000000000000001,"small":5}',
      '{"IsSuccess":false,"Code":"NoPermission","Message":"no"}',
    ];
    const { client } = await stub(() => ({ httpStatus: 200, body: bodies.shift() ?? '' }));
    expect(await answers(client, 'cs/DescribeClusterDetail', { ids: ['c0'] })).toEqual([
      { outcome: 'read', page: 1, document: { UserId: '2000000000000000001', small: 5 } },
    ]);
    expect(await answers(client, 'cs/DescribeClusterDetail', { ids: ['c0'] })).toEqual([
      {
        outcome: 'denied',
        page: 1,
        code: 'NoPermission',
        httpStatus: 200,
        reason: 'the permission is missing (HTTP 200 NoPermission: no)',
      },
    ]);
  });
});

async function stub(reply: () => { httpStatus: number; body: string }, changes: CloudOptions = {}) {
  const server: Server = createServer((_request, response) => {
    const { httpStatus, body } = reply();
    response.writeHead(httpStatus, { 'content-type': 'application/json' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  const timing = { now: () => 0, random: () => 0, sleep: () => Promise.resolve() };
  const override = {
    endpoint: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    protocol: 'http',
  } as const;
  return {
    client: createCloudClient({
      credentials: { accessKeyId: 'one', accessKeySecret: 'two' },
      override,
      timing,
      ...changes,
    }),
  };
}

describe('src/transport/cloud.ts: the law', () => {
  const entry = operationOf('cs/DescribeClusterDetail') as Operation;
  it.each([
    ['a copy of an entry', { ...entry }],
    ['a write', { ...entry, name: 'DeleteCluster', method: 'DELETE', read: false } as unknown as Operation],
    [
      'an object that claims to be a read',
      { ...entry, name: 'DescribeClusterUserKubeconfig', path: '/k8s/{ClusterId}/user_config' },
    ],
  ])('refuses %s', async (_name, operation) => {
    const { client, double } = await setting();
    await expect(answers(client, '', { ids: ['c0'] }, operation)).rejects.toThrow(/^refused: cs\//);
    expect(double.log).toEqual([]);
  });

  it('refuses an entry whose mark was taken away', async () => {
    const { client } = await setting();
    const changed = operationOf('ram/ListUsers') as unknown as { read: boolean };
    changed.read = false;
    try {
      await expect(answers(client, 'ram/ListUsers')).rejects.toThrow(
        'refused: ram/ListUsers is not in the read table',
      );
    } finally {
      changed.read = true;
    }
  });
});

describe('src/transport/cloud.ts: when it goes wrong', () => {
  it.each([
    ['denied', { kind: 'denied' }, ['denied 1']],
    ['absent', { kind: 'absent' }, ['absent 1']],
    ['throttled and then not', { kind: 'throttled', times: 2 }, ['read 1 more', 'read 2 more', 'read 3']],
    [
      'throttled as HTTP 400',
      { kind: 'throttled', times: 2, as: 400 },
      ['read 1 more', 'read 2 more', 'read 3'],
    ],
    ['throttled to the end', { kind: 'throttled', times: 99 }, ['throttled 1']],
    ['a server that fails', { kind: 'server-error' }, ['failed 1']],
    ['a body that is cut', { kind: 'cut' }, ['failed 1']],
    ['a body that is no JSON', { kind: 'garbled' }, ['failed 1']],
    ['a list of another type', { kind: 'wrong-type' }, ['read 1 incomplete']],
    ['a list that is missing', { kind: 'missing-field' }, ['read 1 incomplete']],
    ['pages that are held back', { kind: 'truncated-paging' }, ['read 1 more', 'read 2 incomplete']],
    [
      'a later page that is denied',
      { kind: 'denied', fromPage: 3 },
      ['read 1 more', 'read 2 more', 'denied 3 incomplete'],
    ],
    ['a later page that is cut', { kind: 'cut', fromPage: 2 }, ['read 1 more', 'failed 2 incomplete']],
  ] as const)('%s', async (_name, fault, expected) => {
    const { client } = await setting({ faults: [{ source: 'cs/DescribeClustersV1', fault }] });
    expect(outline(await answers(client, 'cs/DescribeClustersV1'))).toEqual(expected);
  });

  it('waits as x-acs-retry-after says', async () => {
    const fault = { kind: 'throttled', times: 1, retryAfterSeconds: 7 } as const;
    const { client, slept } = await setting({ faults: [{ source: 'cs/DescribeClusterDetail', fault }] });
    await answers(client, 'cs/DescribeClusterDetail', { ids: ['c0'] });
    expect(slept).toEqual([7000]);
  });

  it('gives up on a slow answer', async () => {
    const faults = [
      { source: 'cs/DescribeClusterDetail', fault: { kind: 'slow', milliseconds: 300 } },
    ] as const;
    const { client } = await setting({ faults }, { timeouts: { readMs: 30 }, retries: { attempts: 1 } });
    expect(await answers(client, 'cs/DescribeClusterDetail', { ids: ['c0'] })).toEqual([
      { outcome: 'failed', page: 1, reason: 'no answer came in time (after 1 try)' },
    ]);
  });

  it('says what a refused connection was', async () => {
    const { client, double } = await setting({}, { retries: { attempts: 1 } });
    await double.close();
    expect(await answers(client, 'cs/DescribeClusterDetail', { ids: ['c0'] })).toEqual([
      { outcome: 'failed', page: 1, reason: 'the connection was refused (ECONNREFUSED) (after 1 try)' },
    ]);
  });

  it('does not take a refusal that is no JSON for an answer', async () => {
    const { client } = await stub(() => ({ httpStatus: 502, body: '<html>Bad Gateway</html>' }), {
      retries: { attempts: 2 },
    });
    expect(await answers(client, 'cs/DescribeClusterDetail', { ids: ['c0'] })).toEqual([
      {
        outcome: 'failed',
        page: 1,
        reason: 'the request was refused with an answer that is not JSON (after 2 tries)',
      },
    ]);
  });

  it("shares the run's retry budget between fetches", async () => {
    const { client, double } = await setting(
      { faults: [{ source: 'cs/DescribeClusterDetail', fault: { kind: 'server-error' } }] },
      { budget: retryBudget(3) },
    );
    for (const id of ['c0', 'c1', 'c2']) await answers(client, 'cs/DescribeClusterDetail', { ids: [id] });
    expect(double.log.length).toBe(3 + 3);
  });

  it('does not ask at a region that cannot be one', async () => {
    const { client, double } = await setting();
    expect(await answers(client, 'cs/DescribeClusterDetail', { ids: ['c0'], region: 'a.example/' })).toEqual([
      { outcome: 'failed', page: 1, reason: 'a document names a region that cannot be one' },
    ]);
    expect(double.log).toEqual([]);
  });

  it('stops at an abort', async () => {
    const controller = new AbortController();
    const faults = [
      { source: 'cs/DescribeClusterDetail', fault: { kind: 'slow', milliseconds: 200 } },
    ] as const;
    const { client } = await setting({ faults }, { signal: controller.signal });
    const reading = answers(client, 'cs/DescribeClusterDetail', { ids: ['c0'] });
    setTimeout(() => controller.abort(), 20);
    await expect(reading).rejects.toMatchObject({ name: 'UsageError', code: 'interrupted' });
  });
});

describe('src/transport/cloud.ts: credentials', () => {
  const clientOf = ({ endpoint }: Double, credentials: NonNullable<CloudOptions['credentials']>) =>
    createCloudClient({ credentials, override: { endpoint, protocol: 'http' } });

  it.each([
    ['an unknown key', { accessKeyId: 'nobody' }, 'InvalidAccessKeyId.NotFound'],
    ['a wrong secret', { accessKeySecret: 'wrong-secret' }, 'SignatureDoesNotMatch'],
  ])('stops at the first call with %s', async (_name, changes, code) => {
    const { double } = await setting();
    const client = clientOf(double, {
      accessKeyId: double.accessKeyId,
      accessKeySecret: double.accessKeySecret,
      ...changes,
    });
    await expect(answers(client, 'cs/DescribeClustersV1')).rejects.toMatchObject({
      name: 'UsageError',
      code: 'credentials-rejected',
      message: expect.stringContaining(`Alibaba Cloud refused the credentials (${code}).`),
    });
  });

  it('turns a rejection after the first success into an outcome', async () => {
    let calls = 0;
    const { client } = await stub(() =>
      calls++ === 0
        ? { httpStatus: 200, body: '{}' }
        : { httpStatus: 403, body: '{"Code":"InvalidSecurityToken.Expired","Message":"expired"}' },
    );
    const read = [
      ...(await answers(client, 'cs/DescribeClusterDetail', { ids: ['c0'] })),
      ...(await answers(client, 'cs/DescribeClusterDetail', { ids: ['c0'] })),
    ];
    expect(outline(read)).toEqual(['read 1', 'failed 1']);
  });

  it('says what to do where there are no credentials', async () => {
    const { double } = await setting();
    for (const name of Object.keys(process.env))
      if (name.startsWith('ALIBABA_CLOUD_')) vi.stubEnv(name, undefined);
    vi.stubEnv('HOME', '/nonexistent');
    vi.stubEnv('ALIBABA_CLOUD_ECS_METADATA_DISABLED', 'true');
    await expect(answers(clientOf(double, {}), 'cs/DescribeClustersV1')).rejects.toMatchObject({
      code: 'credentials-missing',
      message: expect.stringContaining('ALIBABA_CLOUD_ACCESS_KEY_ID'),
    });
  });

  it('takes credentials from the environment', async () => {
    const { double } = await setting();
    vi.stubEnv('ALIBABA_CLOUD_ACCESS_KEY_ID', double.accessKeyId);
    vi.stubEnv('ALIBABA_CLOUD_ACCESS_KEY_SECRET', double.accessKeySecret);
    const read = await answers(clientOf(double, {}), 'cs/DescribeClusterDetail', { ids: ['c0'] });
    expect(outline(read)).toEqual(['read 1']);
  });
});

describe('src/transport/cloud.ts: nothing secret leaves', () => {
  const canaries = {
    id: 'LTAI5tCanaryCanary01',
    secret: 'canary-secret-value',
    securityToken: 'canary-session-token',
  };
  const carries = (text: string) => Object.values(canaries).filter((canary) => text.includes(canary));

  it.each(['denied', 'absent', 'server-error', 'cut', 'garbled', 'wrong-type'] as const)(
    'neither in answers nor in the log when a source is %s',
    async (kind) => {
      const { client, double } = await setting({
        accessKey: canaries,
        faults: [{ source: 'ram/ListUsers', fault: { kind } }],
      });
      const read = await answers(client, 'ram/ListUsers');
      expect(carries(JSON.stringify([read, double.log]))).toEqual([]);
    },
  );

  it('nor where the service repeats the credentials', async () => {
    const message = `key ${canaries.id} with ${canaries.secret} and Credential=${canaries.id}, ${encodeURIComponent(canaries.securityToken)}`;
    const body = JSON.stringify({ Code: `No.${canaries.secret}`, Message: message });
    const credentials = {
      accessKeyId: canaries.id,
      accessKeySecret: canaries.secret,
      securityToken: canaries.securityToken,
    };
    const { client } = await stub(() => ({ httpStatus: 400, body }), { credentials });
    expect(await answers(client, 'ram/ListUsers')).toEqual([
      {
        outcome: 'failed',
        page: 1,
        httpStatus: 400,
        reason: 'the service refused the request (HTTP 400: key … with … and … …)',
      },
    ]);
  });

  it('nor in an error that is thrown', async () => {
    const { double } = await setting({ accessKey: canaries });
    const credentials = { accessKeyId: canaries.id, accessKeySecret: canaries.secret };
    const client = createCloudClient({
      credentials,
      override: { endpoint: double.endpoint, protocol: 'http' },
    });
    const error: unknown = await answers(client, 'ram/ListUsers').catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'credentials-rejected' });
    expect(carries(`${String(error)} ${JSON.stringify(error)} ${(error as Error).stack}`)).toEqual([]);
  });
});
