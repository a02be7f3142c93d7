import { defineCases } from '../kit/define-cases.ts';
import { denied, known, nodePool } from '../kit/rows.ts';

const type = known('edge');

export default defineCases('nodePools', {
  'fail: the basic mode goes over the internet': {
    subject: nodePool({ type, interconnectMode: known('basic') }),
    saw: { name: 'workers', mode: 'basic' },
  },
  'fail: the older mode does too': { subject: nodePool({ type, interconnectMode: known('improved') }) },
  'pass: a private link': { subject: nodePool({ type, interconnectMode: known('private') }) },
  'unknown: the mode is not in the answer': {
    subject: nodePool({ type }),
    source: 'cs/DescribeClusterNodePools',
  },
  'unknown: a mode that is not documented': {
    subject: nodePool({ type, interconnectMode: known('satellite') }),
  },
  'unknown: the type was not read': {
    subject: nodePool({ type: denied('cs/DescribeClusterNodePools') }),
    source: 'cs/DescribeClusterNodePools',
  },
  'not-applicable: a pool of ECS instances': { subject: nodePool() },
});
