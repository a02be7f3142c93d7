import { clusterName } from '../kit/clusters.ts';
import { defineCheck } from '../kit/define-check.ts';
import { evidenceOf, fail, pass, unknown } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'cluster-audit-log-off',
  title: { en: 'Audit log of the API server is not collected', 'zh-CN': '集群未开启 API Server 审计日志' },
  layer: 'cluster-and-network',
  duty: 'configure',
  severity: 'high',
  subject: 'clusters',
  reads: [],
  message: {
    en: 'Cluster {name} does not collect the audit log of its API server',
    'zh-CN': '集群 {name} 未采集 API Server 审计日志',
  },
  act: {
    step: { en: 'Turn on cluster auditing', 'zh-CN': '开启集群审计功能' },
    console: {
      en: 'ACK > Clusters > {cluster} > Security > Cluster Auditing',
      'zh-CN': '容器服务 > 集群 > {cluster} > 安全管理 > 集群审计',
    },
    call: 'aliyun cs PUT /clusters/{cluster}/audit_log --body \'{"disable":false}\'',
  },
  references: [
    'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/work-with-cluster-auditing',
  ],
  judge(cluster) {
    const { auditEnabled } = cluster;
    if (!auditEnabled.known) return unknown(auditEnabled);
    return auditEnabled.value ? pass : fail({ name: clusterName(cluster) }, evidenceOf(auditEnabled));
  },
});
