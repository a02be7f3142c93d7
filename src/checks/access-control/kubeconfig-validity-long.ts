import { DAY, toInstantText } from '../../kernel/time.ts';
import { defineCheck } from '../kit/define-check.ts';
import { holder, inForce } from '../kit/kubeconfigs.ts';
import { evidenceOf, fail, notApplicable, pass, unknown } from '../kit/verdicts.ts';

// ACK issues certificates for three years unless the account asks for longer.
const LIMIT_DAYS = 365;
const DEFAULT_DAYS = 3 * 365 + 1;

const lengthened = {
  severity: 'high',
  severityReason: {
    en: 'The validity was made longer than the three years that ACK issues',
    'zh-CN': '有效期已被延长，超过 ACK 默认签发的三年',
  },
} as const;

export default defineCheck({
  id: 'kubeconfig-validity-long',
  title: { en: 'Kubeconfig is valid for more than a year', 'zh-CN': 'kubeconfig 有效期超过一年' },
  layer: 'access-control',
  duty: 'revoke',
  severity: 'medium',
  subject: 'kubeconfigs',
  reads: [],
  message: {
    en: 'The kubeconfig of {identity} ({accountId}) stays valid for {days} days, until {expires}',
    'zh-CN': '{identity}（{accountId}）的 kubeconfig 还有 {days} 天到期（{expires}）',
  },
  act: {
    step: {
      en: 'Let the holder revoke it, and use temporary kubeconfigs; the account can shorten the validity of the next one',
      'zh-CN': '由持有者吊销该 kubeconfig 并改用临时 kubeconfig；主账号可缩短新签发证书的有效期',
    },
    console: {
      en: 'ACK > Clusters > {cluster} > Connection Information',
      'zh-CN': '容器服务 > 集群 > {cluster} > 连接信息',
    },
    call: 'aliyun cs POST /k8s/{cluster}/user_config/expire --body \'{"user":"{accountId}","expire_hour":8760}\'',
  },
  references: [
    'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/revoke-a-kubeconfig-credential',
  ],
  applies(kubeconfig) {
    if (kubeconfig.cloudService) return notApplicable('the cloud service looks after its own kubeconfig');
    return inForce(kubeconfig) === false ? notApplicable('the kubeconfig is not in force') : true;
  },
  judge(kubeconfig, { time }) {
    const { accountId, certState, expiresAt } = kubeconfig;
    const force = inForce(kubeconfig);
    if (force !== true) return force === false ? pass : unknown(force);
    if (!expiresAt.known) return unknown(expiresAt);
    const left = expiresAt.value - time;
    if (left <= LIMIT_DAYS * DAY) return pass;
    const expires = toInstantText(expiresAt.value).slice(0, 10);
    return fail(
      { identity: holder(kubeconfig), accountId, days: Math.floor(left / DAY), expires },
      evidenceOf(certState, expiresAt),
      left > DEFAULT_DAYS * DAY ? lengthened : undefined,
    );
  },
});
