import { createHash, createHmac, randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { dig, type Json, type JsonObject } from '../kernel/json.ts';
import type { Fleet } from './fleet.ts';
import { type Double, type DoubleOptions, startDouble } from './server.ts';

let double: Double | undefined;
afterEach(async () => {
  await double?.close();
});

const fleet: Fleet = {
  account: '1000000000000000001',
  regions: ['cn-hangzhou', 'cn-beijing'],
  time: '2026-11-20T08:00:00Z',
  documents: new Map<string, Json>([
    [
      'cs/DescribeClustersV1',
      {
        clusters: Array.from({ length: 3 }, (_, index) => ({ cluster_id: `c${index}` })),
        page_info: { total_count: '0' },
      },
    ],
    ['cs/DescribeClusterDetail@c0', { cluster_id: 'c0' }],
    ['cs/DescribePolicyInstances@c0', [{ policy_name: 'p' }]],
    [
      'cs/DescribeKubernetesVersionMetadata@ClusterType%3DKubernetes,Profile%3DDefault,Region%3Dcn-hangzhou',
      [{ version: '1.34' }],
    ],
    ['ecs/DescribeImages@RegionId%3Dcn-beijing', { Images: { Image: [{ ImageId: 'b' }] }, TotalCount: 1 }],
    ['ecs/DescribeImages', { Images: { Image: [{ ImageId: 'a' }] }, TotalCount: 1 }],
  ]),
  kubernetes: new Map([
    [
      'c0',
      new Map<string, JsonObject[]>([['pods', [{ metadata: { name: 'a' } }, { metadata: { name: 'b' } }]]]),
    ],
  ]),
  refusals: new Map([['ram/ListUsers', { httpStatus: 403, code: 'NoPermission', message: 'no' }]]),
};

interface Asked {
  action: string;
  version?: string;
  method?: string;
  path?: string;
  query?: Record<string, string>;
}

/** A signed request, made without the client. */
async function ask(
  { action, version = '2015-12-15', method = 'GET', path = '/', query = {} }: Asked,
  options: DoubleOptions = {},
) {
  await double?.close();
  const started = await startDouble(fleet, options);
  double = started;
  const hash = createHash('sha256').update('').digest('hex');
  const headers: Record<string, string> = {
    host: started.endpoint,
    'x-acs-action': action,
    'x-acs-content-sha256': hash,
    'x-acs-date': new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
    'x-acs-signature-nonce': randomUUID(),
    'x-acs-version': version,
  };
  const signed = Object.keys(headers).join(';');
  const search = Object.keys(query)
    .sort()
    .map((name) => `${name}=${encodeURIComponent(query[name] ?? '')}`)
    .join('&');
  const lines = Object.entries(headers).map(([name, value]) => `${name}:${value}\n`);
  const request = [method, path, search, lines.join(''), signed, hash].join('\n');
  const toSign = `ACS3-HMAC-SHA256\n${createHash('sha256').update(request).digest('hex')}`;
  const signature = createHmac('sha256', started.accessKeySecret).update(toSign).digest('hex');
  headers.authorization = `ACS3-HMAC-SHA256 Credential=${started.accessKeyId},SignedHeaders=${signed},Signature=${signature}`;
  const response = await fetch(`http://${started.endpoint}${path}${search === '' ? '' : `?${search}`}`, {
    method,
    headers,
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Json };
}

const clusters = { action: 'DescribeClustersV1', path: '/api/v1/clusters' };
const ram = { version: '2015-05-01', method: 'POST' };
const images = { action: 'DescribeImages', version: '2014-05-26', method: 'POST' };

describe('src/double/server.ts: routing', () => {
  it.each([
    ['an unknown operation', { action: 'DeleteCluster' }, 404, 'InvalidAction.NotFound'],
    ['another version', { ...clusters, version: '2014-01-01' }, 400, 'InvalidVersion'],
    ['another method', { ...clusters, method: 'POST' }, 405, 'UnsupportedHTTPMethod'],
    ['another path', { ...clusters, path: '/clusters' }, 404, 'InvalidApi.NotFound'],
    ['a page size of 0', { ...clusters, query: { page_size: '0' } }, 400, 'InvalidParameter'],
    ['a page size of 101', { ...clusters, query: { page_size: '101' } }, 400, 'InvalidParameter'],
    [
      'a page size beyond that of the operation',
      {
        action: 'ListClusterKubeconfigStates',
        path: '/clusters/c0/kubeconfig/states',
        query: { pageSize: '51' },
      },
      400,
      'InvalidParameter',
    ],
    ['a page number of 0', { ...clusters, query: { page_number: '0' } }, 400, 'InvalidParameter'],
    [
      'a cluster that is not there',
      { action: 'DescribeClusterDetail', path: '/clusters/c9' },
      404,
      'ErrorClusterNotFound',
    ],
  ] as [string, Asked, number, string][])(
    'rejects %s in the ROA style',
    async (_name, asked, status, code) => {
      const { body, status: said } = await ask(asked);
      // An RPC path gets an RPC body.
      expect([said, dig(body, asked.path === undefined ? 'Code' : 'code')]).toEqual([status, code]);
    },
  );

  it.each([
    ['a missing id', { ...ram, action: 'ListAccessKeys' }, 400, 'MissingParameter'],
    ['a missing region', images, 400, 'MissingParameter'],
    ['a refusal of the fleet', { ...ram, action: 'ListUsers' }, 403, 'NoPermission'],
    [
      'a token of its own making',
      { ...ram, action: 'ListUsers', query: { Marker: 'x' } },
      400,
      'InvalidParameter',
    ],
  ] as [string, Asked, number, string][])(
    'rejects %s in the RPC style',
    async (_name, asked, status, code) => {
      const { body, status: said } = await ask(asked);
      expect([said, body]).toEqual([
        status,
        {
          RequestId: expect.any(String),
          HostId: 'double.invalid',
          Code: code,
          Message: expect.any(String),
          Recommend: '',
        },
      ]);
    },
  );

  it('rejects what is not signed', async () => {
    double = await startDouble(fleet);
    const response = await fetch(`http://${double.endpoint}/api/v1/clusters`);
    expect([response.status, dig((await response.json()) as Json, 'code')]).toEqual([
      400,
      'IncompleteSignature',
    ]);
  });

  it('finds documents whose ids are parameters, and those of each region', async () => {
    const metadata = {
      action: 'DescribeKubernetesVersionMetadata',
      path: '/api/v1/metadata/versions',
      query: { ClusterType: 'Kubernetes', Profile: 'Default', Region: 'cn-hangzhou' },
    };
    expect((await ask(metadata)).body).toEqual([{ version: '1.34' }]);
    const inRegion = async (RegionId: string) =>
      dig((await ask({ ...images, query: { RegionId } })).body, 'Images', 'Image', 0, 'ImageId');
    expect([
      await inRegion('cn-hangzhou'),
      await inRegion('cn-beijing'),
      await inRegion('cn-shanghai'),
    ]).toEqual(['a', 'b', undefined]);
  });
});

describe('src/double/server.ts: answers', () => {
  it('cuts pages and counts in the spelling of the fleet, with members that nobody knows', async () => {
    expect((await ask({ ...clusters, query: { page_number: '2', page_size: '2' } })).body).toEqual({
      clusters: [{ cluster_id: 'c2' }],
      page_info: { total_count: '3', page_number: 2, page_size: 2 },
      [String(
        Object.keys(
          (await ask({ ...clusters, query: { page_number: '2', page_size: '2' } })).body as JsonObject,
        ).find((name) => /^request_?id$/i.test(name)),
      )]: expect.any(String),
      x_added_later: { since: '2027-01-01', beta: true },
    });
  });

  it('answers the same request with the same bytes', async () => {
    expect((await ask(clusters)).body).toEqual((await ask(clusters)).body);
  });

  it('leaves a list at the root as it is', async () => {
    expect((await ask({ action: 'DescribePolicyInstances', path: '/clusters/c0/policies' })).body).toEqual([
      { policy_name: 'p' },
    ]);
  });

  it('throttles as 429 with a wait and as 400', async () => {
    const as = async (status: 429 | 400) => {
      const {
        body,
        headers,
        status: said,
      } = await ask(clusters, {
        faults: [{ source: 'cs/DescribeClustersV1', fault: { kind: 'throttled', times: 1, as: status } }],
      });
      return [said, dig(body, 'code') ?? dig(body, 'Code'), headers.get('x-acs-retry-after')];
    };
    expect([await as(429), await as(400)]).toEqual([
      [429, 'Throttling', '1'],
      [400, 'Throttling.User', null],
    ]);
  });

  it('switches faults for some ids only, and off again', async () => {
    const detail = { action: 'DescribeClusterDetail', path: '/clusters/c0' };
    const faults = [{ source: 'cs/DescribeClusterDetail', ids: ['c1'], fault: { kind: 'denied' } }] as const;
    expect((await ask(detail, { faults })).status).toBe(200);
    expect(
      (
        await ask(detail, {
          faults: [{ source: 'cs/DescribeClusterDetail', ids: ['c0'], fault: { kind: 'denied' } }],
        })
      ).status,
    ).toBe(403);
  });
});

describe('src/double/server.ts: clusters', () => {
  const get = async (path: string, token?: string) => {
    const started = await startDouble(fleet);
    double = started;
    const mine = String(dig(JSON.parse(started.kubeconfig()) as Json, 'users', 0, 'user', 'token'));
    const response = await fetch(`http://${started.endpoint}/clusters-api/${path}`, {
      headers: { authorization: `Bearer ${token ?? mine}` },
    });
    return { status: response.status, body: (await response.json()) as Json };
  };

  it('checks the bearer token', async () => {
    expect((await get('c0/api/v1/pods', 'wrong')).status).toBe(401);
  });

  it('pages with limit, adds managedFields, and names no kind in the members of a list', async () => {
    const { body } = await get('c0/api/v1/pods?limit=1');
    expect([
      dig(body, 'kind'),
      dig(body, 'metadata', 'remainingItemCount'),
      dig(body, 'items', 0, 'kind'),
    ]).toEqual(['PodList', 1, undefined]);
    expect(dig(body, 'items', 0, 'metadata', 'managedFields')).toBeInstanceOf(Array);
  });

  it('ignores the limit with resourceVersion=0, as a real API server does', async () => {
    const { body } = await get('c0/api/v1/pods?limit=1&resourceVersion=0');
    expect((dig(body, 'items') as Json[]).length).toBe(2);
  });

  it('does not answer for a cluster that is unreachable, and has no context for it', async () => {
    await expect(get('c1/api/v1/pods')).rejects.toThrow();
    expect(dig(JSON.parse(double?.kubeconfig() ?? '') as Json, 'contexts')).toEqual([
      { name: '1000000000000000001-c0', context: { cluster: 'c0', user: 'demarc' } },
    ]);
  });
});
