import { clusterName } from '../kit/clusters.ts';
import { defineCheck } from '../kit/define-check.ts';
import { hasInstances, lookAtRoles } from '../kit/node-roles.ts';
import { evidenceOfPolicies } from '../kit/ram-rights.ts';
import { registryRights } from '../kit/registry-rights.ts';
import { fail, notApplicable, pass, unknown } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'acr-node-write',
  title: {
    en: 'RAM role of the nodes may push or delete images',
    'zh-CN': '节点 RAM 角色可推送或删除镜像',
  },
  layer: 'workload',
  duty: 'configure',
  severity: 'medium',
  subject: 'clusters',
  reads: ['nodePools'],
  hints: ['ramRights'],
  message: {
    en: 'RAM role {roles} of the nodes of {name} is allowed {actions} by {policies}: what runs on a node can change the images of others',
    'zh-CN':
      '集群 {name} 的节点 RAM 角色 {roles} 通过权限策略 {policies} 获得 {actions} 权限，节点上的负载可篡改他人的镜像',
  },
  act: {
    step: {
      en: 'Leave the role cr:GetAuthorizationToken, cr:ListInstanceEndpoint and cr:PullRepository, and detach {policies} from {roles}',
      'zh-CN':
        '角色仅保留 cr:GetAuthorizationToken、cr:ListInstanceEndpoint 和 cr:PullRepository，并解除 {roles} 上 {policies} 的授权',
    },
    console: { en: 'RAM > Identities > Roles > {roles}', 'zh-CN': '访问控制 > 身份管理 > 角色 > {roles}' },
    call: 'aliyun ram DetachPolicyFromRole --RoleName {roles} --PolicyType <type> --PolicyName <policy>',
  },
  references: [
    'https://www.alibabacloud.com/help/en/acr/user-guide/ram-authorization-information',
    'https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-listpoliciesforrole',
  ],
  judge(cluster, { tables }) {
    const pools = tables.nodePools.of(cluster.id).filter(hasInstances);
    if (pools.length === 0) return notApplicable('the cluster has no node pool with instances');
    const { looked, gaps } = lookAtRoles(pools, tables.ramRights, registryRights);
    const writers = looked.filter(({ actions }) => actions.length > 0);
    if (writers.length === 0) return gaps.length > 0 ? unknown(...gaps) : pass;
    const policies = writers.flatMap((writer) => writer.policies);
    const saw = {
      name: clusterName(cluster),
      roles: writers.map(({ name }) => name),
      actions: [...new Set(writers.flatMap(({ actions }) => actions))].sort(),
      policies: [...new Set(policies.map(({ name }) => name))].sort(),
    };
    return fail(saw, [...writers.map(({ at }) => at), ...evidenceOfPolicies(policies)]);
  },
});
