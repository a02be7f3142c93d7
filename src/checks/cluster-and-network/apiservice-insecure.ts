import { defineCheck } from '../kit/define-check.ts';
import { evidenceOf, fail, notApplicable, pass, unknown } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'apiservice-insecure',
  title: { en: 'Aggregated API is not verified', 'zh-CN': '聚合 API 未校验证书' },
  layer: 'cluster-and-network',
  duty: 'configure',
  severity: 'medium',
  subject: 'apiServices',
  reads: [],
  message: {
    en: 'APIService {name}: the API server does not verify the certificate of {service}',
    'zh-CN': 'APIService {name}：API Server 未校验 {service} 的证书',
  },
  act: {
    step: {
      en: 'Give {name} the caBundle of its Service and remove insecureSkipTLSVerify',
      'zh-CN': '为 {name} 配置其 Service 的 caBundle，并移除 insecureSkipTLSVerify',
    },
    console: {
      en: 'ACK > Clusters > {cluster} > Workloads > Custom Resources',
      'zh-CN': '容器服务 > 集群 > {cluster} > 工作负载 > 自定义资源',
    },
    call: 'kubectl edit apiservice {name}',
  },
  references: [
    'https://kubernetes.io/docs/tasks/extend-kubernetes/configure-aggregation-layer/',
    'https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/api-service-v1/',
  ],
  applies({ service }) {
    const local = service.known && service.value === '';
    return local ? notApplicable('the API server serves it itself') : true;
  },
  judge({ name, service, skipsVerification }) {
    if (!skipsVerification.known) return unknown(skipsVerification);
    if (!skipsVerification.value) return pass;
    const saw = { name, service: service.known ? service.value : '-' };
    return fail(saw, evidenceOf(skipsVerification, service));
  },
});
