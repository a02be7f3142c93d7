import { onInstancePools, poolName } from '../kit/clusters.ts';
import { defineCheck } from '../kit/define-check.ts';
import { evidenceOf, fail, pass, unknown } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'cluster-monitoring-off',
  title: { en: 'Nodes are not monitored', 'zh-CN': '节点未启用云监控' },
  layer: 'cluster-and-network',
  duty: 'configure',
  severity: 'low',
  subject: 'nodePools',
  reads: [],
  message: {
    en: 'Node pool {name} does not install the agent of Cloud Monitor',
    'zh-CN': '节点池 {name} 未安装云监控插件',
  },
  act: {
    step: {
      en: 'Switch the Cloud Monitor agent of node pool {name} on; nodes that are there already need it installed',
      'zh-CN': '为节点池 {name} 开启云监控插件；已有节点需单独安装',
    },
    console: {
      en: 'ACK > Clusters > {cluster} > Nodes > Node Pools > Edit',
      'zh-CN': '容器服务 > 集群 > {cluster} > 节点管理 > 节点池 > 编辑',
    },
    call: 'aliyun cs PUT /clusters/{cluster}/nodepools/{nodePool} --body \'{"kubernetes_config":{"cms_enabled":true}}\'',
  },
  references: [
    'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/developer-reference/api-cs-2015-12-15-modifyclusternodepool',
  ],
  applies: onInstancePools,
  judge(pool) {
    const { cmsEnabled } = pool;
    if (!cmsEnabled.known) return unknown(cmsEnabled);
    return cmsEnabled.value ? pass : fail({ name: poolName(pool) }, evidenceOf(cmsEnabled));
  },
});
