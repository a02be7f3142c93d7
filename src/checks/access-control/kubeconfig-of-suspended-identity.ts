import { defineCheck } from '../kit/define-check.ts';
import { undocumented } from '../kit/gaps.ts';
import { holder, inForce } from '../kit/kubeconfigs.ts';
import { evidenceOf, fail, notApplicable, pass, unknown } from '../kit/verdicts.ts';

const onlyInRam = {
  severity: 'medium',
  severityReason: {
    en: 'ACK counts the user as active; RAM shows neither console logon nor a key in use',
    'zh-CN': 'ACK 仍视该用户为活跃状态，但 RAM 中既无控制台登录也无启用的 AccessKey',
  },
} as const;

export default defineCheck({
  id: 'kubeconfig-of-suspended-identity',
  title: {
    en: 'Kubeconfig of a disabled RAM identity still works',
    'zh-CN': '已停用 RAM 身份的 kubeconfig 仍然有效',
  },
  layer: 'access-control',
  duty: 'revoke',
  severity: 'high',
  subject: 'kubeconfigs',
  reads: ['ramUsers'],
  message: {
    en: 'The RAM identity {identity} ({accountId}) is disabled, and its kubeconfig is still in force',
    'zh-CN': 'RAM 身份 {identity}（{accountId}）已停用，但其 kubeconfig 仍然有效',
  },
  act: {
    step: {
      en: 'Clean the kubeconfig and the bindings of {accountId}, or enable the identity again if it is needed',
      'zh-CN': '清除 {accountId} 的 kubeconfig 和 RBAC 绑定；如仍需使用，则重新启用该身份',
    },
    console: {
      en: 'ACK > Clusters > Kubeconfig Management > {accountId}',
      'zh-CN': '容器服务 > 集群 > KubeConfig 管理 > {accountId}',
    },
    call: 'aliyun cs DELETE /cluster/{cluster}/user/{accountId}/permissions',
  },
  references: [
    'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/clear-kubeconfig',
  ],
  applies({ cloudService, accountState }) {
    if (cloudService) return notApplicable('kubeconfigs of cloud services are not for anyone to clean');
    const deleted = accountState.known && accountState.value === 'Deleted';
    return deleted ? notApplicable('the identity is not disabled but deleted') : true;
  },
  judge(kubeconfig, { tables }) {
    const { accountId, accountState, accountType, certState } = kubeconfig;
    const force = inForce(kubeconfig);
    if (force === false) return pass;
    if (force !== true) return unknown(force);
    if (!accountState.known) return unknown(accountState);
    const saw = { identity: holder(kubeconfig), accountId };
    if (accountState.value === 'InActive') return fail(saw, evidenceOf(accountState, certState));
    if (accountState.value !== 'Active') return unknown(undocumented(accountState));
    if (!accountType.known) return unknown(accountType);
    if (accountType.value !== 'RamUser') return pass;
    const user = tables.ramUsers.get(accountId);
    const { state, gaps } = tables.ramUsers.completeness();
    if (user === undefined && state !== 'complete') return unknown(...gaps);
    if (user === undefined) return notApplicable('the user is not in the list of RAM');
    const { consoleLogin, keyStates } = user;
    if ((consoleLogin.known && consoleLogin.value) || (keyStates.known && keyStates.value.includes('Active')))
      return pass;
    if (!consoleLogin.known) return unknown(consoleLogin);
    if (!keyStates.known) return unknown(keyStates);
    if (keyStates.value.some((key) => key !== 'Inactive')) return unknown(undocumented(keyStates));
    return fail(saw, evidenceOf(consoleLogin, keyStates, certState), onlyInRam);
  },
});
