import { DAY, daysBetween } from '../../kernel/time.ts';
import { defineCheck } from '../kit/define-check.ts';
import { holder, inForce } from '../kit/kubeconfigs.ts';
import { evidenceOf, fail, notApplicable, pass, unknown } from '../kit/verdicts.ts';

const LIMIT_DAYS = 90;

export default defineCheck({
  id: 'kubeconfig-unused',
  title: { en: 'Kubeconfig has not been used for 90 days', 'zh-CN': 'kubeconfig 已 90 天未使用' },
  layer: 'access-control',
  duty: 'revoke',
  severity: 'medium',
  subject: 'kubeconfigs',
  reads: [],
  message: {
    en: 'The kubeconfig of {identity} ({accountId}) was last used {days} days ago',
    'zh-CN': '{identity}（{accountId}）的 kubeconfig 最近一次使用是在 {days} 天前',
  },
  act: {
    step: {
      en: 'Ask the holder, then clean the kubeconfig and the bindings of {accountId}',
      'zh-CN': '与持有者确认后，清除 {accountId} 的 kubeconfig 和 RBAC 绑定',
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
  applies(kubeconfig) {
    if (kubeconfig.cloudService)
      return notApplicable('kubeconfigs of cloud services are not for anyone to clean');
    return inForce(kubeconfig) === false ? notApplicable('the kubeconfig is not in force') : true;
  },
  judge(kubeconfig, { time }) {
    const { accountId, activeLately, lastActivity } = kubeconfig;
    const force = inForce(kubeconfig);
    if (force !== true) return force === false ? pass : unknown(force);
    if (activeLately.known && activeLately.value) return pass;
    if (!activeLately.known) return unknown(activeLately);
    // The audit log is searched for seven days: silence within them says nothing of the ninety.
    if (!lastActivity.known) return unknown(lastActivity);
    if (time - lastActivity.value <= LIMIT_DAYS * DAY) return pass;
    const days = daysBetween(lastActivity.value, time);
    return fail({ identity: holder(kubeconfig), accountId, days }, evidenceOf(activeLately, lastActivity));
  },
});
