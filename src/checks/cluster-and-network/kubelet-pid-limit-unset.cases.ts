import { defineCases } from '../kit/define-cases.ts';
import { denied, known } from '../kit/rows.ts';
import { kubelet, poolKubelets, soundSettings } from '../kit/rows-machines.ts';

const limited = (podPidsLimit: unknown) =>
  kubelet({ settings: known({ ...soundSettings, podPidsLimit } as never) });

export default defineCases('kubeletConfigurations', {
  'fail: no limit': {
    subject: limited(-1),
    saw: { kind: 'node', name: 'cn-hangzhou.192.168.0.10', settings: ['podPidsLimit=-1'] },
  },
  'fail: zero is no limit': { subject: limited(0) },
  'fail: none is reported': { subject: kubelet({ settings: known({ authentication: {} }) }) },
  'fail: the pool takes the limit away': {
    subject: poolKubelets({ settings: known({ podPidsLimit: -1 }) }),
    saw: { kind: 'node-pool', name: 'np0bb', settings: ['podPidsLimit=-1'] },
  },
  'pass: a limit': { subject: kubelet() },
  'pass: one process': { subject: limited(1) },
  'pass: the pool sets one, as a text': {
    subject: poolKubelets({ settings: known({ podPidsLimit: '4096' }) }),
  },
  'unknown: no number': { subject: limited('many') },
  'unknown: the report was not read': {
    subject: kubelet({ settings: denied('kubernetes/configz', 'c0aa') }),
    source: 'kubernetes/configz',
  },
  'not-applicable: the pool does not set it': { subject: poolKubelets() },
});
