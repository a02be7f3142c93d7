import { coversEveryAddress } from '../../kernel/addresses.ts';
import type { Known } from '../../kernel/known.ts';
import { hostAndPort } from '../../model/facts/endpoint.ts';
import { gapOf } from '../../model/normalise/reading.ts';
import { clusterName } from '../kit/clusters.ts';
import { defineCheck } from '../kit/define-check.ts';
import { undocumented } from '../kit/gaps.ts';
import { evidenceOf, fail, notApplicable, pass, unknown } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'apiserver-acl-open',
  title: {
    en: 'Public API endpoint accepts every source address',
    'zh-CN': 'API Server 公网端点未限制来源地址',
  },
  layer: 'cluster-and-network',
  duty: 'configure',
  severity: 'high',
  subject: 'clusters',
  reads: ['apiServerListeners'],
  message: {
    en: 'The public endpoint {endpoint} of cluster {name} accepts every source address (access control: {acl})',
    'zh-CN': '集群 {name} 的公网端点 {endpoint} 接受任意来源地址（访问控制：{acl}）',
  },
  act: {
    step: {
      en: 'Set a white list of source addresses on the listener of load balancer {loadBalancer}',
      'zh-CN': '为负载均衡 {loadBalancer} 的监听设置来源地址白名单',
    },
    console: {
      en: 'ACK > Clusters > {cluster} > Basic Information > Set access control',
      'zh-CN': '容器服务 > 集群 > {cluster} > 基本信息 > 设置访问控制',
    },
    call: 'aliyun slb SetLoadBalancerTCPListenerAttribute --LoadBalancerId {loadBalancer} --ListenerPort {port} --AclStatus on --AclType white --AclId <acl>',
  },
  references: [
    'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/control-public-access-to-the-api-server-of-a-cluster',
    'https://www.alibabacloud.com/help/en/slb/classic-load-balancer/developer-reference/api-slb-2014-05-15-describeloadbalancertcplistenerattribute',
  ],
  applies({ publicEndpoint }) {
    const none = publicEndpoint.known && publicEndpoint.value === '';
    return none ? notApplicable('the API server has no public endpoint') : true;
  },
  judge(cluster, { tables }) {
    const { publicEndpoint } = cluster;
    if (!publicEndpoint.known) return unknown(publicEndpoint);
    const target = hostAndPort(publicEndpoint.value);
    if (target === undefined) return unknown(undocumented(publicEndpoint));
    const listener = tables.apiServerListeners.get(cluster.id);
    if (listener === undefined)
      return unknown(gapOf('slb/DescribeLoadBalancers', [], 'absent', 'no load balancer was found'));
    const { loadBalancer, aclStatus, aclType, aclEntries } = listener;
    const open = (acl: string, ...fields: Known<unknown>[]) =>
      fail(
        {
          name: clusterName(cluster),
          endpoint: publicEndpoint.value,
          acl,
          port: target.port,
          loadBalancer: loadBalancer.known ? loadBalancer.value : '-',
        },
        evidenceOf(publicEndpoint, ...fields),
      );
    if (!aclStatus.known) return unknown(aclStatus);
    if (aclStatus.value === 'off') return open('off', aclStatus);
    if (aclStatus.value !== 'on') return unknown(undocumented(aclStatus));
    if (!aclType.known) return unknown(aclType);
    // A black list keeps some addresses out and lets in all others.
    if (aclType.value === 'black') return open('black', aclType);
    if (aclType.value !== 'white') return unknown(undocumented(aclType));
    if (!aclEntries.known) return unknown(aclEntries);
    // A white list without entries forwards every request.
    if (aclEntries.value.length === 0) return open('white, empty', aclType, aclEntries);
    const everyone = coversEveryAddress(aclEntries.value);
    if (everyone === undefined) return unknown(undocumented(aclEntries));
    return everyone ? open(aclEntries.value.join(', '), aclType, aclEntries) : pass;
  },
});
