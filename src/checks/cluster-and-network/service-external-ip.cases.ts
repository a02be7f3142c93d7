import { defineCases } from '../kit/define-cases.ts';
import { denied, known } from '../kit/rows.ts';
import { service } from '../kit/rows-configuration.ts';

export default defineCases('services', {
  'fail: it claims an address': {
    subject: service({ externalIps: known(['203.0.113.7']) }),
    saw: { namespace: 'shop', name: 'web', addresses: ['203.0.113.7'] },
  },
  'fail: of any type': {
    subject: service({ type: known('LoadBalancer'), externalIps: known(['203.0.113.7']) }),
  },
  'pass: it claims none': { subject: service() },
  'unknown: the field is of another shape': {
    subject: service({ externalIps: denied('kubernetes/services', 'c0aa') }),
    source: 'kubernetes/services',
  },
});
