import type { Json } from '../kernel/json.ts';

/** How an operation spreads its answer over pages (reference: pagination of each product). */
export type Paging =
  | { style: 'none' }
  /** Page numbers; `total` points at the count of all items. */
  | { style: 'number'; page: string; size: string; pageSize: number; total: readonly string[] }
  /** A token to hand back; `next` points at it, `more` at a boolean that says whether there is more. */
  | { style: 'token'; token: string; size: string; pageSize: number; next: string; more?: string };

/** Documents read so far: what later requests are named after. */
export interface Documents {
  of(source: string): readonly { ids: readonly string[]; region?: string; document: Json }[];
  /** Regions in which clusters were found or that were asked for. */
  readonly regions: readonly string[];
  regionOf(cluster: string): string | undefined;
  /** Clusters that were asked for or are named otherwise, beside those that the list names. */
  readonly clusters: readonly string[];
  /** False for clusters that were left out on purpose (`--cluster`). */
  isWanted(cluster: string): boolean;
}

/** One request to make: its ids in the order of the operation's `ids`, and the region to ask. */
export interface Target {
  ids: string[];
  region?: string;
}

/**
 * One read operation of an Alibaba Cloud product. The client, the double, the RAM policy, the cures of
 * denied sources and the export layout are all made from this table.
 */
export interface Operation {
  product: Product;
  name: string;
  version: string;
  style: 'ROA' | 'RPC';
  method: 'GET' | 'POST';
  /** ROA only; `{ClusterId}` stands for the id of that name. */
  path?: string;
  /** Names of the ids in the order of the export layout; `in` says where the request carries them. */
  ids: readonly { name: string; in: 'path' | 'query' | 'host' }[];
  /** Parameters that every request carries. */
  fixed?: Readonly<Record<string, string>>;
  /** Fixed parameters that are part of the source's ids, as `name=value` (they change the answer). */
  variant?: readonly string[];
  paging: Paging;
  /** RFC 6901 pointer to the list in the answer; `''` where the answer is the list; absent for one object. */
  items?: string;
  /** The RAM action that allows it. */
  action: string;
  /** Further RAM actions that the operation is documented to need. */
  alsoNeeds?: readonly string[];
  /** Requests in flight and per second are bounded per group. */
  throttling: string;
  /**
   * Where the endpoint is: one for all regions, the region of the target, Security Center's two sites, or
   * the project of Simple Log Service that the first id names.
   */
  endpoint: 'central' | 'regional' | 'security-center' | 'project';
  read: true;
  /** What to ask, from what was read before. */
  targets(documents: Documents): Target[];
  /** Kept out of the default collection unless asked for. */
  onRequest?: true;
}

export const PRODUCTS = [
  'sts',
  'cs',
  'ram',
  'ims',
  'ecs',
  'slb',
  'vpc',
  'cr',
  'sls',
  'sas',
  'actiontrail',
] as const;
export type Product = (typeof PRODUCTS)[number];

const ASKED_BY_REGION: ReadonlySet<Product> = new Set(['ecs', 'slb', 'vpc', 'cr']);

/** Asked region by region, with the region as a parameter beside the endpoint. */
export function isAskedByRegion({ product, endpoint, style }: Operation): boolean {
  return style === 'RPC' && endpoint === 'regional' && ASKED_BY_REGION.has(product);
}

export function sourceOf(operation: { product: string; name: string }): string {
  return `${operation.product}/${operation.name}`;
}
