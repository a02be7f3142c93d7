import { defineCheck } from '../kit/define-check.ts';
import { undocumented } from '../kit/gaps.ts';
import { holder, inForce } from '../kit/kubeconfigs.ts';
import { evidenceOf, fail, notApplicable, pass, unknown } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'kubeconfig-of-deleted-identity',
  title: {
    en: 'Kubeconfig of a deleted RAM identity still works',
    'zh-CN': '已删除 RAM 身份的 kubeconfig 仍然有效',
  },
  layer: 'access-control',
  duty: 'revoke',
  severity: 'critical',
  subject: 'kubeconfigs',
  reads: ['ramUsers', 'ramRoles'],
  message: {
    en: 'The RAM identity {identity} ({accountId}) is gone ({state}), and its kubeconfig is still in force',
    'zh-CN': 'RAM 身份 {identity}（{accountId}）已不存在（{state}），但其 kubeconfig 仍然有效',
  },
  act: {
    step: {
      en: 'Clean the kubeconfig and the bindings of {accountId}, then read both again',
      'zh-CN': '清除 {accountId} 的 kubeconfig 和 RBAC 绑定，然后重新检查两者',
    },
    console: {
      en: 'ACK > Clusters > Kubeconfig Management > {accountId}',
      'zh-CN': '容器服务 > 集群 > KubeConfig 管理 > {accountId}',
    },
    call: 'aliyun cs DELETE /cluster/{cluster}/user/{accountId}/permissions',
  },
  references: [
    'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/clear-kubeconfig',
    'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/revoke-a-kubeconfig-credential',
  ],
  applies({ cloudService }) {
    return cloudService ? notApplicable('kubeconfigs of cloud services are not for anyone to clean') : true;
  },
  judge(kubeconfig, { tables }) {
    const { accountId, accountState, accountType, certState } = kubeconfig;
    const force = inForce(kubeconfig);
    if (force === false) return pass;
    if (force !== true) return unknown(force);
    if (!accountState.known) return unknown(accountState);
    const gone = (state: string) =>
      fail({ identity: holder(kubeconfig), accountId, state }, evidenceOf(accountState, certState));
    if (accountState.value === 'Deleted') return gone('account_state Deleted');
    if (accountState.value !== 'Active' && accountState.value !== 'InActive')
      return unknown(undocumented(accountState));
    if (!accountType.known) return unknown(accountType);
    if (accountType.value === 'RootAccount') return pass;
    if (accountType.value !== 'RamUser' && accountType.value !== 'RamRole')
      return unknown(undocumented(accountType));
    // ACK may not have noticed yet. Only a whole list proves that somebody is not in it.
    const ofUsers = accountType.value === 'RamUser';
    const table = ofUsers ? tables.ramUsers : tables.ramRoles;
    if (table.get(accountId) !== undefined) return pass;
    const { state, gaps } = table.completeness();
    if (state !== 'complete') return unknown(...gaps);
    return gone(`not in ${ofUsers ? 'ram/ListUsers' : 'ram/ListRoles'}`);
  },
});
