import { defineCheck } from '../kit/define-check.ts';
import { evidenceOf, fail, pass, unknown } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'service-node-port',
  title: { en: 'Service opens a port on every node', 'zh-CN': 'Service 在每个节点上开放端口' },
  layer: 'cluster-and-network',
  duty: 'configure',
  severity: 'medium',
  subject: 'services',
  reads: [],
  message: {
    en: 'Service {namespace}/{name} is of type NodePort: every node listens for it',
    'zh-CN': 'Service {namespace}/{name} 为 NodePort 类型，每个节点都会监听其端口',
  },
  act: {
    step: {
      en: 'Change {namespace}/{name} to type ClusterIP behind an Ingress, or to an intranet load balancer',
      'zh-CN': '将 {namespace}/{name} 改为 ClusterIP 并通过 Ingress 暴露，或改用私网负载均衡',
    },
    console: {
      en: 'ACK > Clusters > {cluster} > Network > Services',
      'zh-CN': '容器服务 > 集群 > {cluster} > 网络 > 服务',
    },
    call: 'kubectl edit service --namespace {namespace} {name}',
  },
  references: [
    'https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport',
    'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/predefined-security-policies-of-ack',
  ],
  judge({ type, namespace, name }) {
    if (!type.known) return unknown(type);
    return type.value === 'NodePort' ? fail({ namespace, name }, evidenceOf(type)) : pass;
  },
});
