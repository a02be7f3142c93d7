import { administrationOf } from '../../model/derive/ram-administration.ts';
import { isInstanceRole, isServiceRole, trustGaps } from '../../model/derive/ram-trustees.ts';
import { isWholeRegistry } from '../../model/derive/registry-writes.ts';
import { isNodeRole } from '../kit/cluster-powers.ts';
import { defineCheck } from '../kit/define-check.ts';
import { arnOrId, evidenceOfPolicies } from '../kit/ram-rights.ts';
import { registryRights } from '../kit/registry-rights.ts';
import { fail, notApplicable, pass, unknown } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'acr-access-broad',
  title: {
    en: 'RAM identity may push or delete images of a whole registry',
    'zh-CN': 'RAM 身份可推送或删除整个镜像仓库实例的镜像',
  },
  layer: 'workload',
  duty: 'configure',
  severity: 'medium',
  subject: 'ramRights',
  reads: [],
  hints: ['clusters', 'nodePools'],
  message: {
    en: '{identity} is allowed {actions} by {policies}, and not only for named namespaces or repositories',
    'zh-CN': '{identity} 通过权限策略 {policies} 获得 {actions} 权限，且不限于指定的命名空间或镜像仓库',
  },
  act: {
    step: {
      en: 'Leave the right to push and delete to the role of the build, limited to its namespaces; give {identity} cr:PullRepository and detach {policies}',
      'zh-CN':
        '仅保留构建角色的推送和删除权限，并限制到其命名空间；为 {identity} 授予 cr:PullRepository，然后解除 {policies} 的授权',
    },
    console: { en: 'RAM > Permissions > Grants', 'zh-CN': '访问控制 > 权限管理 > 授权' },
  },
  references: [
    'https://www.alibabacloud.com/help/en/acr/user-guide/configure-a-repository-access-control-policy',
    'https://www.alibabacloud.com/help/en/acr/user-guide/ram-authorization-information',
  ],
  judge(rights, { tables }) {
    if (administrationOf(rights).policies.length > 0)
      return notApplicable('it is allowed everything, which is told of its policies');
    if (isServiceRole(rights)) return notApplicable('only services of Alibaba Cloud may become the role');
    const { actions, policies, gaps } = registryRights(rights, isWholeRegistry);
    if (actions.length === 0) return gaps.length > 0 ? unknown(...gaps) : pass;
    // Read, the trust policy might show that nobody but a service gets to use the rights.
    const unread = rights.kind === 'role' ? trustGaps(rights) : [];
    if (unread.length > 0) return unknown(...unread);
    if (isInstanceRole(rights)) {
      const ofNodes = isNodeRole(rights, tables);
      if (ofNodes === true) return notApplicable('nodes run with the role, of which its rights are told');
      if (ofNodes.length > 0) return unknown(...ofNodes);
    }
    const names = [...new Set(policies.map(({ name }) => name))].sort();
    return fail({ identity: arnOrId(rights), actions, policies: names }, evidenceOfPolicies(policies));
  },
});
