import { defineCases } from '../kit/define-cases.ts';
import { denied, known } from '../kit/rows.ts';
import { kubelet, poolKubelets } from '../kit/rows-machines.ts';

export default defineCases('kubeletConfigurations', {
  'fail: the kubelet reports an open port': {
    subject: kubelet({ readOnlyPort: known(10255) }),
    saw: { kind: 'node', name: 'cn-hangzhou.192.168.0.10', port: 10255 },
  },
  'fail: the pool opens it': {
    subject: poolKubelets({ readOnlyPort: known(10255) }),
    saw: { kind: 'node-pool', name: 'np0bb', port: 10255 },
  },
  'pass: the kubelet reports a closed port': { subject: kubelet() },
  'pass: the pool closes it': { subject: poolKubelets() },
  'unknown: the pool does not set it': {
    subject: poolKubelets({ readOnlyPort: denied('cs/DescribeClusterNodePools', 'c0aa') }),
    source: 'cs/DescribeClusterNodePools',
  },
});
