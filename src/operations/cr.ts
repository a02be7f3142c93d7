import { dig } from '../kernel/json.ts';
import type { Documents, Operation, Paging, Target } from './operation.ts';
import { rpc, whole } from './rpc.ts';
import { eachRegion } from './targets.ts';

const cr = {
  ...rpc,
  product: 'cr',
  version: '2018-12-01',
  endpoint: 'regional',
  throttling: 'cr',
} as const;
const instance = { name: 'InstanceId', in: 'query' } as const;
const pageNo: Paging = {
  style: 'number',
  page: 'PageNo',
  size: 'PageSize',
  pageSize: 100,
  // A text in some answers, a number in others.
  total: ['/TotalCount'],
};

/** Container Registry, Enterprise Edition, 2018-12-01. Its HTTP 200 may still say `IsSuccess: false`. */
export const crOperations: readonly Operation[] = [
  {
    ...cr,
    name: 'ListInstance',
    ids: [],
    paging: pageNo,
    items: '/Instances',
    action: 'cr:ListInstance',
    targets: eachRegion,
  },
  {
    ...cr,
    name: 'GetInstanceEndpoint',
    ids: [instance],
    fixed: { EndpointType: 'internet', ModuleName: 'Registry' },
    paging: whole,
    action: 'cr:GetInstanceEndpoint',
    targets: eachInstance,
  },
  {
    ...cr,
    name: 'ListRepository',
    ids: [instance],
    fixed: { RepoStatus: 'NORMAL' },
    paging: pageNo,
    items: '/Repositories',
    action: 'cr:ListRepository',
    targets: eachInstance,
  },
  {
    ...cr,
    name: 'ListScanRule',
    ids: [instance],
    paging: pageNo,
    items: '/ScanRules',
    action: 'cr:ListScanRule',
    targets: eachInstance,
  },
];

function eachInstance(documents: Documents): Target[] {
  const found = new Map<string, Target>();
  for (const { region, document } of documents.of('cr/ListInstance')) {
    const instances = dig(document, 'Instances');
    for (const item of Array.isArray(instances) ? instances : []) {
      const id = dig(item, 'InstanceId');
      if (typeof id !== 'string' || id.trim() === '') continue;
      const ids = [id.trim()];
      found.set(id.trim(), region === undefined ? { ids } : { ids, region });
    }
  }
  return [...found.keys()].sort().map((id) => found.get(id) as Target);
}
