import { onInstancePools, poolName } from '../kit/clusters.ts';
import { defineCheck } from '../kit/define-check.ts';
import { evidenceOf, fail, pass, unknown } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'node-hardening-off',
  title: { en: 'No OS hardening was chosen for the pool', 'zh-CN': '节点池未开启操作系统安全加固' },
  layer: 'cluster-and-network',
  duty: 'configure',
  severity: 'low',
  subject: 'nodePools',
  reads: [],
  message: {
    en: 'Node pool {name} uses neither OS security hardening nor the MLPS baseline',
    'zh-CN': '节点池 {name} 未开启阿里云 OS 加固或等保加固',
  },
  act: {
    step: {
      en: 'Make a node pool with security hardening or MLPS hardening, and move the workloads to it',
      'zh-CN': '新建开启 OS 加固或等保加固的节点池，并迁移工作负载',
    },
    console: {
      en: 'ACK > Clusters > {cluster} > Nodes > Node Pools > Create Node Pool',
      'zh-CN': '容器服务 > 集群 > {cluster} > 节点管理 > 节点池 > 创建节点池',
    },
  },
  references: [
    'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/use-mlps-security-hardening',
  ],
  applies: onInstancePools,
  judge(pool) {
    const { securityHardeningOs, socEnabled } = pool;
    const fields = [securityHardeningOs, socEnabled];
    if (fields.some((field) => field.known && field.value)) return pass;
    const unread = fields.flatMap((field) => (field.known ? [] : [field]));
    return unread.length > 0
      ? unknown(...unread)
      : fail({ name: poolName(pool) }, evidenceOf(securityHardeningOs, socEnabled));
  },
});
