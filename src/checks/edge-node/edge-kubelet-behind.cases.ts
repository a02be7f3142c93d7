import { defineCases } from '../kit/define-cases.ts';
import { cluster, denied, known, node, nodePool } from '../kit/rows.ts';

const given = {
  clusters: [cluster({ profile: known('Edge'), currentVersion: known('1.30.7-aliyun.1') })],
  nodePools: [nodePool({ type: known('edge') })],
};
const edge = { edgeWorker: known('true') };

export default defineCases('nodes', {
  'fail: one minor behind': {
    subject: node({ ...edge, kubeletVersion: known('v1.29.3-aliyun.1') }),
    given,
    saw: { name: 'cn-hangzhou.192.168.0.10', kubelet: 'v1.29.3-aliyun.1', controlPlane: '1.30.7-aliyun.1' },
    severity: 'medium',
  },
  'fail: a patch behind': {
    subject: node({ ...edge, kubeletVersion: known('v1.30.1-aliyun.1') }),
    given,
    severity: 'medium',
  },
  'fail: three minors behind': {
    subject: node({ ...edge, kubeletVersion: known('v1.27.1-aliyun.1') }),
    given,
    severity: 'high',
  },
  'pass: the same version': { subject: node({ ...edge, kubeletVersion: known('v1.30.7-aliyun.1') }), given },
  'unknown: the kubelet version was not read': {
    subject: node({ ...edge, kubeletVersion: denied('kubernetes/nodes') }),
    given,
    source: 'kubernetes/nodes',
  },
  'not-applicable: a cloud node': {
    subject: node({ edgeWorker: known('false'), kubeletVersion: known('v1.27.1-aliyun.1') }),
    given,
  },
});
