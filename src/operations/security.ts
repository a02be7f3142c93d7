import type { Operation, Paging } from './operation.ts';
import { rpc, whole } from './rpc.ts';
import { eachValue, once } from './targets.ts';

const sas = {
  ...rpc,
  product: 'sas',
  version: '2018-12-03',
  endpoint: 'security-center',
  throttling: 'sas',
} as const;
const trail = {
  ...rpc,
  product: 'actiontrail',
  version: '2020-07-06',
  endpoint: 'regional',
  throttling: 'actiontrail',
} as const;
// Security Center nests the counts of some operations under PageInfo.
const currentPage: Paging = {
  style: 'number',
  page: 'CurrentPage',
  size: 'PageSize',
  pageSize: 100,
  total: ['/TotalCount', '/PageInfo/TotalCount'],
};

/** Who the caller is, 2015-04-01. */
export const callerIdentity: Operation = {
  ...rpc,
  product: 'sts',
  name: 'GetCallerIdentity',
  version: '2015-04-01',
  ids: [],
  paging: whole,
  action: 'sts:GetCallerIdentity',
  throttling: 'sts',
  endpoint: 'regional',
  targets: once,
};

/** Security Center, 2018-12-03, and ActionTrail, 2020-07-06. */
export const securityOperations: readonly Operation[] = [
  {
    ...sas,
    name: 'DescribeVersionConfig',
    ids: [],
    paging: whole,
    action: 'yundun-sas:DescribeVersionConfig',
    targets: once,
  },
  {
    ...sas,
    name: 'DescribeVulList',
    ids: [],
    fixed: { Type: 'cve', Dealed: 'n' },
    paging: currentPage,
    items: '/VulRecords',
    action: 'yundun-sas:DescribeVulList',
    targets: once,
  },
  {
    ...sas,
    name: 'DescribeImageVulList',
    ids: [],
    fixed: { Type: 'cve', Dealed: 'n' },
    paging: currentPage,
    items: '/VulRecords',
    action: 'yundun-sas:DescribeImageVulList',
    targets: once,
  },
  {
    ...sas,
    name: 'DescribeCloudCenterInstances',
    ids: [],
    paging: currentPage,
    items: '/Instances',
    action: 'yundun-sas:DescribeCloudCenterInstances',
    targets: once,
  },
  {
    ...sas,
    name: 'DescribeSuspEvents',
    ids: [],
    fixed: { From: 'sas', Dealed: 'N' },
    paging: currentPage,
    items: '/SuspEvents',
    action: 'yundun-sas:DescribeSuspEvents',
    targets: once,
  },
  {
    ...sas,
    name: 'DescribeNoticeConfig',
    ids: [],
    paging: whole,
    items: '/NoticeConfigList',
    action: 'yundun-sas:DescribeNoticeConfig',
    targets: once,
  },
  {
    ...trail,
    name: 'DescribeTrails',
    ids: [],
    paging: whole,
    items: '/TrailList',
    action: 'actiontrail:DescribeTrails',
    targets: once,
  },
  {
    ...trail,
    name: 'GetTrailStatus',
    ids: [{ name: 'Name', in: 'query' }],
    paging: whole,
    action: 'actiontrail:GetTrailStatus',
    targets: eachValue('actiontrail/DescribeTrails', ['TrailList', '*', 'Name']),
  },
];
