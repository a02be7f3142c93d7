import { defineCases } from '../kit/define-cases.ts';
import { denied, known } from '../kit/rows.ts';
import { ramUser } from '../kit/rows-identities.ts';

const off = known(false);
const login = denied('ram/GetLoginProfile', 'alice');

export default defineCases('ramUsers', {
  'fail: console logon, no device': { subject: ramUser({ mfa: off }), saw: { user: 'alice' } },
  'pass: console logon with a device': { subject: ramUser() },
  'pass: a device, whatever the console': { subject: ramUser({ consoleLogin: login }) },
  'unknown: no device, and the console was not read': {
    subject: ramUser({ mfa: off, consoleLogin: login }),
    source: 'ram/GetLoginProfile',
  },
  'unknown: console logon, and the device was not read': {
    subject: ramUser({ mfa: denied('ram/GetUserMFAInfo', 'alice') }),
    source: 'ram/GetUserMFAInfo',
  },
  'not-applicable: no console logon': { subject: ramUser({ consoleLogin: off, mfa: off }) },
});
