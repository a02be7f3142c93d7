import { isNamedBy, parseIdentityArn } from '../../model/identity-arn.ts';
import { gapOf } from '../../model/normalise/reading.ts';
import { defineCheck } from '../kit/define-check.ts';
import { undocumented } from '../kit/gaps.ts';
import { evidenceOf, fail, pass, unknown } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'identity-mapping-stale',
  title: { en: 'RAM identity mapping is stale or too strong', 'zh-CN': 'RAM 身份映射已失效或权限过大' },
  layer: 'access-control',
  duty: 'revoke',
  severity: 'high',
  subject: 'identityMappings',
  reads: ['ramUsers', 'ramRoles'],
  message: {
    en: 'Mapping {mapping} lets {arn} into the cluster: {reason}',
    'zh-CN': '映射 {mapping} 允许 {arn} 访问集群：{reason}',
  },
  act: {
    step: {
      en: 'Delete the mapping {mapping}, or map a RAM identity that exists to a group with the rights it needs',
      'zh-CN': '删除映射 {mapping}，或将仍然存在的 RAM 身份映射到权限合适的用户组',
    },
    console: {
      en: 'ACK > Clusters > {cluster} > Workloads > Custom Resources > RAMIdentityMapping',
      'zh-CN': '容器服务 > 集群 > {cluster} > 工作负载 > 自定义资源 > RAMIdentityMapping',
    },
    call: 'kubectl delete ramidentitymappings.ramauthenticator.k8s.alibabacloud {mapping}',
  },
  references: ['https://github.com/AliyunContainerService/ack-ram-authenticator'],
  judge({ name: mapping, arn, groups, scope }, { tables }) {
    const stale = (reason: string) =>
      fail({ mapping, arn: arn.known ? arn.value : '-', reason }, evidenceOf(arn, groups));
    // RBAC can neither limit nor revoke this group.
    if (groups.known && groups.value.includes('system:masters')) return stale('system:masters');
    if (!arn.known) return unknown(arn);
    const identity = parseIdentityArn(arn.value);
    if (identity === undefined) return unknown(undocumented(arn));
    if (identity.account !== scope.account) return stale(`account ${identity.account}`);
    if (identity.kind !== 'root') {
      const ofUsers = identity.kind === 'user';
      const table = ofUsers ? tables.ramUsers : tables.ramRoles;
      const source = ofUsers ? 'ram/ListUsers' : 'ram/ListRoles';
      const found = table.rows.map((row) => isNamedBy(identity, row.name));
      if (!found.includes(true)) {
        const { state, gaps } = table.completeness();
        if (state !== 'complete') return unknown(...gaps);
        if (found.includes(undefined)) return unknown(gapOf(source, [], 'failed', 'an identity has no name'));
        return stale(`not in ${source}`);
      }
    }
    return groups.known ? pass : unknown(groups);
  },
});
