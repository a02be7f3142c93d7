import { parseCidr } from '../../kernel/cidr.ts';
import type { AdmissionWebhook } from '../../model/facts/admission-webhook.ts';
import { securityKinds } from '../kit/admission.ts';
import { defineCheck } from '../kit/define-check.ts';
import { evidenceOf, fail, pass, unknown } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'webhook-risky',
  title: { en: 'Admission webhook can be passed by or misused', 'zh-CN': '准入 Webhook 可被绕过或滥用' },
  layer: 'cluster-and-network',
  duty: 'configure',
  severity: 'medium',
  subject: 'admissionWebhooks',
  reads: [],
  message: {
    en: 'Webhook {webhook} of {configuration}: {risks}',
    'zh-CN': '{configuration} 的 Webhook {webhook}：{risks}',
  },
  act: {
    step: {
      en: 'Let {webhook} fail closed for these kinds, call a Service of the cluster, and name its CA bundle',
      'zh-CN': '将 {webhook} 设为失败时拒绝（failurePolicy: Fail），仅调用集群内 Service，并配置 caBundle',
    },
    console: {
      en: 'ACK > Clusters > {cluster} > Workloads > Custom Resources',
      'zh-CN': '容器服务 > 集群 > {cluster} > 工作负载 > 自定义资源',
    },
    call: 'kubectl edit {kind} {configuration}',
  },
  references: [
    'https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/',
    'https://kubernetes.io/docs/concepts/cluster-administration/admission-webhooks-good-practices/',
  ],
  judge(webhook) {
    const { kind, configuration, name, failurePolicy, url, caBundle, rules } = webhook;
    const risks = risksOf(webhook);
    if (risks.length > 0) {
      const saw = { kind, configuration, webhook: name, risks };
      return fail(saw, evidenceOf(failurePolicy, url, caBundle, rules));
    }
    const unread = [failurePolicy, url, caBundle, rules].filter((field) => !field.known);
    return unread.length > 0 ? unknown(...unread) : pass;
  },
});

function risksOf({ failurePolicy, url, caBundle, rules }: AdmissionWebhook): string[] {
  const risks: string[] = [];
  const kinds = rules.known ? securityKinds(rules.value) : [];
  if (failurePolicy.known && failurePolicy.value === 'Ignore' && kinds.length > 0)
    risks.push(`failurePolicy Ignore for ${kinds.join(', ')}`);
  if (url.known && url.value !== '' && isOutside(url.value))
    risks.push(`calls ${hostOf(url.value) ?? 'a URL'}`);
  // A URL may have a certificate that everybody trusts; a Service of the cluster cannot.
  if (url.known && url.value === '' && caBundle.known && !caBundle.value) risks.push('no caBundle');
  return risks;
}

function hostOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).hostname : undefined;
}

/** Neither the API server's own machine nor a name of the cluster. */
function isOutside(url: string): boolean {
  const host = hostOf(url);
  if (host === undefined) return true;
  if (host === 'localhost' || /\.svc(?:\.cluster\.local)?$/.test(host)) return false;
  const address = parseCidr(host.replace(/^\[|\]$/g, ''));
  return address === undefined || !/^(?:127\.|\[?::1)/.test(host);
}
