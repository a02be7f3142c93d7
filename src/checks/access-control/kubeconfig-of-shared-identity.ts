import type { Unseen } from '../../kernel/known.ts';
import type { Kubeconfig } from '../../model/facts/kubeconfig.ts';
import { defineCheck } from '../kit/define-check.ts';
import { undocumented } from '../kit/gaps.ts';
import { holder, inForce } from '../kit/kubeconfigs.ts';
import { evidenceOf, fail, pass, unknown } from '../kit/verdicts.ts';

// Roles that CloudSSO makes: everyone with the same access configuration acts as the same role.
const SSO_ROLE = /^AliyunReservedSSO-/i;

export default defineCheck({
  id: 'kubeconfig-of-shared-identity',
  title: { en: 'Kubeconfig belongs to an identity that is shared', 'zh-CN': 'kubeconfig 属于共享身份' },
  layer: 'access-control',
  duty: 'revoke',
  severity: 'high',
  subject: 'kubeconfigs',
  reads: [],
  message: {
    en: 'A kubeconfig is in force for {identity} ({kind}): nobody can be named for its use',
    'zh-CN': '{identity}（{kind}）持有有效的 kubeconfig，无法确定具体使用人',
  },
  act: {
    step: {
      en: 'Give each person and program an identity of its own, then revoke this kubeconfig; leave those of cloud services in place',
      'zh-CN': '为每个人员和程序使用独立身份后吊销该 kubeconfig；云服务的 kubeconfig 请保留',
    },
    console: {
      en: 'ACK > Clusters > Kubeconfig Management > {accountId}',
      'zh-CN': '容器服务 > 集群 > KubeConfig 管理 > {accountId}',
    },
  },
  references: [
    'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/best-practices-of-authorization',
  ],
  judge(kubeconfig) {
    const { accountId, accountType, accountName, certState } = kubeconfig;
    const force = inForce(kubeconfig);
    if (force === false) return pass;
    const kind = sharedKind(kubeconfig);
    if (kind === undefined) return force === true ? pass : unknown(force);
    if (typeof kind === 'object') return unknown(kind);
    if (force !== true) return unknown(force);
    const saw = { identity: holder(kubeconfig), accountId, kind };
    return fail(saw, evidenceOf(certState, accountType, accountName));
  },
});

/** What kind of shared identity it is; undefined for one that is somebody's own. */
function sharedKind({ accountName, accountType, cloudService }: Kubeconfig): string | Unseen | undefined {
  if (cloudService) return 'cloudServiceKubeConfig';
  if (!accountType.known) return accountType;
  if (accountType.value === 'RootAccount') return 'RootAccount';
  if (accountType.value === 'RamUser') return undefined;
  if (accountType.value !== 'RamRole') return undocumented(accountType);
  if (!accountName.known) return accountName;
  return SSO_ROLE.test(accountName.value) ? 'AliyunReservedSSO' : undefined;
}
