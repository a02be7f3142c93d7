import { defineCases } from '../kit/define-cases.ts';
import { cluster, denied, known, nodePool } from '../kit/rows.ts';

const POOLS = 'cs/DescribeClusterNodePools';
const DETAIL = 'cs/DescribeClusterDetail';
const off = { autoVulFix: known(false), autoRepair: known(false), autoMode: known(false) };
const closed = cluster({ maintenanceWindow: known(false) });

export default defineCases('nodePools', {
  'fail: repair is on and neither pool nor cluster has a window': {
    subject: nodePool(),
    given: { clusters: [closed] },
    saw: { name: 'workers' },
  },
  'fail: the pool has a window of its own, and it is off': {
    subject: nodePool({ maintenanceWindow: known(false) }),
    given: { clusters: [cluster({ maintenanceWindow: known(true) })] },
  },
  'fail: only cluster auto-upgrade is on': {
    subject: nodePool(off),
    given: { clusters: [cluster({ maintenanceWindow: known(false), autoUpgrade: known(true) })] },
  },
  'pass: the cluster has a window': { subject: nodePool(), given: { clusters: [cluster()] } },
  'pass: the pool has a window of its own': {
    subject: nodePool({ maintenanceWindow: known(true) }),
    given: { clusters: [closed] },
  },
  'unknown: the window was not read': {
    subject: nodePool(),
    given: { clusters: [cluster({ maintenanceWindow: denied(DETAIL) })] },
    source: DETAIL,
  },
  'unknown: the window of the pool was refused, not left out': {
    subject: nodePool({ maintenanceWindow: denied(POOLS) }),
    given: { clusters: [closed] },
    source: POOLS,
  },
  'unknown: whether anything is automated was not read': {
    subject: nodePool({ ...off, autoVulFix: denied(POOLS) }),
    given: { clusters: [cluster({ maintenanceWindow: known(false), autoUpgrade: known(false) })] },
    source: POOLS,
  },
  'unknown: the type of the pool was not read': {
    subject: nodePool({ type: denied(POOLS) }),
    given: { clusters: [closed] },
    source: POOLS,
  },
  'unknown: the cluster is not known': { subject: nodePool(), source: 'cs/DescribeClustersV1' },
  'not-applicable: only node self-healing is on, which waits for no window': {
    subject: nodePool({ ...off, autoRepair: known(true) }),
    given: { clusters: [cluster({ maintenanceWindow: known(false), autoUpgrade: known(false) })] },
  },
  'not-applicable: an edge pool': {
    subject: nodePool({ type: known('edge') }),
    given: { clusters: [closed] },
  },
});
