import { describe, expect, it } from 'vitest';
import { read, recordedTables, refused, told } from '../../../test/fixtures/recorded.ts';

const report = (info: unknown) =>
  read('ims/GetAccountSecurityPracticeReport', {
    AccountSecurityPracticeInfo: { Score: 60, AccountSecurityPracticeUserInfo: info },
  });
const passwords = (PasswordPolicy: unknown) => read('ims/GetPasswordPolicy', { PasswordPolicy });
const of = (...entries: Parameters<typeof recordedTables>) => {
  const row = recordedTables(...entries).accountSecurity.rows[0];
  const policy = Object.fromEntries(
    Object.entries(row?.passwordPolicy ?? {}).map(([name, field]) => [name, told(field)]),
  );
  return { mfa: told(row?.rootMfa), keys: told(row?.rootAccessKeys), policy };
};

describe('the security of the account', () => {
  it('says what its root identity has', () => {
    expect(of(report({ BindMfa: true, RootWithAccessKey: 0 }))).toMatchObject({ mfa: true, keys: 0 });
    expect(of(report({ BindMfa: false, RootWithAccessKey: 2 }))).toMatchObject({ mfa: false, keys: 2 });
    expect(of(report({ BindMfa: 'perhaps', RootWithAccessKey: {} }))).toMatchObject({
      mfa: 'unread: ims/GetAccountSecurityPracticeReport failed',
      keys: 'unread: ims/GetAccountSecurityPracticeReport failed',
    });
    expect(of(refused('ims/GetAccountSecurityPracticeReport')).mfa).toBe(
      'unread: ims/GetAccountSecurityPracticeReport denied',
    );
  });

  it('says which rules passwords have to meet', () => {
    const rules = {
      MinimumPasswordLength: 12,
      RequireLowercaseCharacters: true,
      RequireUppercaseCharacters: false,
      RequireNumbers: true,
      RequireSymbols: false,
      MaxPasswordAge: '90',
      PasswordReusePrevention: 0,
      MaxLoginAttemps: 5,
    };
    expect(of(passwords(rules)).policy).toEqual({
      minimumLength: 12,
      lowercase: true,
      uppercase: false,
      numbers: true,
      symbols: false,
      maximumAge: 90,
      reusePrevention: 0,
      maximumAttempts: 5,
    });
    expect(of(passwords({ MaxLoginAttempts: 6 })).policy.maximumAttempts).toBe(6);
  });

  it('takes what is missing, negative or of another type for unread', () => {
    const { policy } = of(passwords({ MinimumPasswordLength: -1, MaxPasswordAge: 'long' }));
    expect(policy.minimumLength).toBe('unread: ims/GetPasswordPolicy failed');
    expect(policy.maximumAge).toBe('unread: ims/GetPasswordPolicy failed');
    expect(policy.symbols).toBe('unread: ims/GetPasswordPolicy absent');
    expect(of().policy.symbols).toBe('unread: ims/GetPasswordPolicy not-attempted');
  });
});
