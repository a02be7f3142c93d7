import { defineCases } from '../kit/define-cases.ts';
import { denied, known } from '../kit/rows.ts';
import { accountSecurity } from '../kit/rows-accounts.ts';

const unread = denied('ims/GetAccountSecurityPracticeReport');

export default defineCases('accountSecurity', {
  'fail: an AccessKey': {
    subject: accountSecurity({ rootAccessKeys: known(1) }),
    saw: { keys: 1, mfa: 'true' },
  },
  'fail: no MFA': { subject: accountSecurity({ rootMfa: known(false) }), saw: { keys: 0, mfa: 'false' } },
  'fail: an AccessKey, whatever is known of MFA': {
    subject: accountSecurity({ rootAccessKeys: known(2), rootMfa: unread }),
    saw: { keys: 2, mfa: '?' },
  },
  'fail: no MFA, whatever is known of AccessKeys': {
    subject: accountSecurity({ rootMfa: known(false), rootAccessKeys: unread }),
    saw: { keys: '?', mfa: 'false' },
  },
  'pass: MFA and no AccessKey': { subject: accountSecurity() },
  'unknown: MFA was not read': {
    subject: accountSecurity({ rootMfa: unread }),
    source: 'ims/GetAccountSecurityPracticeReport',
  },
  'unknown: AccessKeys were not read': {
    subject: accountSecurity({ rootAccessKeys: unread }),
    source: 'ims/GetAccountSecurityPracticeReport',
  },
});
