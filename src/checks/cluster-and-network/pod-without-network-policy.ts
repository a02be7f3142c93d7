import { governing, isInHostNetwork, policiesOf, toNetworkPod } from '../../model/derive/pod-policies.ts';
import { defineCheck } from '../kit/define-check.ts';
import { NETWORK_POLICIES, NETWORK_POLICY_REFERENCES } from '../kit/network-policies.ts';
import { unlessSystemNamespace } from '../kit/system-namespaces.ts';
import { fail, notApplicable, pass, unknown } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'pod-without-network-policy',
  title: { en: 'No network policy selects the pod', 'zh-CN': '没有 NetworkPolicy 选中 Pod' },
  layer: 'cluster-and-network',
  duty: 'configure',
  severity: 'medium',
  subject: 'podTemplates',
  reads: ['networkPolicies'],
  absenceOf: ['networkPolicies'],
  message: {
    en: 'None of the {policies} network policies of namespace {namespace} selects the pods: they accept and open every connection',
    'zh-CN': '命名空间 {namespace} 的 {policies} 条 NetworkPolicy 均未选中该 Pod：其网络收发不受限制',
  },
  act: {
    step: {
      en: 'Write a network policy for {owner} that names who may connect to it and where it connects to',
      'zh-CN': '为 {owner} 编写 NetworkPolicy，声明允许的来源和目标',
    },
    console: NETWORK_POLICIES,
    call: 'kubectl get networkpolicies --namespace {namespace}',
  },
  references: NETWORK_POLICY_REFERENCES,
  applies(row) {
    if (isInHostNetwork(row)) return notApplicable('no policy governs a pod in the network of its node');
    return unlessSystemNamespace(row.namespace);
  },
  judge(row, { tables }) {
    const { cluster, namespace } = row;
    const { policies, unread } = policiesOf(tables.networkPolicies, cluster, namespace);
    const pod = toNetworkPod(row);
    if ('known' in pod) return unknown(pod);
    if (governing(policies, pod).length > 0) return pass;
    if (unread.length > 0) return unknown(...unread);
    return fail({ namespace, policies: policies.length }, [
      { source: row.at.source, ids: row.at.ids, path: `${row.at.path}/metadata/labels`, value: row.labels },
    ]);
  },
});
