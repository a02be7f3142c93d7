import { hostAndPort } from '../../model/facts/endpoint.ts';
import { clusterName } from '../kit/clusters.ts';
import { defineCheck } from '../kit/define-check.ts';
import { undocumented } from '../kit/gaps.ts';
import { evidenceOf, fail, pass, unknown } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'apiserver-public-endpoint',
  title: { en: 'API server has an internet address', 'zh-CN': 'API Server 暴露在公网' },
  layer: 'cluster-and-network',
  duty: 'configure',
  severity: 'high',
  subject: 'clusters',
  reads: [],
  message: {
    en: 'The API server of cluster {name} answers on the internet at {endpoint}',
    'zh-CN': '集群 {name} 的 API Server 可通过公网地址 {endpoint} 访问',
  },
  act: {
    step: {
      en: 'Unbind the elastic IP address of the API server and reach it from the VPC',
      'zh-CN': '解绑 API Server 的弹性公网 IP，改为通过 VPC 内网访问',
    },
    console: {
      en: 'ACK > Clusters > {cluster} > Basic Information > API Server Public Endpoint',
      'zh-CN': '容器服务 > 集群 > {cluster} > 基本信息 > API Server 公网连接端点',
    },
    call: 'aliyun cs PUT /api/v2/clusters/{cluster} --body \'{"api_server_eip":false}\'',
  },
  references: [
    'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/control-public-access-to-the-api-server-of-a-cluster',
  ],
  judge(cluster) {
    const { publicEndpoint } = cluster;
    if (!publicEndpoint.known) return unknown(publicEndpoint);
    const endpoint = publicEndpoint.value;
    if (endpoint === '') return pass;
    if (hostAndPort(endpoint) === undefined) return unknown(undocumented(publicEndpoint));
    return fail({ name: clusterName(cluster), endpoint }, evidenceOf(publicEndpoint));
  },
});
