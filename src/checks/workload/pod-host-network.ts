import { member } from '../../kernel/json.ts';
import { inSpec } from '../kit/containers.ts';
import { defineCheck } from '../kit/define-check.ts';
import { changeOwner, POD_SECURITY_STANDARDS } from '../kit/pod-security.ts';
import { fail, pass } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'pod-host-network',
  title: { en: 'Pod uses the network of the node', 'zh-CN': 'Pod 使用节点网络' },
  layer: 'workload',
  duty: 'configure',
  severity: 'high',
  subject: 'podTemplates',
  reads: [],
  message: {
    en: 'The pod uses the network of its node: network policies do not hold it, and it reaches the metadata service (hostNetwork)',
    'zh-CN': 'Pod 使用节点网络：NetworkPolicy 对其无效，且可访问元数据服务（hostNetwork）',
  },
  act: {
    step: {
      en: 'Remove hostNetwork from the pod and expose its ports by a Service',
      'zh-CN': '从 Pod 中移除 hostNetwork，并通过 Service 暴露端口',
    },
    ...changeOwner,
  },
  references: [POD_SECURITY_STANDARDS],
  judge(row) {
    if (member(row.spec, 'hostNetwork') !== true) return pass;
    return fail({}, [inSpec(row, '/hostNetwork', true)]);
  },
});
