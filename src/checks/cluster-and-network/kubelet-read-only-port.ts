import { defineCheck } from '../kit/define-check.ts';
import { evidenceOf, fail, pass, unknown } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'kubelet-read-only-port',
  title: { en: 'Read-only port of the kubelet is open', 'zh-CN': 'kubelet 只读端口已开启' },
  layer: 'cluster-and-network',
  duty: 'configure',
  severity: 'high',
  subject: 'kubeletConfigurations',
  reads: [],
  message: {
    en: '{kind} {name}: the kubelet answers anyone on its read-only port {port}',
    'zh-CN': '{kind} {name}：kubelet 只读端口 {port} 无需认证即可访问',
  },
  act: {
    step: {
      en: 'Set readOnlyPort to 0 in the kubelet configuration of the node pool',
      'zh-CN': '在节点池的 kubelet 配置中将 readOnlyPort 设为 0',
    },
    console: {
      en: 'ACK > Clusters > {cluster} > Nodes > Node Pools > Kubelet Configuration',
      'zh-CN': '容器服务 > 集群 > {cluster} > 节点管理 > 节点池 > Kubelet 配置',
    },
    call: 'aliyun cs PUT /clusters/{cluster}/nodepools/<node pool>/node_config --body \'{"kubelet_config":{"readOnlyPort":0}}\'',
  },
  references: [
    'https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/',
    'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/customize-the-kubelet-configurations-of-a-node-pool',
  ],
  judge({ kind, name, readOnlyPort }) {
    if (!readOnlyPort.known) return unknown(readOnlyPort);
    const port = readOnlyPort.value;
    return port === 0 ? pass : fail({ kind, name, port }, evidenceOf(readOnlyPort));
  },
});
