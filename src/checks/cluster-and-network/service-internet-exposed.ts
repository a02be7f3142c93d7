import { isPublicAddress } from '../../kernel/addresses.ts';
import { gapOf } from '../../model/normalise/reading.ts';
import { defineCheck } from '../kit/define-check.ts';
import { asksForIntranet, isUnrestricted, loadBalancerAnnotation } from '../kit/service-annotations.ts';
import { evidenceOf, fail, notApplicable, pass, unknown } from '../kit/verdicts.ts';

const unrestricted = {
  severity: 'high',
  severityReason: {
    en: 'Nothing on the Service restricts the source addresses',
    'zh-CN': '该 Service 未对来源地址做任何限制',
  },
} as const;

export default defineCheck({
  id: 'service-internet-exposed',
  title: { en: 'Service opens a workload to the internet', 'zh-CN': 'Service 将工作负载暴露到公网' },
  layer: 'cluster-and-network',
  duty: 'configure',
  severity: 'medium',
  subject: 'services',
  reads: [],
  message: {
    en: 'Service {namespace}/{name} has a load balancer on the internet (address {address})',
    'zh-CN': 'Service {namespace}/{name} 使用公网负载均衡（地址 {address}）',
  },
  act: {
    step: {
      en: 'Use an intranet load balancer, or restrict its source addresses by an access control list',
      'zh-CN': '改用私网负载均衡，或通过访问控制策略组限制来源地址',
    },
    console: {
      en: 'ACK > Clusters > {cluster} > Network > Services',
      'zh-CN': '容器服务 > 集群 > {cluster} > 网络 > 服务',
    },
    call: 'kubectl edit service --namespace {namespace} {name}',
  },
  references: [
    'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances',
  ],
  applies({ type }) {
    const other = type.known && type.value !== 'LoadBalancer';
    return other ? notApplicable(`a Service of type ${type.value} makes no load balancer`) : true;
  },
  judge(service) {
    const { type, addresses, annotations } = service;
    if (!type.known) return unknown(type);
    const assigned = addresses.known ? addresses.value : [];
    const address = assigned.find((item) => isPublicAddress(item));
    const exposed = (shown: string) =>
      fail(
        { namespace: service.namespace, name: service.name, address: shown },
        evidenceOf(type, addresses, annotations),
        isUnrestricted(service) ? unrestricted : undefined,
      );
    if (address !== undefined) return exposed(address);
    if (!addresses.known) return unknown(addresses);
    if (!annotations.known) return unknown(annotations);
    if (assigned.length > 0 && assigned.every((item) => isPublicAddress(item) === false)) return pass;
    const reused = loadBalancerAnnotation(service, 'id');
    // The type of a load balancer that was there before is its own, whatever the Service asks for.
    if (reused !== '')
      return unknown(
        gapOf(
          service.at.source,
          service.at.ids,
          'absent',
          `the Service does not say what kind ${reused} is of`,
        ),
      );
    // A load balancer is on the internet unless the Service says otherwise.
    return asksForIntranet(service) ? pass : exposed('-');
  },
});
