import { administrationOf } from '../../model/derive/ram-administration.ts';
import { defineCheck } from '../kit/define-check.ts';
import { arnOrId, evidenceOfPolicies, policyName, undecided } from '../kit/ram-rights.ts';
import { fail, pass, unknown } from '../kit/verdicts.ts';

const straight = {
  severity: 'low',
  severityReason: {
    en: 'The policies are attached straight to the user; none was seen that allows everything',
    'zh-CN': '权限策略直接授予用户；未发现允许所有操作的策略',
  },
} as const;

export default defineCheck({
  id: 'ram-policy-admin',
  title: {
    en: 'RAM policy allows everything, or is attached straight to a user',
    'zh-CN': 'RAM 权限策略允许所有操作，或直接授予用户',
  },
  layer: 'access-control',
  duty: 'configure',
  severity: 'high',
  subject: 'ramRights',
  reads: [],
  message: {
    en: '{identity} holds {policies}: {reason}',
    'zh-CN': '{identity} 拥有权限策略 {policies}：{reason}',
  },
  act: {
    step: {
      en: 'Put {identity} into a group, or let it become a role, with a policy of the few actions it needs; then detach {policies}',
      'zh-CN':
        '将 {identity} 加入用户组或改用角色，并授予仅包含所需操作的权限策略，然后解除 {policies} 的授权',
    },
    console: { en: 'RAM > Permissions > Grants', 'zh-CN': '访问控制 > 权限管理 > 授权' },
  },
  references: [
    'https://www.alibabacloud.com/help/en/ram/user-guide/policy-overview',
    'https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-listpoliciesforuser',
  ],
  judge(rights) {
    const { policies, open, gaps } = administrationOf(rights);
    const identity = arnOrId(rights);
    if (policies.length > 0) {
      const saw = { identity, policies: policies.map(policyName).sort(), reason: 'Action *, Resource *' };
      return fail(saw, evidenceOfPolicies(policies));
    }
    const own = rights.policies.filter(({ via }) => via.kind === 'user');
    if (own.length > 0) {
      const saw = { identity, policies: own.map(policyName).sort(), reason: 'ram:AttachPolicyToUser' };
      return fail(saw, evidenceOfPolicies(own), straight);
    }
    const undecidable = open.map((held) => undecided(held, 'whether it allows everything is not clear'));
    return gaps.length + undecidable.length > 0 ? unknown(...gaps, ...undecidable) : pass;
  },
});
