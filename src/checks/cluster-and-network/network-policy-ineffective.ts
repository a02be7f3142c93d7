import { defineCheck } from '../kit/define-check.ts';
import { NETWORK_POLICY_REFERENCES } from '../kit/network-policies.ts';
import { evidenceOf, fail, pass, unknown } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'network-policy-ineffective',
  title: {
    en: 'Network policy, Ingress or Service leads nowhere',
    'zh-CN': 'NetworkPolicy、Ingress 或 Service 未起作用',
  },
  layer: 'cluster-and-network',
  duty: 'configure',
  severity: 'medium',
  subject: 'trafficTargets',
  reads: [],
  message: {
    en: '{kind} {namespace}/{name}: lets everything through: {open}; names what is not there: {missing}',
    'zh-CN': '{kind} {namespace}/{name}：完全放行的方向：{open}；指向不存在的对象：{missing}',
  },
  act: {
    step: {
      en: 'Correct the rules or the target of {kind} {namespace}/{name}, or delete it',
      'zh-CN': '修正 {kind} {namespace}/{name} 的规则或目标，或将其删除',
    },
    console: {
      en: 'ACK > Clusters > {cluster} > Network',
      'zh-CN': '容器服务 > 集群 > {cluster} > 网络',
    },
    call: 'kubectl edit {kind} --namespace {namespace} {name}',
  },
  references: NETWORK_POLICY_REFERENCES,
  judge({ kind, namespace, name, open, missing }) {
    const opened = open.known ? open.value : [];
    const absent = missing.known ? missing.value : [];
    if (opened.length > 0 || absent.length > 0) {
      const saw = { kind, namespace, name, open: shown(opened), missing: shown(absent) };
      return fail(saw, evidenceOf(open, missing));
    }
    if (!open.known) return unknown(open);
    return missing.known ? pass : unknown(missing);
  },
});

function shown(names: readonly string[]): readonly string[] {
  return names.length === 0 ? ['-'] : names;
}
