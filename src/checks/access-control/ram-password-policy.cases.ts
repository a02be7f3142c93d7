import { defineCases } from '../kit/define-cases.ts';
import { absent, denied, known } from '../kit/rows.ts';
import { accountSecurity, passwordPolicy } from '../kit/rows-accounts.ts';

const unread = denied('ims/GetPasswordPolicy');
const rules = (changes: Parameters<typeof passwordPolicy>[0]) =>
  accountSecurity({ passwordPolicy: passwordPolicy(changes) });

export default defineCases('accountSecurity', {
  'fail: two of eight': {
    subject: rules({ symbols: known(false), minimumLength: known(13) }),
    saw: {
      weak: ['RequireSymbols', 'MinimumPasswordLength >= 14'],
      results: [
        'RequireUppercaseCharacters: pass',
        'RequireLowercaseCharacters: pass',
        'RequireSymbols: fail',
        'RequireNumbers: pass',
        'MinimumPasswordLength >= 14: fail',
        'PasswordReusePrevention >= 5: pass',
        'MaxPasswordAge 1..90: pass',
        'MaxLoginAttemps 1..5: pass',
      ],
    },
  },
  'fail: passwords never expire': { subject: rules({ maximumAge: known(0) }) },
  'fail: passwords last 91 days': { subject: rules({ maximumAge: known(91) }) },
  'fail: attempts are not limited': { subject: rules({ maximumAttempts: known(0) }) },
  'fail: six attempts': { subject: rules({ maximumAttempts: known(6) }) },
  'fail: four passwords remembered': { subject: rules({ reusePrevention: known(4) }) },
  'fail: no capital letter': { subject: rules({ uppercase: known(false) }) },
  'fail: no small letter': { subject: rules({ lowercase: known(false) }) },
  'fail: no digit': { subject: rules({ numbers: known(false) }) },
  'fail: one known bad among unread': {
    subject: rules({ numbers: known(false), symbols: unread, maximumAge: unread }),
  },
  'pass: exactly what is asked': { subject: rules({}) },
  'pass: stricter': {
    subject: rules({ minimumLength: known(32), maximumAge: known(1), maximumAttempts: known(1) }),
  },
  'unknown: nothing was read': {
    subject: rules({ minimumLength: unread, symbols: unread }),
    source: 'ims/GetPasswordPolicy',
  },
  'unknown: one member is missing': {
    subject: rules({ maximumAttempts: absent('ims/GetPasswordPolicy', 'PasswordPolicy.MaxLoginAttemps') }),
    source: 'ims/GetPasswordPolicy',
  },
});
