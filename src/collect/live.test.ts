import { afterEach, describe, expect, it } from 'vitest';
import type { Fleet } from '../double/fleet.ts';
import { type DoubleOptions, startDouble } from '../double/server.ts';
import type { Json, JsonObject } from '../kernel/json.ts';
import { type KubernetesList, kubernetesLists } from '../operations/kubernetes.ts';
import type { Operation } from '../operations/operation.ts';
import { operationOf } from '../operations/table.ts';
import type { Fetched, KubernetesFetcher } from './fetcher.ts';
import { createLiveFetcher, type LiveFetcher, type LiveOptions } from './live.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const masterUrl = (url: string) =>
  JSON.stringify({ api_server_endpoint: '', intranet_api_server_endpoint: url });
const fleet: Fleet = {
  account: '1000000000000000001',
  regions: ['cn-hangzhou'],
  time: '2026-11-20T08:00:00Z',
  documents: new Map<string, Json>([
    [
      'cs/DescribeClustersV1',
      {
        clusters: [
          { cluster_id: 'c0aa', region_id: 'cn-hangzhou', master_url: masterUrl('https://10.0.0.1:6443') },
        ],
        page_info: {},
      },
    ],
    ['cs/DescribeClusterDetail@c0aa', { cluster_id: 'c0aa', master_url: masterUrl('https://10.0.0.1:6443') }],
  ]),
  kubernetes: new Map([
    ['c0aa', new Map<string, JsonObject[]>([['namespaces', [{ metadata: { name: 'default' } }]]])],
  ]),
  refusals: new Map(),
};

async function setting(
  changes: LiveOptions | ((kubeconfig: string) => LiveOptions),
  options: DoubleOptions = {},
) {
  const double = await startDouble(fleet, options);
  closing.push(double.close);
  const fetcher = await createLiveFetcher({
    credentials: double,
    override: { endpoint: double.endpoint, protocol: 'http' },
    ...(typeof changes === 'function' ? changes(double.kubeconfig()) : changes),
  });
  return { double, fetcher };
}

async function all(fetched: AsyncIterable<Fetched>) {
  const pages: Fetched[] = [];
  for await (const page of fetched) pages.push(page);
  return pages;
}

const call = (fetcher: LiveFetcher, source: string, ...ids: string[]) =>
  all(fetcher.call(operationOf(source) as Operation, { ids }));
const namespaces = kubernetesLists.find(({ plural }) => plural === 'namespaces') as KubernetesList;

function reachable(fetcher: LiveFetcher, cluster: string): KubernetesFetcher {
  const reader = fetcher.kubernetes(cluster);
  if ('unreachable' in reader) throw new Error('not reachable');
  return reader;
}

describe('src/collect/live.ts', () => {
  it('reads the cloud and the cluster', async () => {
    const { fetcher, double } = await setting((text) => ({ kubeconfig: { text } }));
    const read = [
      ...(await call(fetcher, 'cs/DescribeClusterDetail', 'c0aa')),
      await reachable(fetcher, 'c0aa').version(),
      ...(await all(reachable(fetcher, 'c0aa').list(namespaces))),
    ];
    expect(read.map(({ outcome }) => outcome)).toEqual(['read', 'read', 'read']);
    expect(double.log.map(({ source, ids }) => [source, ...ids].join(' '))).toEqual([
      'cs/DescribeClusterDetail c0aa',
      'kubernetes/version c0aa',
      'kubernetes/discovery c0aa',
      'kubernetes/namespaces c0aa',
    ]);
  });

  const addressed = JSON.stringify({
    clusters: [{ name: 'prod', cluster: { server: 'https://10.0.0.1:6443' } }],
    users: [{ name: 'me', user: { token: 't' } }],
    contexts: [{ name: 'prod', context: { cluster: 'prod', user: 'me' } }],
  });

  it.each(['cs/DescribeClusterDetail', 'cs/DescribeClustersV1'])(
    'learns from %s where the API server is',
    async (source) => {
      const { fetcher } = await setting({ kubeconfig: { text: addressed } });
      const before = fetcher.connection('c0aa');
      await call(fetcher, source, ...(source.endsWith('V1') ? [] : ['c0aa']));
      expect([before, fetcher.connection('c0aa')]).toEqual([
        undefined,
        { cluster: 'c0aa', by: 'endpoint', context: 'prod' },
      ]);
    },
  );

  it('is told of documents that an earlier run has read', async () => {
    const { fetcher } = await setting({ kubeconfig: { text: addressed } });
    fetcher.learn('cs/DescribeClusterDetail', ['c0aa'], { master_url: masterUrl('https://10.0.0.1:6443') });
    expect(fetcher.connection('c0aa')).toEqual({ cluster: 'c0aa', by: 'endpoint', context: 'prod' });
  });

  it('does not attempt a cluster that no context leads to', async () => {
    const { fetcher, double } = await setting({ kubeconfig: { text: addressed } });
    expect(fetcher.kubernetes('c0aa')).toEqual({
      unreachable: {
        outcome: 'not-attempted',
        page: 1,
        reason: expect.stringContaining('no context of the kubeconfig leads to this cluster'),
      },
    });
    expect(double.log).toEqual([]);
  });

  it('lets ACK issue a kubeconfig under its flag, once, with the first request', async () => {
    const { fetcher, double } = await setting({
      kubeconfig: { text: addressed },
      temporaryKubeconfig: 'private',
    });
    const reader = reachable(fetcher, 'c0aa');
    expect([fetcher.connection('c0aa'), double.log.length]).toEqual([
      { cluster: 'c0aa', by: 'temporary' },
      0,
    ]);
    expect([(await reader.version()).outcome, (await all(reader.list(namespaces)))[0]?.outcome]).toEqual([
      'read',
      'read',
    ]);
    await reachable(fetcher, 'c0aa').version();
    expect(double.log.map(({ source }) => source)).toEqual([
      'cs/DescribeClusterUserKubeconfig',
      'kubernetes/version',
      'kubernetes/discovery',
      'kubernetes/namespaces',
      'kubernetes/version',
    ]);
  });

  it('never issues a kubeconfig for a cluster that a context reaches', async () => {
    const { fetcher, double } = await setting((text) => ({
      kubeconfig: { text },
      temporaryKubeconfig: 'private',
    }));
    await reachable(fetcher, 'c0aa').version();
    expect(double.log.map(({ source }) => source)).toEqual(['kubernetes/version']);
  });

  it('says why no kubeconfig was issued, for every list', async () => {
    const faults = [{ source: 'cs/DescribeClusterUserKubeconfig', fault: { kind: 'denied' } }] as const;
    const { fetcher } = await setting(
      { kubeconfig: { text: addressed }, temporaryKubeconfig: 'public' },
      { faults },
    );
    const reader = reachable(fetcher, 'c0aa');
    const reason =
      'no temporary kubeconfig: the permission is missing (HTTP 403 StatusForbidden: RAM policy Forbidden for action cs:DescribeClusterUserKubeconfig)';
    const denied = { outcome: 'denied', page: 1, code: 'StatusForbidden', httpStatus: 403, reason };
    expect([
      await reader.version(),
      ...(await all(reader.list(namespaces))),
      await reader.configz('n'),
    ]).toEqual([denied, denied, denied]);
  });
});
