import type { Known } from '../../kernel/known.ts';
import { defineCheck } from '../kit/define-check.ts';
import { undocumented } from '../kit/gaps.ts';
import { evidenceOf, fail, pass, unknown } from '../kit/verdicts.ts';

const limited = {
  severity: 'low',
  severityReason: {
    en: 'The rule rejects, but in some namespaces only',
    'zh-CN': '规则会拦截，但只覆盖部分命名空间',
  },
} as const;

export default defineCheck({
  id: 'ack-policy-not-blocking',
  title: { en: 'Policy rule does not block', 'zh-CN': '策略规则未拦截' },
  layer: 'cluster-and-network',
  duty: 'configure',
  severity: 'medium',
  subject: 'policyInstances',
  reads: ['policyInstances'],
  message: {
    en: 'Policy {policy}: action {action}, namespaces {namespaces}',
    'zh-CN': '策略 {policy}：动作 {action}，命名空间 {namespaces}',
  },
  act: {
    step: {
      en: 'Resolve the open violations of {policy}, then set it to deny for all namespaces but those of the system',
      'zh-CN': '处理 {policy} 的违规项，然后将其设为拦截，并覆盖系统命名空间以外的所有命名空间',
    },
    console: {
      en: 'ACK > Clusters > {cluster} > Security > Policy Governance',
      'zh-CN': '容器服务 > 集群 > {cluster} > 安全管理 > 策略管理',
    },
    call: 'aliyun cs PUT /clusters/{cluster}/policies/{policy} --body \'{"action":"deny"}\'',
  },
  references: [
    'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/configure-and-enforce-ack-pod-security-policies',
  ],
  judge({ policy, cluster, action, namespaces }, { tables }) {
    if (!action.known) return unknown(action);
    const saw = { policy, action: action.value, namespaces: namespaces.known ? namespaces.value : '-' };
    if (action.value === 'warn') return fail(saw, evidenceOf(action));
    if (action.value !== 'deny') return unknown(undocumented(action));
    if (!namespaces.known) return unknown(namespaces);
    if (namespaces.value === '*') return pass;
    const others = tables.policyInstances.of(cluster).filter((row) => row.policy === policy);
    if (others.some((row) => is(row.action, 'deny') && is(row.namespaces, '*'))) return pass;
    // What other instances of the policy cover has to be known before this one can be blamed.
    const unread = others.flatMap((row) => [row.action, row.namespaces]).filter((field) => !field.known);
    const { gaps } = tables.policyInstances.completeness(cluster);
    if (unread.length > 0 || gaps.length > 0) return unknown(...unread, ...gaps);
    return fail(saw, evidenceOf(action, namespaces), limited);
  },
});

function is(field: Known<string>, value: string): boolean {
  return field.known && field.value === value;
}
