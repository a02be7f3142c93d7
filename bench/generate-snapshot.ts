import { parseArgs } from 'node:util';
import { collect } from '../src/collect/collect.ts';
import { Collection } from '../src/collect/collection.ts';
import type { Fetched, Fetcher, KubernetesFetcher } from '../src/collect/fetcher.ts';
import { SnapshotWriter } from '../src/collect/snapshot-file.ts';
import { keyOf } from '../src/demo/values.ts';
import type { Json, JsonObject } from '../src/kernel/json.ts';
import { type KubernetesList, listName } from '../src/operations/kubernetes.ts';
import { type Operation, sourceOf, type Target } from '../src/operations/operation.ts';
import { variantIds } from '../src/operations/table.ts';
import { type LargeFleet, largeFleet, type Size, share } from './large-fleet.ts';
import { PodSource } from './large-pods.ts';

const KUBERNETES_PAGE = 500;

/**
 * Writes a snapshot of a generated account: the collector itself reads it, so that pages, redaction and
 * order are those of a real one. Nothing is random: the same size gives the same bytes.
 */
export async function generateSnapshot(size: Size, file: string): Promise<void> {
  const fleet = largeFleet(size);
  const collection = new Collection({ regions: [], clusters: [] });
  const header = {
    kind: 'demarc-snapshot',
    version: 1,
    collectedAt: fleet.time,
    account: fleet.account,
  } as const;
  const writer = await SnapshotWriter.create(file, { ...header, regions: [], scope: {} });
  const fetcher = new GeneratedAccount(fleet, size);
  for await (const entry of collect({ fetcher, collection, now: () => fleet.time }))
    await writer.write(entry);
  await writer.finish();
}

/** The account as something the collector can ask. */
class GeneratedAccount implements Fetcher {
  private readonly fleet: LargeFleet;
  private readonly size: Size;

  constructor(fleet: LargeFleet, size: Size) {
    this.fleet = fleet;
    this.size = size;
  }

  async *call(operation: Operation, target: Target): AsyncIterable<Fetched> {
    const key = keyOf(sourceOf(operation), ...target.ids, ...variantIds(operation));
    yield* answersTo(operation, this.fleet.documents.get(key));
  }

  kubernetes(cluster: string): KubernetesFetcher {
    const index = this.fleet.clusters.findIndex(({ id }) => id === cluster);
    const spec = this.fleet.clusters[index];
    if (spec === undefined) throw new Error(`no cluster ${cluster}`);
    const source = new PodSource(spec, index, share(this.size.pods, this.size.clusters, index));
    return {
      version: () =>
        Promise.resolve(answer({ major: '1', minor: '35', gitVersion: `v${spec.version}` }, 1, false)),
      configz: () =>
        Promise.resolve({ outcome: 'not-attempted', page: 1, reason: 'nodes/configz is not offered' }),
      list: (list) => this.list(list, cluster, source),
      family: () =>
        Promise.resolve({
          lists: [],
          answer: { outcome: 'absent', page: 1, reason: 'the cluster has no such kind', httpStatus: 404 },
        }),
    };
  }

  private async *list(list: KubernetesList, cluster: string, source: PodSource): AsyncIterable<Fetched> {
    const items = this.itemsOf(list, cluster, source);
    if (items === undefined)
      yield { outcome: 'absent', page: 1, reason: 'the cluster has no such kind', httpStatus: 404 };
    else yield* chunked(items);
  }

  private itemsOf(
    list: KubernetesList,
    cluster: string,
    source: PodSource,
  ): Iterable<JsonObject> | undefined {
    if (list.plural === 'pods') return source.pods();
    if (list.plural === 'replicasets') return source.replicaSets();
    if (list.plural === 'jobs') return source.jobs();
    return this.fleet.kubernetes.get(cluster)?.get(listName(list));
  }
}

function* answersTo(operation: Operation, document: Json | undefined): Generator<Fetched> {
  if (document === undefined) {
    yield { outcome: 'absent', page: 1, reason: 'the generated account has none', httpStatus: 404 };
    return;
  }
  const pages = pagesOf(operation, document);
  for (const [index, page] of pages.entries()) yield answer(page, index + 1, index + 1 < pages.length);
}

function* chunked(items: Iterable<JsonObject>): Generator<Fetched> {
  let page = 1;
  let chunk: JsonObject[] = [];
  for (const item of items) {
    if (chunk.length === KUBERNETES_PAGE) {
      yield answer(listOf(chunk, `page-${page}`), page, true);
      page += 1;
      chunk = [];
    }
    chunk.push(item);
  }
  yield answer(listOf(chunk), page, false);
}

function listOf(items: JsonObject[], token?: string): JsonObject {
  const metadata: JsonObject = { resourceVersion: '41999999' };
  if (token !== undefined) metadata.continue = token;
  return { kind: 'List', apiVersion: 'v1', metadata, items };
}

function answer(document: Json, page: number, more: boolean): Fetched {
  return more ? { outcome: 'read', page, document, more } : { outcome: 'read', page, document };
}

/** Cuts a whole answer as the service does. */
function pagesOf({ paging, items }: Operation, document: Json): Json[] {
  const path = (items ?? '').split('/').slice(1);
  if (paging.style === 'none' || path.length === 0) return [document];
  const pages: Json[] = [];
  for (let start = 0; ; start += paging.pageSize) {
    const page = structuredClone(document) as JsonObject;
    let holder = page;
    for (const name of path.slice(0, -1)) holder = holder[name] as JsonObject;
    const last = path[path.length - 1] as string;
    const all = holder[last] as Json[];
    holder[last] = all.slice(start, start + paging.pageSize);
    pages.push(page);
    if (start + paging.pageSize >= all.length) return pages;
  }
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      nodes: { type: 'string', default: '1000' },
      pods: { type: 'string', default: '50000' },
      pools: { type: 'string', default: '200' },
      clusters: { type: 'string', default: '10' },
      out: { type: 'string' },
    },
  });
  const [nodes, pods, pools, clusters] = [values.nodes, values.pods, values.pools, values.clusters].map(
    Number,
  );
  if (values.out === undefined || !nodes || !pods || !pools || !clusters) {
    console.error('usage: generate-snapshot --out FILE [--nodes N] [--pods N] [--pools N] [--clusters N]');
    return 2;
  }
  await generateSnapshot({ nodes, pods, pools, clusters }, values.out);
  return 0;
}

if (import.meta.main) process.exitCode = await main();
