import { afterEach, describe, expect, it } from 'vitest';
import type { Fleet } from '../double/fleet.ts';
import { type Double, type DoubleOptions, startDouble } from '../double/server.ts';
import { dig, type Json, type JsonObject } from '../kernel/json.ts';
import type { SnapshotEntry } from '../snapshot/snapshot.ts';
import { collect } from './collect.ts';
import type { CollectOptions } from './collect-options.ts';
import { Collection } from './collection.ts';
import { createLiveFetcher } from './live.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const named = (name: string, more: JsonObject = {}): JsonObject => ({
  metadata: { name, namespace: 'a' },
  ...more,
});
const clusters = ['c0aa', 'c0bb'];
const CONSTRAINTS = 'k8srequiredlabels.constraints.gatekeeper.sh';

function fleetOf(lists: Record<string, JsonObject[]>): Fleet {
  return {
    account: '1000000000000001',
    regions: ['cn-hangzhou'],
    time: '2026-11-20T08:00:00Z',
    documents: new Map<string, Json>([
      [
        'cs/DescribeClustersV1',
        { clusters: clusters.map((cluster_id) => ({ cluster_id, region_id: 'cn-hangzhou' })) },
      ],
    ]),
    kubernetes: new Map(clusters.map((id) => [id, new Map(Object.entries(lists))])),
    refusals: new Map(),
  };
}

/** What the production client reads of the clusters. */
async function read(
  fleet: Fleet,
  options: DoubleOptions & { resumed?: CollectOptions['resumed'] } = {},
): Promise<{ entries: SnapshotEntry[]; double: Double }> {
  const double = await startDouble(fleet, options);
  closing.push(double.close);
  const fetcher = await createLiveFetcher({
    credentials: double,
    override: { endpoint: double.endpoint, protocol: 'http' },
    kubeconfig: { text: double.kubeconfig() },
    retries: { attempts: 1 },
  });
  const collection = new Collection({ regions: [], clusters: [] });
  const entries: SnapshotEntry[] = [];
  const more = options.resumed === undefined ? {} : { resumed: options.resumed };
  for await (const entry of collect({ fetcher, collection, now: () => fleet.time, ...more }))
    if (entry.source.startsWith('kubernetes/')) entries.push(entry);
  return { entries, double };
}

const of = (entries: SnapshotEntry[], source: string) => entries.filter((entry) => entry.source === source);

