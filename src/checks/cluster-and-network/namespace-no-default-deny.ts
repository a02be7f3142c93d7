import { deniedByDefault, policiesOf } from '../../model/derive/pod-policies.ts';
import { defineCheck } from '../kit/define-check.ts';
import { NETWORK_POLICIES, NETWORK_POLICY_REFERENCES } from '../kit/network-policies.ts';
import { unlessSystemNamespace } from '../kit/system-namespaces.ts';
import { evidenceOf, fail, pass, unknown } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'namespace-no-default-deny',
  title: { en: 'Namespace does not deny traffic by default', 'zh-CN': '命名空间未默认拒绝流量' },
  layer: 'cluster-and-network',
  duty: 'configure',
  severity: 'medium',
  subject: 'namespaces',
  reads: ['networkPolicies'],
  absenceOf: ['networkPolicies'],
  message: {
    en: 'Namespace {namespace} does not deny by default: {directions}',
    'zh-CN': '命名空间 {namespace} 未默认拒绝的方向：{directions}',
  },
  act: {
    step: {
      en: 'Add a network policy with an empty podSelector and the policy types Ingress and Egress to {namespace}',
      'zh-CN':
        '在命名空间 {namespace} 中添加 podSelector 为空、policyTypes 为 Ingress 和 Egress 的 NetworkPolicy',
    },
    console: NETWORK_POLICIES,
    call: 'kubectl get networkpolicies --namespace {namespace}',
  },
  references: NETWORK_POLICY_REFERENCES,
  applies: ({ name }) => unlessSystemNamespace(name),
  judge({ cluster, name, labels }, { tables }) {
    const { policies, unread } = policiesOf(tables.networkPolicies, cluster, name);
    // One that was not read could deny, and could open what the others deny.
    if (unread.length > 0) return unknown(...unread);
    const denied = deniedByDefault(policies);
    const directions = ['ingress', 'egress'].filter((direction) => !denied.includes(direction));
    return directions.length === 0 ? pass : fail({ namespace: name, directions }, evidenceOf(labels));
  },
});
