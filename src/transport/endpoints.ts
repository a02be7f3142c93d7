import type { Product } from '../operations/operation.ts';

/** Which of Alibaba Cloud's two sites the account belongs to. */
export type Site = 'china' | 'international';

export interface Endpoint {
  host: string;
  protocol: 'https' | 'http';
}

/** Where to send requests instead of the table below: the double, a proxy. */
export interface EndpointOverride {
  endpoint: string;
  protocol?: 'https' | 'http' | undefined;
}

export const HOME_REGION: Readonly<Record<Site, string>> = {
  china: 'cn-hangzhou',
  international: 'ap-southeast-1',
};

const CENTRAL: Readonly<Record<Product, string | undefined>> = {
  cs: 'cs.aliyuncs.com',
  ram: 'ram.aliyuncs.com',
  ims: 'ims.aliyuncs.com',
  sts: 'sts.aliyuncs.com',
  ecs: undefined,
  slb: undefined,
  sas: undefined,
  actiontrail: undefined,
};
// The oldest region of SLB has no regional name.
const IRREGULAR: Readonly<Record<string, string>> = { 'slb.cn-hangzhou': 'slb.aliyuncs.com' };
// Security Center keeps mainland assets and all others apart, each under one host.
const SECURITY_CENTER: Readonly<Record<Site, string>> = {
  china: 'tds.cn-shanghai.aliyuncs.com',
  international: 'tds.ap-southeast-1.aliyuncs.com',
};

export interface EndpointChoice {
  product: Product;
  endpoint: 'central' | 'regional' | 'security-center';
  region?: string | undefined;
  site: Site;
  override?: EndpointOverride | undefined;
}

export function endpointOf({ product, endpoint, region, site, override }: EndpointChoice): Endpoint {
  if (override !== undefined) return { host: override.endpoint, protocol: override.protocol ?? 'https' };
  return { host: hostOf(product, endpoint, region, site), protocol: 'https' };
}

function hostOf(
  product: Product,
  endpoint: EndpointChoice['endpoint'],
  region: string | undefined,
  site: Site,
): string {
  if (endpoint === 'security-center')
    return SECURITY_CENTER[region === undefined ? site : siteOfRegion(region)];
  const central = CENTRAL[product];
  if (endpoint === 'central' && central !== undefined) return central;
  const name = `${product}.${safeRegion(region ?? HOME_REGION[site])}`;
  return IRREGULAR[name] ?? `${name}.aliyuncs.com`;
}

// Hong Kong counts as outside the mainland.
function siteOfRegion(region: string): Site {
  return region.startsWith('cn-') && region !== 'cn-hongkong' ? 'china' : 'international';
}

function safeRegion(region: string): string {
  if (!isRegionId(region)) throw new Error('a region id holds characters that no region id has');
  return region;
}

/** Regions come out of documents, and become part of a host name: they must not be able to name another. */
export function isRegionId(region: string): boolean {
  return /^[a-z0-9-]{1,40}$/.test(region);
}
