import { defineCases } from '../kit/define-cases.ts';
import { denied, known } from '../kit/rows.ts';
import { instant } from '../kit/rows-identities.ts';
import { secret } from '../kit/rows-rbac.ts';

const token = known('kubernetes.io/service-account-token');
const bootstrap = known('bootstrap.kubernetes.io/token');
const unread = denied('kubernetes/secrets', 'c0aa');

export default defineCases('secrets', {
  'fail: a token of a service account': {
    subject: secret('web-token', { type: token, serviceAccount: 'web' }),
    saw: {
      secret: 'shop/web-token',
      namespace: 'shop',
      name: 'web-token',
      type: 'kubernetes.io/service-account-token',
      age: 50,
      serviceAccount: 'web',
    },
  },
  'fail: a new one': {
    subject: secret('web-token', { type: token, createdAt: known(instant('2026-11-20T07:00:00Z')) }),
  },
  'fail: whatever its age': { subject: secret('web-token', { type: token, createdAt: unread }) },
  'fail: a bootstrap token that was left': { subject: secret('bootstrap-token-abc', { type: bootstrap }) },
  'pass: a bootstrap token of today': {
    subject: secret('bootstrap-token-abc', {
      type: bootstrap,
      createdAt: known(instant('2026-11-19T08:00:00Z')),
    }),
  },
  'not-applicable: another Secret': { subject: secret() },
  'unknown: the type was not read': {
    subject: secret('x', { type: unread }),
    source: 'kubernetes/secrets',
  },
  'unknown: the age of a bootstrap token was not read': {
    subject: secret('bootstrap-token-abc', { type: bootstrap, createdAt: unread }),
    source: 'kubernetes/secrets',
  },
});
