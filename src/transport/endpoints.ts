import type { Operation, Product } from '../operations/operation.ts';

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
  vpc: undefined,
  cr: undefined,
  sls: undefined,
  sas: undefined,
  actiontrail: undefined,
};
const VPC = 'vpc.aliyuncs.com';
// The oldest regions have no name of their own; which is meant, the parameter tells.
const IRREGULAR: Readonly<Record<string, string>> = {
  'slb.cn-hangzhou': 'slb.aliyuncs.com',
  'vpc.cn-qingdao': VPC,
  'vpc.cn-beijing': VPC,
  'vpc.cn-hangzhou': VPC,
  'vpc.cn-shanghai': VPC,
  'vpc.cn-shenzhen': VPC,
  'vpc.cn-hongkong': VPC,
  'vpc.ap-southeast-1': VPC,
  'vpc.us-west-1': VPC,
  'vpc.us-east-1': VPC,
};
// Security Center keeps mainland assets and all others apart, each under one host.
const SECURITY_CENTER: Readonly<Record<Site, string>> = {
  china: 'tds.cn-shanghai.aliyuncs.com',
  international: 'tds.ap-southeast-1.aliyuncs.com',
};

export interface EndpointChoice {
  product: Product;
  endpoint: Operation['endpoint'];
  region?: string | undefined;
  /** Of Simple Log Service. */
  project?: string | undefined;
  site: Site;
  override?: EndpointOverride | undefined;
}

export function endpointOf(choice: EndpointChoice): Endpoint {
  const { override } = choice;
  if (override !== undefined) return { host: override.endpoint, protocol: override.protocol ?? 'https' };
  return { host: hostOf(choice), protocol: 'https' };
}

function hostOf({ product, endpoint, region, site, project }: EndpointChoice): string {
  if (endpoint === 'project') return projectHost(project ?? '', region ?? HOME_REGION[site]);
  if (endpoint === 'security-center')
    return SECURITY_CENTER[region === undefined ? site : siteOfRegion(region)];
  const central = CENTRAL[product];
  if (endpoint === 'central' && central !== undefined) return central;
  const name = `${product}.${safeRegion(region ?? HOME_REGION[site])}`;
  return IRREGULAR[name] ?? `${name}.aliyuncs.com`;
}

/** Every project of Simple Log Service has a host of its own. */
export function projectHost(project: string, region: string): string {
  if (!isProjectName(project)) throw new Error('a project name holds characters that none has');
  return `${project}.${safeRegion(region)}.log.aliyuncs.com`;
}

/** Like regions, projects come out of documents and become part of a host name. */
export function isProjectName(project: string): boolean {
  return /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/.test(project);
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
