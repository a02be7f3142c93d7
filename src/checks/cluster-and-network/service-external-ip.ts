import { defineCheck } from '../kit/define-check.ts';
import { evidenceOf, fail, pass, unknown } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'service-external-ip',
  title: { en: 'Service claims external addresses', 'zh-CN': 'Service 声明了 externalIPs' },
  layer: 'cluster-and-network',
  duty: 'configure',
  severity: 'high',
  subject: 'services',
  reads: [],
  message: {
    en: 'Service {namespace}/{name} claims {addresses}: traffic of the cluster to these addresses goes to it',
    'zh-CN': 'Service {namespace}/{name} 声明了 {addresses}，集群内发往这些地址的流量会被其接收',
  },
  act: {
    step: {
      en: 'Remove spec.externalIPs from {namespace}/{name} and use a load balancer',
      'zh-CN': '移除 {namespace}/{name} 的 spec.externalIPs，改用负载均衡',
    },
    console: {
      en: 'ACK > Clusters > {cluster} > Network > Services',
      'zh-CN': '容器服务 > 集群 > {cluster} > 网络 > 服务',
    },
    call: 'kubectl edit service --namespace {namespace} {name}',
  },
  references: ['https://github.com/kubernetes/kubernetes/issues/97076'],
  judge({ externalIps, namespace, name }) {
    if (!externalIps.known) return unknown(externalIps);
    const addresses = externalIps.value;
    if (addresses.length === 0) return pass;
    return fail({ namespace, name, addresses }, evidenceOf(externalIps));
  },
});
