import { defineCases } from '../kit/define-cases.ts';
import { denied, known, nodePool } from '../kit/rows.ts';

const off = known(false);
const unread = denied('cs/DescribeClusterNodePools', 'c0aa');

export default defineCases('nodePools', {
  'fail: neither is on': {
    subject: nodePool({ securityHardeningOs: off, socEnabled: off }),
    saw: { name: 'workers' },
  },
  'pass: OS hardening': { subject: nodePool({ securityHardeningOs: known(true), socEnabled: off }) },
  'pass: the MLPS baseline': { subject: nodePool({ securityHardeningOs: off, socEnabled: known(true) }) },
  'pass: one is on, the other was not read': {
    subject: nodePool({ securityHardeningOs: known(true), socEnabled: unread }),
  },
  'unknown: one is off, the other was not read': {
    subject: nodePool({ securityHardeningOs: off, socEnabled: unread }),
    source: 'cs/DescribeClusterNodePools',
  },
  'unknown: neither was read': {
    subject: nodePool({ securityHardeningOs: unread, socEnabled: unread }),
    source: 'cs/DescribeClusterNodePools',
  },
  'not-applicable: an edge pool': {
    subject: nodePool({ type: known('edge'), securityHardeningOs: off, socEnabled: off }),
  },
});
