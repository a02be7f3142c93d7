import { defineCases } from '../kit/define-cases.ts';
import { denied, known, NODE, node, nodePool } from '../kit/rows.ts';

const unread = denied('kubernetes/nodes', 'c0aa');

export default defineCases('nodes', {
  'fail: the node reports docker': {
    subject: node({ runtimeVersion: known('docker://19.3.15') }),
    given: { nodePools: [nodePool()] },
    saw: { name: NODE, runtime: 'docker://19.3.15' },
  },
  'fail: the node was not read, and its pool is a docker pool': {
    subject: node({ runtimeVersion: unread }),
    given: { nodePools: [nodePool({ runtime: known('docker') })] },
    saw: { name: NODE, runtime: 'docker' },
  },
  'pass: containerd': { subject: node(), given: { nodePools: [nodePool()] } },
  'pass: sandboxed containers': { subject: node({ runtimeVersion: known('rund://2.0') }) },
  'unknown: the node was not read': {
    subject: node({ runtimeVersion: unread }),
    given: { nodePools: [nodePool()] },
    source: 'kubernetes/nodes',
  },
  'unknown: neither node nor pool was read': {
    subject: node({ runtimeVersion: unread }),
    given: { nodePools: [nodePool({ runtime: denied('cs/DescribeClusterNodePools') })] },
    source: 'kubernetes/nodes',
  },
});
