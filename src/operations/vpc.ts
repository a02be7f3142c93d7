import type { Operation } from './operation.ts';
import { rpc } from './rpc.ts';
import { eachRegion } from './targets.ts';

/** Virtual Private Cloud, 2016-04-28. */
export const vpcOperations: readonly Operation[] = [
  {
    ...rpc,
    product: 'vpc',
    version: '2016-04-28',
    endpoint: 'regional',
    throttling: 'vpc',
    name: 'DescribeFlowLogs',
    ids: [],
    // Larger pages are refused.
    paging: {
      style: 'number',
      page: 'PageNumber',
      size: 'PageSize',
      pageSize: 50,
      total: ['/TotalCount'],
    },
    items: '/FlowLogs/FlowLog',
    action: 'vpc:DescribeFlowLogs',
    targets: eachRegion,
  },
];
