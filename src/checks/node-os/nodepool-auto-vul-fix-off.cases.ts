import { defineCases } from '../kit/define-cases.ts';
import { absent, cluster, denied, known, nodePool } from '../kit/rows.ts';

const POOLS = 'cs/DescribeClusterNodePools';
const off = { autoVulFix: known(false), autoRepair: known(false), autoMode: known(false) };
const plain = cluster({ autoUpgrade: known(false), autoMode: known(false) });

export default defineCases('nodePools', {
  'fail: self-healing is on and repair is off, the default since 31 August 2025': {
    subject: nodePool({ ...off, autoRepair: known(true) }),
    given: { clusters: [plain] },
    saw: { name: 'workers' },
  },
  'fail: self-healing is on, whatever is known of the cluster': {
    subject: nodePool({ ...off, autoRepair: known(true) }),
    given: { clusters: [] },
  },
  'fail: the cluster upgrades itself and repair is off': {
    subject: nodePool(off),
    given: { clusters: [cluster({ autoUpgrade: known(true) })] },
  },
  'fail: the removed switch says managed': {
    subject: nodePool({ ...off, legacyEnable: known(true) }),
    given: { clusters: [plain] },
  },
  'pass: repair is on': { subject: nodePool({ autoVulFix: known(true) }), given: { clusters: [plain] } },
  'unknown: repair is not in the answer': {
    subject: nodePool({ autoVulFix: absent(POOLS, 'management.auto_vul_fix') }),
    given: { clusters: [plain] },
    source: POOLS,
  },
  'unknown: whether the pool is automated otherwise was not read': {
    subject: nodePool({ ...off, autoRepair: denied(POOLS) }),
    given: { clusters: [plain] },
    source: POOLS,
  },
  'unknown: the cluster is not known': { subject: nodePool(off), source: 'cs/DescribeClustersV1' },
  'unknown: the type of the pool was not read': {
    subject: nodePool({ ...off, autoRepair: known(true), type: denied(POOLS) }),
    given: { clusters: [plain] },
    source: POOLS,
  },
  'not-applicable: nothing is automated': { subject: nodePool(off), given: { clusters: [plain] } },
  'not-applicable: an edge pool': {
    subject: nodePool({ ...off, autoRepair: known(true), type: known('edge') }),
    given: { clusters: [plain] },
  },
});
