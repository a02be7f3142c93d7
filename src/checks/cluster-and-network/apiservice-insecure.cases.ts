import { defineCases } from '../kit/define-cases.ts';
import { denied, known } from '../kit/rows.ts';
import { apiService } from '../kit/rows-admission.ts';

const unread = denied('kubernetes/apiservices.apiregistration.k8s.io', 'c0aa');

export default defineCases('apiServices', {
  'fail: verification is skipped': {
    subject: apiService({ skipsVerification: known(true) }),
    saw: { name: 'v1beta1.metrics.k8s.io', service: 'kube-system/metrics-server' },
  },
  'fail: it is skipped, and the Service was not read': {
    subject: apiService({ skipsVerification: known(true), service: unread }),
    saw: { name: 'v1beta1.metrics.k8s.io', service: '-' },
  },
  'pass: the certificate is verified': { subject: apiService() },
  'unknown: the field was not read': {
    subject: apiService({ skipsVerification: unread }),
    source: 'kubernetes/apiservices.apiregistration.k8s.io',
  },
  'not-applicable: an API of the API server itself': { subject: apiService({ service: known('') }) },
});
