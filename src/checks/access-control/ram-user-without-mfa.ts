import { clusterRightOf } from '../kit/cluster-right.ts';
import { defineCheck } from '../kit/define-check.ts';
import { evidenceOf, fail, notApplicable, pass, unknown } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'ram-user-without-mfa',
  title: { en: 'RAM user logs on to the console without MFA', 'zh-CN': 'RAM 用户登录控制台未启用 MFA' },
  layer: 'access-control',
  duty: 'configure',
  severity: 'high',
  subject: 'ramUsers',
  reads: [],
  hints: ['clusters', 'ramRights', 'kubeconfigs', 'bindings', 'identityMappings', 'userPermissions'],
  message: {
    en: 'RAM user {user} can log on to the console with a password alone, and has rights in ACK: {right}',
    'zh-CN': 'RAM 用户 {user} 仅凭密码即可登录控制台，且拥有 ACK 权限：{right}',
  },
  act: {
    step: {
      en: 'Require MFA for {user}, or take away the console logon if it is not needed',
      'zh-CN': '要求 {user} 启用 MFA；如不需要登录控制台，则关闭控制台登录',
    },
    console: {
      en: 'RAM > Identities > Users > {user} > Authentication',
      'zh-CN': '访问控制 > 身份管理 > 用户 > {user} > 认证管理',
    },
    call: 'aliyun ram UpdateLoginProfile --UserName {user} --MFABindRequired true',
  },
  references: ['https://www.alibabacloud.com/help/en/ram/user-guide/bind-an-mfa-device-to-a-ram-user'],
  applies({ consoleLogin }) {
    const none = consoleLogin.known && !consoleLogin.value;
    return none ? notApplicable('the user cannot log on to the console') : true;
  },
  judge(user, { tables }) {
    const { id, name, consoleLogin, mfa } = user;
    if (mfa.known && mfa.value) return pass;
    if (!consoleLogin.known) return unknown(consoleLogin);
    if (!mfa.known) return unknown(mfa);
    const { right, gaps } = clusterRightOf(user, tables);
    if (right === undefined)
      return gaps.length > 0 ? unknown(...gaps) : notApplicable('the user has no right in ACK');
    const saw = { user: name.known ? name.value : id, right: right.what };
    return fail(saw, [...evidenceOf(consoleLogin, mfa), right.at]);
  },
});
