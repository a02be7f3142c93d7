import { defineCases } from '../kit/define-cases.ts';
import { denied, known } from '../kit/rows.ts';
import { instant } from '../kit/rows-identities.ts';
import { secret } from '../kit/rows-rbac.ts';

// The cases' snapshot is of 2026-11-20T08:00:00Z.
const tls = (ends: string, renewed = false) =>
  secret('web-tls', { type: known('kubernetes.io/tls'), certificateEnds: known(instant(ends)), renewed });
const saw = { namespace: 'shop', name: 'web-tls' };

export default defineCases('secrets', {
  'fail: it ends in 30 days': {
    subject: tls('2026-12-20T08:00:00Z'),
    saw: { ...saw, ends: '2026-12-20T08:00:00Z', days: 30 },
  },
  'fail: it ends now': {
    subject: tls('2026-11-20T08:00:00Z'),
    saw: { ...saw, ends: '2026-11-20T08:00:00Z', days: 0 },
    severity: 'high',
  },
  'fail: it has ended': {
    subject: tls('2026-11-19T07:00:00Z'),
    saw: { ...saw, ends: '2026-11-19T07:00:00Z', days: -2 },
    severity: 'high',
  },
  'fail: cert-manager has not renewed it': { subject: tls('2026-11-27T08:00:00Z', true) },
  'fail: a certificate in a Secret of another type': {
    subject: secret('opaque', { certificateEnds: known(instant('2026-11-21T08:00:00Z')) }),
  },
  'fail: a certificate whose type was not read': {
    subject: secret('a', {
      type: denied('kubernetes/secrets'),
      certificateEnds: known(instant('2026-11-21T08:00:00Z')),
    }),
  },
  'pass: a second more than 30 days': { subject: tls('2026-12-20T08:00:01Z') },
  'pass: cert-manager will renew it': { subject: tls('2026-11-27T08:00:01Z', true) },
  'not-applicable: a Secret without a certificate': { subject: secret() },
  'unknown: nothing is known of the certificate': {
    subject: secret('a', { type: known('kubernetes.io/tls'), certificateEnds: denied('kubernetes/secrets') }),
    source: 'kubernetes/secrets',
  },
  'unknown: a Secret of the type without the key': {
    subject: secret('a', { type: known('kubernetes.io/tls') }),
    source: 'kubernetes/secrets',
  },
  'unknown: a certificate that could not be read, of a Secret of another type': {
    subject: secret('a', { certificateEnds: denied('kubernetes/secrets') }),
    source: 'kubernetes/secrets',
  },
  'unknown: neither type nor key': {
    subject: secret('a', { type: denied('kubernetes/secrets') }),
    source: 'kubernetes/secrets',
  },
});
