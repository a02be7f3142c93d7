import { defineCases } from '../kit/define-cases.ts';
import { absent, cluster, denied, known, nodePool } from '../kit/rows.ts';

const POOLS = 'cs/DescribeClusterNodePools';
const off = { autoVulFix: known(false), autoRepair: known(false), autoMode: known(false) };
const plain = cluster({ autoUpgrade: known(false), autoMode: known(false) });

export default defineCases('nodePools', {
  'fail: every switch is off': {
    subject: nodePool(off),
    given: { clusters: [plain] },
    saw: { name: 'workers' },
  },
  'fail: the removed switch is still answered, and off': {
    subject: nodePool({ ...off, legacyEnable: known(false) }),
    given: { clusters: [plain] },
  },
  'pass: only node self-healing is on': {
    subject: nodePool({ ...off, autoRepair: known(true) }),
    given: { clusters: [plain] },
  },
  'pass: only cluster auto-upgrade is on': {
    subject: nodePool(off),
    given: { clusters: [cluster({ autoUpgrade: known(true) })] },
  },
  'pass: the cluster is in auto mode': {
    subject: nodePool(off),
    given: { clusters: [cluster({ autoUpgrade: known(false), autoMode: known(true) })] },
  },
  'pass: only the removed switch is on': {
    subject: nodePool({ ...off, legacyEnable: known(true) }),
    given: { clusters: [plain] },
  },
  'unknown: repair is not in the answer': {
    subject: nodePool({ ...off, autoVulFix: absent(POOLS, 'management.auto_vul_fix') }),
    given: { clusters: [plain] },
    source: POOLS,
  },
  'unknown: self-healing was not read': {
    subject: nodePool({ ...off, autoRepair: denied(POOLS) }),
    given: { clusters: [plain] },
    source: POOLS,
  },
  'unknown: cluster auto-upgrade was not read': {
    subject: nodePool(off),
    given: { clusters: [cluster({ autoUpgrade: denied('cs/DescribeClusterDetail', 'c0aa') })] },
    source: 'cs/DescribeClusterDetail',
  },
  'unknown: the removed switch was refused, not left out': {
    subject: nodePool({ ...off, legacyEnable: denied(POOLS) }),
    given: { clusters: [plain] },
    source: POOLS,
  },
  'unknown: the type of the pool was not read': {
    subject: nodePool({ ...off, type: denied(POOLS) }),
    given: { clusters: [plain] },
    source: POOLS,
  },
  'unknown: the cluster is not known': { subject: nodePool(off), source: 'cs/DescribeClustersV1' },
  'not-applicable: an edge pool': {
    subject: nodePool({ ...off, type: known('edge') }),
    given: { clusters: [plain] },
  },
});
