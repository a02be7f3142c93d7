import { defineCases } from '../kit/define-cases.ts';
import { cluster, denied, known, nodePool } from '../kit/rows.ts';

const POOLS = 'cs/DescribeClusterNodePools';
const plain = cluster({ autoUpgrade: known(false) });
const given = { clusters: [plain] };
const legacy = { legacyEnable: known(true), legacyAutoUpgrade: known(true) };

export default defineCases('nodePools', {
  'fail: cluster auto-upgrade is off and the removed switches are gone': {
    subject: nodePool(),
    given,
    saw: { name: 'workers' },
  },
  'fail: management.enable alone upgrades nothing': {
    subject: nodePool({ legacyEnable: known(true) }),
    given,
  },
  'fail: the removed switches leave the kubelet out': {
    subject: nodePool({ ...legacy, legacyAutoUpgradeKubelet: known(false) }),
    given,
  },
  'fail: one removed switch is off, whatever the other says': {
    subject: nodePool({ legacyEnable: known(false), legacyAutoUpgrade: denied(POOLS) }),
    given,
  },
  'pass: the cluster upgrades itself': { subject: nodePool(), given: { clusters: [cluster()] } },
  'pass: the pool is in auto mode': { subject: nodePool({ autoMode: known(true) }), given },
  'pass: the cluster is in auto mode': {
    subject: nodePool(),
    given: { clusters: [cluster({ autoUpgrade: known(false), autoMode: known(true) })] },
  },
  'pass: the removed switches are still answered, and on': { subject: nodePool(legacy), given },
  'unknown: cluster auto-upgrade was not read': {
    subject: nodePool(),
    given: { clusters: [cluster({ autoUpgrade: denied('cs/DescribeClusterDetail') })] },
    source: 'cs/DescribeClusterDetail',
  },
  'unknown: auto mode of the pool was not read': {
    subject: nodePool({ autoMode: denied(POOLS) }),
    given,
    source: POOLS,
  },
  'unknown: a removed switch was refused, not left out': {
    subject: nodePool({ legacyEnable: denied(POOLS), legacyAutoUpgrade: known(true) }),
    given,
    source: POOLS,
  },
  'unknown: the type of the pool was not read': {
    subject: nodePool({ type: denied(POOLS) }),
    given,
    source: POOLS,
  },
  'unknown: the cluster is not known': { subject: nodePool(), source: 'cs/DescribeClustersV1' },
  'not-applicable: an edge pool': { subject: nodePool({ type: known('edge') }), given },
});
