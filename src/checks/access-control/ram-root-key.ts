import { defineCheck } from '../kit/define-check.ts';
import { evidenceOf, fail, pass, unknown } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'ram-root-key',
  title: {
    en: 'Alibaba Cloud account has AccessKeys or no MFA',
    'zh-CN': '阿里云账号（主账号）存在 AccessKey 或未启用 MFA',
  },
  layer: 'access-control',
  duty: 'configure',
  severity: 'critical',
  subject: 'accountSecurity',
  reads: [],
  message: {
    en: 'The Alibaba Cloud account itself has {keys} AccessKeys; MFA of its logon: {mfa}',
    'zh-CN': '阿里云账号（主账号）有 {keys} 个 AccessKey；登录 MFA：{mfa}',
  },
  act: {
    step: {
      en: "Log on as the account itself, bind an MFA device, and delete its AccessKeys once programs use RAM users' or roles' credentials",
      'zh-CN': '以主账号登录，绑定 MFA 设备；待程序改用 RAM 用户或角色的凭证后，删除主账号 AccessKey',
    },
    console: { en: 'Account Center > Security Settings', 'zh-CN': '账号中心 > 安全设置' },
  },
  references: [
    'https://www.alibabacloud.com/help/en/ram/developer-reference/api-ims-2019-08-15-getaccountsecuritypracticereport',
  ],
  judge({ rootAccessKeys, rootMfa }) {
    const withKeys = rootAccessKeys.known && rootAccessKeys.value > 0;
    const withoutMfa = rootMfa.known && !rootMfa.value;
    if (withKeys || withoutMfa) {
      const keys = rootAccessKeys.known ? rootAccessKeys.value : '?';
      const mfa = rootMfa.known ? String(rootMfa.value) : '?';
      return fail({ keys, mfa }, evidenceOf(rootAccessKeys, rootMfa));
    }
    if (!rootAccessKeys.known) return unknown(rootAccessKeys);
    return rootMfa.known ? pass : unknown(rootMfa);
  },
});
