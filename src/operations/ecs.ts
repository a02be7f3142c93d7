import type { Documents, Operation, Target } from './operation.ts';
import { nextToken, pageNumber, rpc } from './rpc.ts';
import { eachRegion, valuesAt } from './targets.ts';

const ecs = {
  ...rpc,
  product: 'ecs',
  version: '2014-05-26',
  endpoint: 'regional',
  throttling: 'ecs',
} as const;

/** Elastic Compute Service, 2014-05-26. */
export const ecsOperations: readonly Operation[] = [
  {
    ...ecs,
    name: 'DescribeImages',
    ids: [],
    paging: pageNumber,
    items: '/Images/Image',
    action: 'ecs:DescribeImages',
    targets: eachRegion,
  },
  {
    ...ecs,
    name: 'DescribeInstances',
    ids: [],
    paging: nextToken,
    items: '/Instances/Instance',
    action: 'ecs:DescribeInstances',
    targets: eachRegion,
  },
  {
    ...ecs,
    name: 'DescribeSecurityGroupAttribute',
    ids: [{ name: 'SecurityGroupId', in: 'query' }],
    paging: nextToken,
    items: '/Permissions/Permission',
    action: 'ecs:DescribeSecurityGroupAttribute',
    targets: eachSecurityGroup,
  },
];

function eachSecurityGroup(documents: Documents): Target[] {
  const groups = new Map<string, Target>();
  const add = (id: string, cluster: string | undefined) => {
    const region = cluster === undefined ? undefined : documents.regionOf(cluster);
    groups.set(id, region === undefined ? { ids: [id] } : { ids: [id], region });
  };
  for (const { ids, document } of documents.of('cs/DescribeClusterNodePools')) {
    for (const id of valuesAt(document, ['nodepools', '*', 'scaling_group', 'security_group_id']))
      add(id, ids[0]);
    for (const id of valuesAt(document, ['nodepools', '*', 'scaling_group', 'security_group_ids', '*']))
      add(id, ids[0]);
  }
  for (const { ids, document } of documents.of('cs/DescribeClusterDetail')) {
    for (const id of valuesAt(document, ['security_group_id'])) add(id, ids[0]);
  }
  return [...groups.keys()].sort().map((id) => groups.get(id) as Target);
}
