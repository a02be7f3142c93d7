import { defineCheck } from '../kit/define-check.ts';
import { evidenceOf, fail, pass, unknown } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'deletion-protection-off',
  title: { en: 'Cluster can be deleted in one call', 'zh-CN': '集群可被一次调用删除' },
  layer: 'cluster-and-network',
  duty: 'configure',
  severity: 'medium',
  subject: 'clusters',
  reads: [],
  message: {
    en: 'Cluster {name} has no deletion protection: one call deletes it',
    'zh-CN': '集群 {name} 未开启删除保护，一次调用即可删除',
  },
  act: {
    step: { en: 'Turn on deletion protection', 'zh-CN': '开启集群删除保护' },
    console: {
      en: 'ACK > Clusters > {cluster} > Basic Information',
      'zh-CN': '容器服务 > 集群 > {cluster} > 基本信息',
    },
    call: 'aliyun cs PUT /api/v2/clusters/{cluster} --body \'{"deletion_protection":true}\'',
  },
  references: [
    'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/developer-reference/api-cs-2015-12-15-modifycluster',
  ],
  judge(cluster) {
    if (!cluster.deletionProtection.known) return unknown(cluster.deletionProtection);
    if (cluster.deletionProtection.value) return pass;
    const name = cluster.name.known ? cluster.name.value : cluster.id;
    return fail({ name }, evidenceOf(cluster.deletionProtection));
  },
});
