import { dig, isObject } from '../kernel/json.ts';
import type { Documents, Operation, Target } from './operation.ts';
import { pageNumber, rpc, whole } from './rpc.ts';
import { eachRegion } from './targets.ts';

const slb = {
  ...rpc,
  product: 'slb',
  version: '2014-05-15',
  endpoint: 'regional',
  throttling: 'slb',
} as const;

/** Classic Load Balancer, 2014-05-15. */
export const slbOperations: readonly Operation[] = [
  {
    ...slb,
    name: 'DescribeLoadBalancers',
    ids: [],
    paging: pageNumber,
    items: '/LoadBalancers/LoadBalancer',
    action: 'slb:DescribeLoadBalancers',
    targets: eachRegion,
  },
  {
    ...slb,
    name: 'DescribeLoadBalancerTCPListenerAttribute',
    ids: [
      { name: 'LoadBalancerId', in: 'query' },
      { name: 'ListenerPort', in: 'query' },
    ],
    paging: whole,
    action: 'slb:DescribeLoadBalancerTCPListenerAttribute',
    targets: eachApiServerListener,
  },
  {
    ...slb,
    name: 'DescribeAccessControlListAttribute',
    ids: [{ name: 'AclId', in: 'query' }],
    paging: whole,
    items: '/AclEntrys/AclEntry',
    action: 'slb:DescribeAccessControlListAttribute',
    targets: eachListenerAcl,
  },
];

/** Load balancers whose address is an API server endpoint of a cluster, with the port of that endpoint. */
function eachApiServerListener(documents: Documents): Target[] {
  const endpoints = new Map<string, string>();
  for (const { document } of documents.of('cs/DescribeClusterDetail')) {
    for (const [address, port] of apiServerEndpoints(dig(document, 'master_url')))
      endpoints.set(address, port);
  }
  const targets: Target[] = [];
  for (const { region, document } of documents.of('slb/DescribeLoadBalancers')) {
    const balancers = dig(document, 'LoadBalancers', 'LoadBalancer');
    for (const balancer of Array.isArray(balancers) ? balancers : []) {
      const id = dig(balancer, 'LoadBalancerId');
      const address = dig(balancer, 'Address');
      const port = typeof address === 'string' ? endpoints.get(address) : undefined;
      if (typeof id !== 'string' || port === undefined) continue;
      targets.push(region === undefined ? { ids: [id, port] } : { ids: [id, port], region });
    }
  }
  return targets;
}

/** Host and port of each URL in `master_url`, which is JSON in a string. */
function apiServerEndpoints(masterUrl: unknown): [string, string][] {
  if (typeof masterUrl !== 'string') return [];
  return [...masterUrl.matchAll(/https:\/\/([0-9a-zA-Z.:-]+?):(\d{2,5})/g)].map((match) => [
    String(match[1]),
    String(match[2]),
  ]);
}

function eachListenerAcl(documents: Documents): Target[] {
  const targets = new Map<string, Target>();
  for (const { region, document } of documents.of('slb/DescribeLoadBalancerTCPListenerAttribute')) {
    if (!isObject(document)) continue;
    const acl = dig(document, 'AclId');
    if (typeof acl !== 'string' || acl === '') continue;
    targets.set(acl, region === undefined ? { ids: [acl] } : { ids: [acl], region });
  }
  return [...targets.keys()].sort().map((id) => targets.get(id) as Target);
}
