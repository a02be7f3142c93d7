import { clusterName, onManagedClusters } from '../kit/clusters.ts';
import { defineCheck } from '../kit/define-check.ts';
import { evidenceOf, fail, pass, unknown } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'rrsa-off',
  title: { en: 'Pods cannot have RAM roles of their own', 'zh-CN': '集群未开启 RRSA' },
  layer: 'access-control',
  duty: 'configure',
  severity: 'medium',
  subject: 'clusters',
  reads: [],
  message: {
    en: "RRSA is off in cluster {name}: pods share the node's RAM role or carry AccessKey pairs",
    'zh-CN': '集群 {name} 未开启 RRSA，Pod 只能共用节点 RAM 角色或使用 AccessKey',
  },
  act: {
    step: {
      en: 'Turn on RRSA, and give workloads that call cloud services a RAM role by their service account',
      'zh-CN': '开启 RRSA，并通过 ServiceAccount 为调用云服务的工作负载授予 RAM 角色',
    },
    console: {
      en: 'ACK > Clusters > {cluster} > Basic Information > RRSA OIDC',
      'zh-CN': '容器服务 > 集群 > {cluster} > 基本信息 > RRSA OIDC',
    },
    call: 'aliyun cs PUT /api/v2/clusters/{cluster} --body \'{"enable_rrsa":true}\'',
  },
  references: [
    'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/use-rrsa-to-authorize-pods-to-access-different-cloud-services',
  ],
  applies: onManagedClusters,
  judge(cluster) {
    const { rrsa, type } = cluster;
    if (!rrsa.known) return unknown(rrsa);
    if (rrsa.value) return pass;
    return type.known ? fail({ name: clusterName(cluster) }, evidenceOf(rrsa)) : unknown(type);
  },
});
