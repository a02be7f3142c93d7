import { DAY, daysBetween, toInstantText } from '../../kernel/time.ts';
import type { Secret } from '../../model/facts/secret.ts';
import { isLeftOut } from '../kit/automation.ts';
import { defineCheck } from '../kit/define-check.ts';
import { evidenceOf, fail, notApplicable, pass, unknown } from '../kit/verdicts.ts';

const TLS = 'kubernetes.io/tls';
const SOON = 30 * DAY;
/** cert-manager renews when a third of the lifetime is left: later than this it has not. */
const SOON_RENEWED = 7 * DAY;

const expired = {
  severity: 'high',
  severityReason: { en: 'The certificate has expired', 'zh-CN': '证书已过期' },
} as const;

export default defineCheck({
  id: 'tls-secret-expiring',
  title: { en: 'Certificate in a Secret expires', 'zh-CN': 'Secret 中的证书即将过期' },
  layer: 'workload',
  duty: 'protect',
  severity: 'medium',
  subject: 'secrets',
  reads: [],
  message: {
    en: 'The certificate of Secret {namespace}/{name} ends at {ends} ({days} days left)',
    'zh-CN': 'Secret {namespace}/{name} 的证书于 {ends} 到期（剩余 {days} 天）',
  },
  act: {
    step: {
      en: 'Renew the certificate of {name}, and let a controller such as cert-manager renew it from then on',
      'zh-CN': '更新 {name} 的证书，并由 cert-manager 等控制器自动续期',
    },
    console: {
      en: 'ACK > Clusters > {cluster} > Configurations > Secrets',
      'zh-CN': '容器服务 > 集群 > {cluster} > 配置管理 > 保密字典',
    },
    call: 'kubectl -n {namespace} create secret tls {name} --cert=tls.crt --key=tls.key --dry-run=client -o yaml | kubectl apply --server-side -f -',
  },
  references: ['https://kubernetes.io/docs/concepts/configuration/secret/#tls-secrets'],
  applies({ type, certificateEnds }) {
    const other = type.known && type.value !== TLS && isLeftOut(certificateEnds);
    return other ? notApplicable('it holds no certificate of a server') : true;
  },
  judge(row, { time }) {
    const { certificateEnds, type, namespace, name } = row;
    if (!certificateEnds.known)
      // Of a Secret without the key only the type tells whether it needs one.
      return isLeftOut(certificateEnds) && !type.known ? unknown(type) : unknown(certificateEnds);
    const left = certificateEnds.value - time;
    if (left > warningOf(row)) return pass;
    const saw = {
      namespace,
      name,
      ends: toInstantText(certificateEnds.value),
      days: daysBetween(time, certificateEnds.value),
    };
    return fail(saw, evidenceOf(certificateEnds), left <= 0 ? expired : undefined);
  },
});

function warningOf({ renewed }: Secret): number {
  return renewed ? SOON_RENEWED : SOON;
}
