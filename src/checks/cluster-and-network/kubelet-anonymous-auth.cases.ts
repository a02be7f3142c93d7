import { defineCases } from '../kit/define-cases.ts';
import { absent, known } from '../kit/rows.ts';
import { kubelet, poolKubelets } from '../kit/rows-machines.ts';

export default defineCases('kubeletConfigurations', {
  'fail: anonymous requests are on': {
    subject: kubelet({ anonymousAuth: known(true) }),
    saw: { name: 'cn-hangzhou.192.168.0.10' },
  },
  'pass: anonymous requests are off': { subject: kubelet() },
  'unknown: the report does not say': {
    subject: kubelet({ anonymousAuth: absent('kubernetes/configz', 'authentication.anonymous.enabled') }),
    source: 'kubernetes/configz',
  },
  'not-applicable: a pool does not set it': { subject: poolKubelets() },
});
