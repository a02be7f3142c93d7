import { defineCheck } from '../kit/define-check.ts';
import { POD_SECURITY_STANDARDS } from '../kit/pod-security.ts';
import { enforcedLevel, enforcesPodSecurity } from '../kit/pod-security-labels.ts';
import { unlessSystemNamespace } from '../kit/system-namespaces.ts';
import { evidenceOf, fail, pass, unknown } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'namespace-psa-not-enforced',
  title: { en: 'Namespace enforces no Pod Security level', 'zh-CN': '命名空间未强制执行 Pod 安全级别' },
  layer: 'cluster-and-network',
  duty: 'configure',
  severity: 'medium',
  subject: 'namespaces',
  reads: [],
  message: {
    en: 'Namespace {namespace} takes every pod (enforced level: {level})',
    'zh-CN': '命名空间 {namespace} 接受任意 Pod（强制级别：{level}）',
  },
  act: {
    step: {
      en: 'Label {namespace} with warn first, resolve what it reports, then enforce baseline or restricted',
      'zh-CN': '先为 {namespace} 添加 warn 标签并处理告警，再将 enforce 设为 baseline 或 restricted',
    },
    console: {
      en: 'ACK > Clusters > {cluster} > Namespaces and Quotas',
      'zh-CN': '容器服务 > 集群 > {cluster} > 命名空间与配额',
    },
    call: 'kubectl label namespace {namespace} pod-security.kubernetes.io/enforce=baseline',
  },
  references: [
    POD_SECURITY_STANDARDS,
    'https://kubernetes.io/docs/concepts/security/pod-security-admission/',
  ],
  applies: ({ name }) => unlessSystemNamespace(name),
  judge(namespace) {
    const { name, labels } = namespace;
    if (!labels.known) return unknown(labels);
    if (enforcesPodSecurity(namespace)) return pass;
    return fail({ namespace: name, level: enforcedLevel(namespace) || '-' }, evidenceOf(labels));
  },
});
