import type { Known, Unseen } from '../../kernel/known.ts';
import type { PasswordPolicy } from '../../model/facts/account-security.ts';
import { defineCheck } from '../kit/define-check.ts';
import { evidenceOf, fail, pass, unknown } from '../kit/verdicts.ts';

/** The eight rules of CIS Alibaba Cloud Foundation 2.0, 1.7 to 1.14. */
const RULES: readonly [string, (policy: PasswordPolicy) => Known<unknown>, (value: never) => boolean][] = [
  ['RequireUppercaseCharacters', ({ uppercase }) => uppercase, isTrue],
  ['RequireLowercaseCharacters', ({ lowercase }) => lowercase, isTrue],
  ['RequireSymbols', ({ symbols }) => symbols, isTrue],
  ['RequireNumbers', ({ numbers }) => numbers, isTrue],
  ['MinimumPasswordLength >= 14', ({ minimumLength }) => minimumLength, (length: number) => length >= 14],
  ['PasswordReusePrevention >= 5', ({ reusePrevention }) => reusePrevention, (count: number) => count >= 5],
  // Zero stands for no limit.
  ['MaxPasswordAge 1..90', ({ maximumAge }) => maximumAge, (days: number) => days > 0 && days <= 90],
  [
    'MaxLoginAttemps 1..5',
    ({ maximumAttempts }) => maximumAttempts,
    (count: number) => count > 0 && count <= 5,
  ],
];

export default defineCheck({
  id: 'ram-password-policy',
  title: { en: 'Password rules of RAM users are weak', 'zh-CN': 'RAM 用户密码强度规则过弱' },
  layer: 'access-control',
  duty: 'configure',
  severity: 'low',
  subject: 'accountSecurity',
  reads: [],
  message: {
    en: 'Password rules that are not met: {weak}',
    'zh-CN': '未满足的密码规则：{weak}',
  },
  act: {
    step: {
      en: 'Set the password rules of RAM users so that these hold: {weak}',
      'zh-CN': '修改 RAM 用户密码强度设置，满足：{weak}',
    },
    console: {
      en: 'RAM > Settings > Security > Password Policy',
      'zh-CN': '访问控制 > 设置 > 安全设置 > 密码强度',
    },
    call: 'aliyun ims SetPasswordPolicy --MinimumPasswordLength 14 --RequireUppercaseCharacters true --RequireLowercaseCharacters true --RequireNumbers true --RequireSymbols true --MaxPasswordAge 90 --PasswordReusePrevention 5 --MaxLoginAttemps 5',
  },
  references: [
    'https://www.alibabacloud.com/help/en/ram/developer-reference/api-ims-2019-08-15-getpasswordpolicy',
  ],
  judge({ passwordPolicy }) {
    const results = RULES.map(([name, read, holds]) => {
      const field = read(passwordPolicy);
      return {
        name,
        field,
        verdict: !field.known ? 'unknown' : holds(field.value as never) ? 'pass' : 'fail',
      };
    });
    const weak = results.filter(({ verdict }) => verdict === 'fail');
    if (weak.length > 0) {
      const all = results.map(({ name, verdict }) => `${name}: ${verdict}`);
      return fail(
        { weak: weak.map(({ name }) => name), results: all },
        evidenceOf(...weak.map(({ field }) => field)),
      );
    }
    const unread = results.flatMap(({ field }): Unseen[] => (field.known ? [] : [field]));
    return unread.length === 0 ? pass : unknown(...unread);
  },
});

function isTrue(value: boolean): boolean {
  return value;
}
