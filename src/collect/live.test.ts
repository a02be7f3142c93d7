import { afterEach, describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../kernel/json.ts';
import { kubernetesLists } from '../operations/kubernetes.ts';
import type { Operation } from '../operations/operation.ts';
import { operationOf } from '../operations/table.ts';
import type { Fleet } from '../double/fleet.ts';
import { type Double, startDouble } from '../double/server.ts';
import type { Fetched } from './fetcher.ts';
import { createLiveFetcher } from './live.ts';

it('tries', async () => {
  const fleet: Fleet = { account: '1', regions: ['cn-hangzhou'], time: '2026-11-20T08:00:00Z', refusals: new Map(),
    documents: new Map<string, Json>([['cs/DescribeClustersV1', { clusters: Array.from({length: 120}, (_, i) => ({cluster_id: `c${i}`})), page_info: {total_count: 120} }],
    ['ram/ListUsers', {Users: {User: Array.from({length: 250}, (_, i) => ({UserName: `u${i}`}))}}]]),
    kubernetes: new Map([['c0', new Map([['pods', Array.from({length: 1200}, (_, i) => ({metadata: {name: `p${i}`}, spec: {x: 'y'.repeat(100)}}))]])]]) };
  const d = await startDouble(fleet);
  const f = await createLiveFetcher({ credentials: d, override: { endpoint: d.endpoint, protocol: 'http' }, kubeconfig: { text: d.kubeconfig() } });
  for (const s of ['cs/DescribeClustersV1', 'ram/ListUsers', 'cs/DescribeClusterDetail']) {
  for await (const p of f.call(operationOf(s) as Operation, { ids: s.endsWith('Detail') ? ['c0'] : [] })) console.log(JSON.stringify(p).slice(0, 90), JSON.stringify(p).slice(-200));
  }
  const k = f.kubernetes('c0');
  if ('unreachable' in k) throw new Error('x');
  console.log(await k.version());
  for await (const p of k.list(kubernetesLists.at(-1)!)) console.log(JSON.stringify(p).slice(0, 300), JSON.stringify(p).slice(-100));
  console.log(await k.configz('n'));
  console.log(d.log);
  await d.close();
});