describe('src/collect/collect-clusters.ts', () => {
  const lists = {
    pods: Array.from({ length: 600 }, (_, index) => named(`p${index}`)),
    nodes: [named('n1'), named('n2')],
    [CONSTRAINTS]: [
      { kind: 'K8sRequiredLabels', apiVersion: 'constraints.gatekeeper.sh/v1beta1', ...named('c') },
    ],
    'configz@n1': [{ kubeletconfig: {} }],
  };

  it('reads kind by kind, one cluster after the other, pods last', async () => {
    const { entries } = await read(fleetOf(lists));
    const order = entries.map(({ source, ids }) => `${source} ${ids[0]}`);
    expect(order.slice(0, 4)).toEqual([
      'kubernetes/version c0aa',
      'kubernetes/version c0bb',
      'kubernetes/nodes c0aa',
      'kubernetes/nodes c0bb',
    ]);
    expect(order.slice(-4)).toEqual([
      ...Array(2).fill('kubernetes/pods c0aa'),
      ...Array(2).fill('kubernetes/pods c0bb'),
    ]);
    expect(of(entries, 'kubernetes/configz').map(({ ids, outcome }) => [...ids, outcome])).toEqual([
      ['c0aa', 'n1', 'read'],
      ['c0aa', 'n2', 'absent'],
      ['c0bb', 'n1', 'read'],
      ['c0bb', 'n2', 'absent'],
    ]);
  });

  it('reads every constraint that Gatekeeper was told, and says which kinds there are', async () => {
    const { entries } = await read(fleetOf(lists));
    expect(of(entries, `kubernetes/${CONSTRAINTS}`).map(({ outcome }) => outcome)).toEqual(['read', 'read']);
    const [kinds] = of(entries, 'kubernetes/*.constraints.gatekeeper.sh');
    expect(dig(kinds?.document, 'resources')).toEqual([
      { name: 'k8srequiredlabels', kind: 'K8sRequiredLabels' },
    ]);
  });

  it('says absent of kinds that a cluster lacks, failed where their server does not answer', async () => {
    const source = 'kubernetes/ramidentitymappings.ramauthenticator.k8s.alibabacloud';
    const stale = { kind: 'stale', group: 'ramauthenticator.k8s.alibabacloud' } as const;
    const mapped = fleetOf({ 'ramidentitymappings.ramauthenticator.k8s.alibabacloud': [named('m')] });
    const faults = [{ source: 'kubernetes/discovery', ids: ['c0aa'], fault: stale }];
    const outcomes = async (fleet: Fleet, options: DoubleOptions = {}) =>
      of((await read(fleet, options)).entries, source).map(({ outcome }) => outcome);
    expect(await outcomes(fleetOf({}))).toEqual(['absent', 'absent']);
    expect(await outcomes(mapped, { faults })).toEqual(['failed', 'read']);
    const refused = [{ source: 'kubernetes/discovery', fault: { kind: 'denied' } as const }];
    expect(await outcomes(fleetOf({}), { faults: refused })).toEqual(['absent', 'absent']);
    expect(await outcomes(mapped, { faults: refused })).toEqual(['read', 'read']);
    const plain = [{ source: 'kubernetes/discovery', fault: { kind: 'plain' } as const }];
    expect(await outcomes(mapped, { faults: plain })).toEqual(['read', 'read']);
  });

  it('goes on where Secrets are denied, and names the rule', async () => {
    const faults = [{ source: 'kubernetes/secrets', fault: { kind: 'denied' } as const }];
    const { entries } = await read(fleetOf(lists), { faults });
    const [secrets] = of(entries, 'kubernetes/secrets');
    expect([secrets?.outcome, secrets?.cure]).toEqual(['denied', 'kubernetes: list secrets']);
    expect(of(entries, 'kubernetes/configmaps')[0]?.outcome).toBe('read');
  });

  it('asks nothing again that an interrupted run has read', async () => {
    const before = (await read(fleetOf(lists))).entries;
    const resumed = (source: string, ids: readonly string[]) => {
      const found = before.filter((entry) => entry.source === source && entry.ids.join() === ids.join());
      return Promise.resolve(
        found.length > 0 && found.every(({ outcome }) => outcome === 'read') ? found : undefined,
      );
    };
    const { entries, double } = await read(fleetOf(lists), { resumed });
    expect(entries.length).toBe(before.length);
    const asked = new Set(
      double.log.map(({ source }) => source).filter((source) => source.startsWith('kubernetes/')),
    );
    // What was not read before: absent kinds, for which discovery is asked, and the kubelet that has no answer.
    expect([...asked]).toEqual(['kubernetes/discovery', 'kubernetes/unknown']);
  });

  it('lets no secret through, whatever carries it', async () => {
    const base64 = Buffer.from('canary-data').toString('base64');
    const applied = { 'kubectl.kubernetes.io/last-applied-configuration': '{"data":{"p":"canary-applied"}}' };
    const { entries } = await read(
      fleetOf({
        secrets: [
          {
            metadata: { name: 's', annotations: applied },
            type: 'Opaque',
            data: { a: base64 },
            stringData: { b: 'canary-string' },
          },
        ],
        configmaps: [
          {
            metadata: { name: 'c', namespace: 'kube-system', annotations: applied },
            data: { 'db.password': 'canary-map' },
          },
          {
            metadata: { name: 'd', namespace: 'shop' },
            data: { note: 'canary-note', conf: 'token: canary-conf' },
          },
        ],
        pods: [
          named('p', {
            spec: {
              containers: [
                {
                  name: 'c',
                  env: [{ name: 'DB_PASSWORD', value: 'canary-env' }],
                  args: ['--token=canary-argument', '--password', 'canary-next'],
                },
              ],
            },
          }),
        ],
        serviceaccounts: [{ metadata: { name: 'b', annotations: applied } }],
      }),
    );
    const text = JSON.stringify(entries);
    expect(text).not.toMatch(/canary/);
    expect(text).not.toContain(base64);
    expect(dig(of(entries, 'kubernetes/secrets')[0]?.document, 'items', 0, 'data', 'a')).toMatchObject({
      redacted: true,
    });
  });
});
