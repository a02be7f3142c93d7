import { dig, type Json } from '../kernel/json.ts';
import type { Documents } from '../operations/operation.ts';
import { clusterIds } from '../operations/targets.ts';

interface Kept {
  ids: readonly string[];
  region?: string;
  document: Json;
}

/** What was read so far, raw and in memory only: later requests are named after it. Pods are never kept. */
export class Collection implements Documents {
  private readonly bySource = new Map<string, Kept[]>();
  private readonly regionByCluster = new Map<string, string>();
  private readonly askedRegions: readonly string[];
  private readonly wanted: ReadonlySet<string> | undefined;
  readonly clusters: readonly string[];

  constructor(options: {
    regions: readonly string[];
    clusters: readonly string[];
    wanted?: readonly string[];
  }) {
    this.askedRegions = options.regions;
    this.clusters = options.clusters;
    this.wanted =
      options.wanted === undefined || options.wanted.length === 0 ? undefined : new Set(options.wanted);
  }

  add(source: string, ids: readonly string[], region: string | undefined, document: Json): void {
    const kept: Kept = region === undefined ? { ids, document } : { ids, region, document };
    const list = this.bySource.get(source);
    if (list === undefined) this.bySource.set(source, [kept]);
    else list.push(kept);
    if (source === 'cs/DescribeClustersV1' || source === 'cs/DescribeClusterDetail')
      this.learnRegions(document);
  }

  of(source: string): readonly Kept[] {
    return this.bySource.get(source) ?? [];
  }

  /** The regions asked for; where none were, those in which clusters are. */
  get regions(): readonly string[] {
    if (this.askedRegions.length > 0) return this.askedRegions;
    return [...new Set(this.regionByCluster.values())].sort();
  }

  regionOf(cluster: string): string | undefined {
    return this.regionByCluster.get(cluster);
  }

  isWanted(cluster: string): boolean {
    return this.wanted === undefined || this.wanted.has(cluster);
  }

  clusterIds(): string[] {
    return clusterIds(this);
  }

  private learnRegions(document: Json): void {
    const list = dig(document, 'clusters');
    for (const item of Array.isArray(list) ? list : [document]) {
      const id = dig(item, 'cluster_id');
      const region = dig(item, 'region_id');
      if (typeof id === 'string' && typeof region === 'string') this.regionByCluster.set(id.trim(), region);
    }
  }
}
