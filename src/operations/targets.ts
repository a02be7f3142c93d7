import { compareText } from '../kernel/compare.ts';
import { dig, isObject, type Json } from '../kernel/json.ts';
import type { Documents, Target } from './operation.ts';

export function once(): Target[] {
  return [{ ids: [] }];
}

/** One request a region; the region is part of the ids only where there are several. */
export function eachRegion(documents: Documents): Target[] {
  const several = documents.regions.length > 1;
  return documents.regions.map((region) => ({ ids: several ? [`RegionId=${region}`] : [], region }));
}

/** Every cluster id that any document names, so that a refused cluster list does not end the collection. */
export function clusterIds(documents: Documents): string[] {
  const found = new Set<string>(documents.clusters);
  for (const { document } of documents.of('cs/DescribeClustersV1'))
    collect(found, document, ['clusters', '*', 'cluster_id']);
  return [...found].sort(compareText);
}

export function eachCluster(documents: Documents): Target[] {
  return clusterIds(documents).map((id) => inRegionOf(documents, id, [id]));
}

export function eachNodePool(documents: Documents): Target[] {
  return documents.of('cs/DescribeClusterNodePools').flatMap(({ ids, document }) => {
    const cluster = ids[0];
    if (cluster === undefined) return [];
    const pools = valuesAt(document, ['nodepools', '*', 'nodepool_info', 'nodepool_id']);
    return pools.map((pool) => inRegionOf(documents, cluster, [cluster, pool]));
  });
}

export function eachAddon(documents: Documents): Target[] {
  return documents.of('cs/ListClusterAddonInstances').flatMap(({ ids, document }) => {
    const cluster = ids[0];
    if (cluster === undefined) return [];
    return valuesAt(document, ['addons', '*', 'name']).map((name) =>
      inRegionOf(documents, cluster, [cluster, name]),
    );
  });
}

/** One request for each value that the documents of `source` hold at `path`. */
export function eachValue(source: string, path: readonly string[]): (documents: Documents) => Target[] {
  return (documents) => {
    const found = new Set<string>();
    for (const { document } of documents.of(source)) collect(found, document, path);
    return [...found].sort(compareText).map((id) => ({ ids: [id] }));
  };
}

/** Several sets of targets in one, without repeats. */
export function union(...parts: ((documents: Documents) => Target[])[]): (documents: Documents) => Target[] {
  return (documents) => {
    const byIds = new Map<string, Target>();
    for (const part of parts) for (const target of part(documents)) byIds.set(target.ids.join('\n'), target);
    return [...byIds.keys()].sort(compareText).map((key) => byIds.get(key) as Target);
  };
}

export function inRegionOf(documents: Documents, cluster: string, ids: string[]): Target {
  const region = documents.regionOf(cluster);
  return region === undefined ? { ids } : { ids, region };
}

/** The strings at a path in which `*` stands for every element of a list. */
export function valuesAt(document: Json, path: readonly string[]): string[] {
  const found = new Set<string>();
  collect(found, document, path);
  return [...found];
}

function collect(found: Set<string>, value: Json | undefined, path: readonly string[]): void {
  const [step, ...rest] = path;
  if (step === undefined) {
    // Some official samples carry a stray newline behind an id.
    if (typeof value === 'string' && value.trim() !== '') found.add(value.trim());
    return;
  }
  if (step === '*') {
    if (Array.isArray(value)) for (const item of value) collect(found, item, rest);
    return;
  }
  if (isObject(value)) collect(found, dig(value, step), rest);
}
