import { defineCases } from '../kit/define-cases.ts';
import { denied, known, nodePool } from '../kit/rows.ts';

export default defineCases('nodePools', {
  'fail: the agent is off': { subject: nodePool({ cmsEnabled: known(false) }), saw: { name: 'workers' } },
  'pass: the agent is on': { subject: nodePool() },
  'unknown: the field was not read': {
    subject: nodePool({ cmsEnabled: denied('cs/DescribeClusterNodePools', 'c0aa') }),
    source: 'cs/DescribeClusterNodePools',
  },
  'not-applicable: an edge pool': { subject: nodePool({ type: known('edge') }) },
});
