import { defineCases } from '../kit/define-cases.ts';
import { denied, known } from '../kit/rows.ts';
import { kubelet, poolKubelets, soundSettings } from '../kit/rows-machines.ts';

const reported = (more: object) => kubelet({ settings: known({ ...soundSettings, ...more }) });
const saw = (...settings: string[]) => ({ kind: 'node', name: 'cn-hangzhou.192.168.0.10', settings });

export default defineCases('kubeletConfigurations', {
  'fail: idle streams never end': {
    subject: reported({ streamingConnectionIdleTimeout: '0s' }),
    saw: saw('streamingConnectionIdleTimeout=0s'),
  },
  'fail: chains are not kept': {
    subject: reported({ makeIPTablesUtilChains: false }),
    saw: saw('makeIPTablesUtilChains=false'),
  },
  'fail: kernel defaults are not protected, which is not reported': {
    subject: kubelet({ settings: known({ authentication: {} }) }),
    saw: saw('protectKernelDefaults=false'),
  },
  'fail: events without a limit': { subject: reported({ eventRecordQPS: 0 }), saw: saw('eventRecordQPS=0') },
  'fail: all of it in one finding': {
    subject: reported({ streamingConnectionIdleTimeout: 0, protectKernelDefaults: false, eventRecordQPS: 0 }),
    saw: saw('streamingConnectionIdleTimeout=0', 'protectKernelDefaults=false', 'eventRecordQPS=0'),
  },
  'fail: one is bad, and another is of another shape': {
    subject: reported({ makeIPTablesUtilChains: false, eventRecordQPS: [] }),
  },
  'fail: the pool lifts the limit': {
    subject: poolKubelets({ settings: known({ eventRecordQPS: 0 }) }),
    saw: { kind: 'node-pool', name: 'np0bb', settings: ['eventRecordQPS=0'] },
  },
  'pass: hardened': { subject: kubelet() },
  'pass: five minutes': { subject: reported({ streamingConnectionIdleTimeout: '5m0s' }) },
  'pass: the pool sets a limit': { subject: poolKubelets({ settings: known({ eventRecordQPS: 50 }) }) },
  'unknown: a value of another shape': { subject: reported({ eventRecordQPS: [] }) },
  'unknown: a duration that is none': { subject: reported({ streamingConnectionIdleTimeout: 'long' }) },
  'unknown: the report was not read': {
    subject: kubelet({ settings: denied('kubernetes/configz', 'c0aa') }),
    source: 'kubernetes/configz',
  },
  'not-applicable: the pool sets none of them': { subject: poolKubelets() },
});
