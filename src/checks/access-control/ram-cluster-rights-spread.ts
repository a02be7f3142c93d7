import { administrationOf } from '../../model/derive/ram-administration.ts';
import { isInstanceRole, isServiceRole, trustGaps } from '../../model/derive/ram-trustees.ts';
import { isNodeRole, powersBeyondOwn } from '../kit/cluster-powers.ts';
import { defineCheck } from '../kit/define-check.ts';
import { arnOrId, evidenceOfPolicies } from '../kit/ram-rights.ts';
import { fail, notApplicable, pass, unknown } from '../kit/verdicts.ts';

const ownOnly = {
  severity: 'low',
  severityReason: {
    en: 'It can only get its own kubeconfig, with the rights that bindings give it',
    'zh-CN': '只能获取自己的 kubeconfig，其权限取决于 RBAC 绑定',
  },
} as const;

export default defineCheck({
  id: 'ram-cluster-rights-spread',
  title: {
    en: 'RAM identity can hand out access to clusters that are not its own',
    'zh-CN': 'RAM 身份可授予非自有集群的访问权限',
  },
  layer: 'access-control',
  duty: 'configure',
  severity: 'medium',
  subject: 'ramRights',
  reads: ['clusters'],
  hints: ['nodePools', 'ramRights', 'userPermissions'],
  message: {
    en: '{identity} is allowed {actions} by {policies}, and not only for clusters that it made',
    'zh-CN': '{identity} 通过权限策略 {policies} 获得 {actions} 权限，且不限于其自行创建的集群',
  },
  act: {
    step: {
      en: 'Give {identity} a custom policy with the actions and clusters it works with, then detach {policies}',
      'zh-CN': '为 {identity} 授予仅包含所需操作和集群的自定义权限策略，然后解除 {policies} 的授权',
    },
    console: { en: 'RAM > Permissions > Grants', 'zh-CN': '访问控制 > 权限管理 > 授权' },
  },
  references: [
    'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/create-a-custom-ram-policy',
    'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/developer-reference/api-cs-2015-12-15-ram',
  ],
  judge(rights, { tables }) {
    if (administrationOf(rights).policies.length > 0)
      return notApplicable('it is allowed everything, which is told of its policies');
    if (isServiceRole(rights)) return notApplicable('only services of Alibaba Cloud may become the role');
    const { held, gaps } = powersBeyondOwn(rights, tables);
    if (held.length === 0) return gaps.length > 0 ? unknown(...gaps) : pass;
    // Read, the trust policy might show that nobody but a service gets to use the rights.
    const unread = rights.kind === 'role' ? trustGaps(rights) : [];
    if (unread.length > 0) return unknown(...unread);
    if (isInstanceRole(rights)) {
      const ofNodes = isNodeRole(rights, tables);
      if (ofNodes === true) return notApplicable('nodes run with the role, of which its rights are told');
      if (ofNodes.length > 0) return unknown(...ofNodes);
    }
    const named = new Set(held.flatMap(({ may }) => may.because.map(({ policy }) => policy)));
    const policies = rights.policies.filter(({ name }) => named.has(name));
    const saw = {
      identity: arnOrId(rights),
      actions: [...new Set(held.map(({ power }) => power.action))].sort(),
      policies: [...named].sort(),
    };
    const issuesOnly = held.every(({ power }) => power.kind === 'issue-kubeconfig');
    return fail(saw, evidenceOfPolicies(policies), issuesOnly && gaps.length === 0 ? ownOnly : undefined);
  },
});
