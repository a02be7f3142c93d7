import type { Json } from '../kernel/json.ts';
import { people } from './identities.ts';
import { users } from './ram-principals.ts';
import { ACCOUNT, daysAgo, envelope } from './values.ts';

/** What Identity Management Service says of the account itself, and of those who were deleted lately. */
export function imsDocuments(): [string, Json][] {
  const root = { BindMfa: true, RootWithAccessKey: 1, SubUser: users.length, SubUserPwdLevel: 'mid' };
  const binned = {
    UserId: people.victor.uid,
    UserPrincipalName: `${people.victor.name}@${ACCOUNT}.onaliyun.com`,
    DisplayName: people.victor.name,
    CreateDate: daysAgo(300),
    RecycleDate: daysAgo(12),
    DeleteDate: daysAgo(-18),
  };
  return [
    [
      'ims/GetAccountSecurityPracticeReport',
      envelope('report', {
        AccountSecurityPracticeInfo: { Score: 61, AccountSecurityPracticeUserInfo: root },
      }),
    ],
    [
      'ims/GetPasswordPolicy',
      envelope('passwords', {
        PasswordPolicy: {
          MinimumPasswordLength: 14,
          RequireLowercaseCharacters: true,
          RequireUppercaseCharacters: true,
          RequireNumbers: true,
          RequireSymbols: false,
          HardExpire: false,
          MaxPasswordAge: 0,
          PasswordReusePrevention: 5,
          MaxLoginAttemps: 5,
        },
      }),
    ],
    ['ims/ListUsersInRecycleBin', envelope('bin', { IsTruncated: false, Users: { User: [binned] } })],
  ];
}
