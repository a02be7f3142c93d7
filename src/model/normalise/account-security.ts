import type { Known } from '../../kernel/known.ts';
import type { AccountSecurity } from '../facts/account-security.ts';
import { COMPLETE, createTable, type Table } from '../table.ts';
import { oneDocument } from './clusters.ts';
import { type Fields, firstKnown } from './fields.ts';
import type { Reading } from './reading.ts';

const REPORT = 'ims/GetAccountSecurityPracticeReport';
const PASSWORDS = 'ims/GetPasswordPolicy';
const ROOT = ['AccountSecurityPracticeInfo', 'AccountSecurityPracticeUserInfo'] as const;

/** The account's own row: what IMS says of its root identity and of its password rules. */
export function normaliseAccountSecurity(reading: Reading): Table<AccountSecurity> {
  const { account } = reading.header;
  const report = oneDocument(reading, REPORT);
  const passwords = oneDocument(reading, PASSWORDS);
  const number = (...members: string[]) =>
    passwords((fields) => firstKnown(...members.map((member) => atLeastZero(fields, member))));
  const boolean = (member: string) => passwords((fields) => fields.boolean('PasswordPolicy', member));
  const row: AccountSecurity = {
    id: account,
    subject: account,
    scope: { kind: 'account', account },
    at: { source: REPORT, ids: [], path: '' },
    rootMfa: report((fields) => fields.boolean(...ROOT, 'BindMfa')),
    rootAccessKeys: report((fields) => fields.number(...ROOT, 'RootWithAccessKey')),
    passwordPolicy: {
      minimumLength: number('MinimumPasswordLength'),
      lowercase: boolean('RequireLowercaseCharacters'),
      uppercase: boolean('RequireUppercaseCharacters'),
      numbers: boolean('RequireNumbers'),
      symbols: boolean('RequireSymbols'),
      maximumAge: number('MaxPasswordAge'),
      reusePrevention: number('PasswordReusePrevention'),
      // The API spells it without the second t.
      maximumAttempts: number('MaxLoginAttemps', 'MaxLoginAttempts'),
    },
  };
  return createTable([row], COMPLETE);
}

function atLeastZero(fields: Fields, member: string): Known<number> {
  return fields.parsed(['PasswordPolicy', member], 'a number', (value) => {
    const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
    return typeof number === 'number' && number >= 0 ? number : undefined;
  });
}
