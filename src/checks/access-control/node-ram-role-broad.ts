import { clusterName } from '../kit/clusters.ts';
import { defineCheck } from '../kit/define-check.ts';
import { hasInstances, lookAtRoles } from '../kit/node-roles.ts';
import { breadthOf } from '../kit/ram-breadth.ts';
import { evidenceOfPolicies } from '../kit/ram-rights.ts';
import { fail, notApplicable, pass, unknown } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'node-ram-role-broad',
  title: {
    en: "Nodes' RAM role allows more than node components need",
    'zh-CN': '节点 RAM 角色的权限超出节点组件所需',
  },
  layer: 'access-control',
  duty: 'configure',
  severity: 'high',
  subject: 'clusters',
  reads: ['nodePools'],
  hints: ['ramRights'],
  message: {
    en: 'RAM role {roles} of the nodes of {name} allows {grants} by the policies {policies}, and any pod that reaches the metadata service has it',
    'zh-CN':
      '集群 {name} 的节点 RAM 角色 {roles} 通过权限策略 {policies} 允许 {grants}，任何能访问元数据服务的 Pod 均可使用',
  },
  act: {
    step: {
      en: 'Give workloads that call cloud services roles of their own by RRSA, then detach {policies} from {roles}',
      'zh-CN': '通过 RRSA 为调用云服务的工作负载授予独立角色，然后解除 {roles} 上 {policies} 的授权',
    },
    console: { en: 'RAM > Identities > Roles > {roles}', 'zh-CN': '访问控制 > 身份管理 > 角色 > {roles}' },
    call: 'aliyun ram DetachPolicyFromRole --RoleName {roles} --PolicyType <type> --PolicyName <policy>',
  },
  references: [
    'https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-listpoliciesforrole',
  ],
  judge(cluster, { tables }) {
    const pools = tables.nodePools.of(cluster.id).filter(hasInstances);
    if (pools.length === 0) return notApplicable('the cluster has no node pool with instances');
    const { looked, gaps } = lookAtRoles(pools, tables.ramRights, (role) => breadthOf(role, cluster));
    const broad = looked.filter(({ grants }) => grants.length > 0);
    if (broad.length === 0) return gaps.length > 0 ? unknown(...gaps) : pass;
    const policies = broad.flatMap((role) => role.policies);
    const saw = {
      name: clusterName(cluster),
      roles: broad.map(({ name }) => name),
      grants: [...new Set(broad.flatMap(({ grants }) => grants))].sort(),
      policies: [...new Set(policies.map(({ name }) => name))].sort(),
    };
    return fail(saw, [...broad.map(({ at }) => at), ...evidenceOfPolicies(policies)]);
  },
});
