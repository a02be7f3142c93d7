import { admissionControl } from '../kit/admission.ts';
import { defineCheck } from '../kit/define-check.ts';
import { missingFrom } from '../kit/gaps.ts';
import { fail, pass, unknown } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'admission-policy-none',
  title: { en: 'Nothing refuses unsafe pods', 'zh-CN': '没有准入控制拦截不安全的 Pod' },
  layer: 'cluster-and-network',
  duty: 'configure',
  severity: 'high',
  subject: 'clusters',
  reads: [],
  hints: ['namespaces', 'policyInstances', 'admissionPolicyBindings', 'admissionWebhooks'],
  message: {
    en: 'None of {namespaces} namespaces enforces a Pod Security level, and no policy or webhook refuses pods',
    'zh-CN': '{namespaces} 个命名空间均未强制 Pod 安全级别，也没有策略或 Webhook 拦截 Pod',
  },
  act: {
    step: {
      en: 'Enforce a Pod Security level on the namespaces, or deploy rules of policy governance that deny',
      'zh-CN': '为命名空间强制 Pod 安全级别，或部署动作为拦截的策略管理规则',
    },
    console: {
      en: 'ACK > Clusters > {cluster} > Security > Policy Governance',
      'zh-CN': '容器服务 > 集群 > {cluster} > 安全管理 > 策略管理',
    },
    call: 'aliyun cs POST /clusters/{cluster}/policies/ACKPSPPrivilegedContainer --body \'{"action":"deny"}\'',
  },
  references: [
    'https://kubernetes.io/docs/concepts/security/pod-security-admission/',
    'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/configure-and-enforce-ack-pod-security-policies',
  ],
  judge({ id }, { tables }) {
    const found = admissionControl(id, tables);
    if (found === true) return pass;
    const missing = [
      ...missingFrom(tables.namespaces, id, 'kubernetes/namespaces'),
      ...missingFrom(tables.policyInstances, id, 'cs/DescribePolicyInstances'),
      ...missingFrom(
        tables.admissionPolicyBindings,
        id,
        'kubernetes/validatingadmissionpolicybindings.admissionregistration.k8s.io',
      ),
      ...missingFrom(
        tables.admissionWebhooks,
        id,
        'kubernetes/validatingwebhookconfigurations.admissionregistration.k8s.io',
      ),
    ];
    if (found !== false || missing.length > 0)
      return unknown(...(found === false ? [] : [found]), ...missing);
    const namespaces = tables.namespaces.of(id);
    return fail(
      { namespaces: namespaces.length },
      namespaces.slice(0, 5).flatMap(({ labels }) => (labels.known ? [labels.at] : [])),
    );
  },
});
