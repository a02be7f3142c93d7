import { defineCases } from '../kit/define-cases.ts';
import { denied, known } from '../kit/rows.ts';
import { kubelet, poolKubelets, soundSettings } from '../kit/rows-machines.ts';

const reported = (more: object) => kubelet({ settings: known({ ...soundSettings, ...more }) });

export default defineCases('kubeletConfigurations', {
  'fail: it is off': {
    subject: reported({ seccompDefault: false }),
    saw: { kind: 'node', name: 'cn-hangzhou.192.168.0.10', settings: ['seccompDefault=false'] },
  },
  'fail: none is reported': { subject: kubelet({ settings: known({ authentication: {} }) }) },
  'fail: the pool switches it off': {
    subject: poolKubelets({ settings: known({ seccompDefault: false }) }),
    saw: { kind: 'node-pool', name: 'np0bb', settings: ['seccompDefault=false'] },
  },
  'pass: it is on': { subject: kubelet() },
  'pass: the pool switches it on': { subject: poolKubelets({ settings: known({ seccompDefault: true }) }) },
  'unknown: a value of another type': { subject: reported({ seccompDefault: 1 }) },
  'unknown: the report was not read': {
    subject: kubelet({ settings: denied('kubernetes/configz', 'c0aa') }),
    source: 'kubernetes/configz',
  },
  'unknown: the pool was not read': {
    subject: poolKubelets({ settings: denied('cs/DescribeClusterNodePools', 'c0aa') }),
    source: 'cs/DescribeClusterNodePools',
  },
  'not-applicable: the pool does not set it': { subject: poolKubelets() },
});
