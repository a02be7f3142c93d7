import {
  isInHostNetwork,
  mayReachAddress,
  policiesOf,
  toNetworkPod,
} from '../../model/derive/pod-policies.ts';
import { inSpec } from '../kit/containers.ts';
import { defineCheck } from '../kit/define-check.ts';
import { missingFrom } from '../kit/gaps.ts';
import { NETWORK_POLICIES, NETWORK_POLICY_REFERENCES, POLICY_LIST } from '../kit/network-policies.ts';
import { evidenceOf, fail, notApplicable, pass, unknown } from '../kit/verdicts.ts';

const ADDRESS = '100.100.100.200';

export default defineCheck({
  id: 'metadata-service-reachable',
  title: { en: 'Pods reach the metadata service of their node', 'zh-CN': 'Pod 可访问节点元数据服务' },
  layer: 'cluster-and-network',
  duty: 'configure',
  severity: 'high',
  subject: 'podTemplates',
  reads: ['networkPolicies', 'networkPlugins'],
  message: {
    en: 'Pods reach 100.100.100.200, and with it the RAM role of their node: {because}',
    'zh-CN': 'Pod 可访问 100.100.100.200，从而获取节点的 RAM 角色凭证：{because}',
  },
  act: {
    step: {
      en: 'Deny egress by default in the namespace of {owner}, and leave 100.100.100.200/32 out of every ipBlock that is allowed',
      'zh-CN': '在 {owner} 所在命名空间默认拒绝出方向流量，并在允许的 ipBlock 中排除 100.100.100.200/32',
    },
    console: NETWORK_POLICIES,
  },
  references: [
    ...NETWORK_POLICY_REFERENCES,
    'https://www.alibabacloud.com/help/en/ecs/user-guide/view-instance-metadata',
  ],
  applies({ virtual }) {
    return virtual
      ? notApplicable('an elastic container instance has no node whose role it could take')
      : true;
  },
  judge(row, { tables }) {
    if (isInHostNetwork(row)) return fail({ because: 'hostNetwork' }, [inSpec(row, '/hostNetwork', true)]);
    const plugin = tables.networkPlugins.get(row.cluster);
    const enforced = plugin?.enforcesPolicies;
    const evidence = enforced === undefined ? [] : evidenceOf(enforced);
    if (enforced?.known && !enforced.value) return fail({ because: 'no policy is enforced' }, evidence);
    const missing = missingFrom(tables.networkPolicies, row.cluster, POLICY_LIST);
    const { policies, unread } = policiesOf(tables.networkPolicies, row.cluster, row.namespace);
    const pod = toNetworkPod(row);
    if ('known' in pod) return unknown(pod);
    // One that was not read could deny, and could allow.
    if (missing.length > 0 || unread.length > 0) return unknown(...missing, ...unread);
    if (mayReachAddress(policies, pod, ADDRESS, 80))
      return fail({ because: 'no policy denies it' }, [inSpec(row, '/hostNetwork', row.spec.hostNetwork)]);
    if (enforced === undefined)
      return unknown(...missingFrom(tables.networkPlugins, row.cluster, 'cs/ListClusterAddonInstances'));
    return enforced.known ? pass : unknown(enforced);
  },
});
