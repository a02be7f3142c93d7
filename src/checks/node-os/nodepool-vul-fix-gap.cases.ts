import { defineCases } from '../kit/define-cases.ts';
import { denied, known, nodePool } from '../kit/rows.ts';

const POOLS = 'cs/DescribeClusterNodePools';
const VULS = 'cs/DescribeNodePoolVuls';

export default defineCases('nodePools', {
  'fail: only the highest level is selected and the kernel is excluded': {
    subject: nodePool({ vulLevel: known('asap'), excludePackages: known('kernel') }),
    saw: { name: 'workers', remainder: ['vul_level:later', 'vul_level:nntf', 'exclude_packages:kernel'] },
  },
  'fail: packages are excluded': {
    subject: nodePool({ excludePackages: known('kernel, openssl') }),
    saw: { name: 'workers', remainder: ['exclude_packages:kernel', 'exclude_packages:openssl'] },
  },
  'fail: an older pool may not restart its nodes': {
    subject: nodePool({ restartNode: known(false) }),
    saw: { name: 'workers', remainder: ['restart_node'] },
  },
  'fail: the repair capability was not bought': {
    subject: nodePool({ vulFixPurchased: known(false) }),
    saw: { name: 'workers', remainder: ['vuls_fix_service_purchased'] },
  },
  'fail: a gap was seen, though the levels were not read': {
    subject: nodePool({ vulLevel: denied(POOLS), vulFixPurchased: known(false) }),
    saw: { name: 'workers', remainder: ['vuls_fix_service_purchased'] },
  },
  'pass: every level, no package, bought': { subject: nodePool({ vulLevel: known('asap, later, nntf') }) },
  'pass: an older pool may restart its nodes': { subject: nodePool({ restartNode: known(true) }) },
  'unknown: repair was not read': { subject: nodePool({ autoVulFix: denied(POOLS) }), source: POOLS },
  'unknown: the levels were not read': { subject: nodePool({ vulLevel: denied(POOLS) }), source: POOLS },
  'unknown: the packages were not read': {
    subject: nodePool({ excludePackages: denied(POOLS) }),
    source: POOLS,
  },
  'unknown: the purchase was not read': {
    subject: nodePool({ vulFixPurchased: denied(VULS) }),
    source: VULS,
  },
  'unknown: the restart switch was refused, not left out': {
    subject: nodePool({ restartNode: denied(POOLS) }),
    source: POOLS,
  },
  'unknown: the type of the pool was not read': {
    subject: nodePool({ type: denied(POOLS), vulLevel: known('asap') }),
    source: POOLS,
  },
  'not-applicable: repair is off': { subject: nodePool({ autoVulFix: known(false) }) },
  'not-applicable: an edge pool': { subject: nodePool({ type: known('edge'), vulLevel: known('asap') }) },
});
