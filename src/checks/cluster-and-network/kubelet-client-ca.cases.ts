import { defineCases } from '../kit/define-cases.ts';
import { denied, known } from '../kit/rows.ts';
import { kubelet, poolKubelets, soundSettings } from '../kit/rows-machines.ts';

const reported = (x509: object) =>
  kubelet({ settings: known({ ...soundSettings, authentication: { x509: { ...x509 } } }) });

export default defineCases('kubeletConfigurations', {
  'fail: none is reported': {
    subject: reported({}),
    saw: {
      kind: 'node',
      name: 'cn-hangzhou.192.168.0.10',
      settings: ['authentication.x509.clientCAFile='],
    },
  },
  'fail: it is empty': { subject: reported({ clientCAFile: '' }) },
  'pass: the CA of the cluster': { subject: kubelet() },
  'unknown: the report is a fragment': {
    subject: kubelet({ settings: known({ port: 10250 }) }),
    source: 'test/Document',
  },
  'unknown: a value of another type': { subject: reported({ clientCAFile: 7 }) },
  'unknown: the pool was not read': {
    subject: poolKubelets({ settings: denied('cs/DescribeClusterNodePools', 'c0aa') }),
    source: 'cs/DescribeClusterNodePools',
  },
  'not-applicable: a pool does not set it': { subject: poolKubelets() },
});
