import { defineCases } from '../kit/define-cases.ts';
import { denied, known } from '../kit/rows.ts';
import { service } from '../kit/rows-configuration.ts';

export default defineCases('services', {
  'fail: a node port': {
    subject: service({ type: known('NodePort') }),
    saw: { namespace: 'shop', name: 'web' },
  },
  'pass: inside the cluster only': { subject: service() },
  'pass: a load balancer': { subject: service({ type: known('LoadBalancer') }) },
  'pass: a name elsewhere': { subject: service({ type: known('ExternalName') }) },
  'unknown: the type was not read': {
    subject: service({ type: denied('kubernetes/services', 'c0aa') }),
    source: 'kubernetes/services',
  },
});
