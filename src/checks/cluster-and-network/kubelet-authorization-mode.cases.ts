import { defineCases } from '../kit/define-cases.ts';
import { absent, known } from '../kit/rows.ts';
import { kubelet, poolKubelets } from '../kit/rows-machines.ts';

export default defineCases('kubeletConfigurations', {
  'fail: every request is allowed': {
    subject: kubelet({ authorizationMode: known('AlwaysAllow') }),
    saw: { name: 'cn-hangzhou.192.168.0.10', mode: 'AlwaysAllow' },
  },
  'pass: the API server is asked': { subject: kubelet() },
  'unknown: the report does not say': {
    subject: kubelet({ authorizationMode: absent('kubernetes/configz', 'authorization.mode') }),
    source: 'kubernetes/configz',
  },
  'unknown: a mode that is not documented': { subject: kubelet({ authorizationMode: known('Other') }) },
  'not-applicable: a pool does not set it': { subject: poolKubelets() },
});
