import { defineCheck } from '../kit/define-check.ts';
import { undocumented } from '../kit/gaps.ts';
import { notAtTheEdge } from '../kit/nodes.ts';
import { evidenceOf, fail, pass, unknown } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'edge-link-public',
  title: { en: 'Edge node pool reaches the cloud over the internet', 'zh-CN': '边缘节点池通过公网连接云端' },
  layer: 'edge-node',
  duty: 'maintain',
  severity: 'medium',
  subject: 'nodePools',
  reads: [],
  message: {
    en: 'Edge node pool {name} is connected in mode {mode}: over the public network',
    'zh-CN': '边缘节点池 {name} 的连接模式为 {mode}，经由公网',
  },
  act: {
    step: {
      en: 'Plan an edge node pool with a private link for these machines',
      'zh-CN': '为这些机器规划使用专线连接的边缘节点池',
    },
    console: {
      en: 'ACK > Clusters > {cluster} > Nodes > Node Pools > {nodePool}',
      'zh-CN': '容器服务 > 集群 > {cluster} > 节点管理 > 节点池 > {nodePool}',
    },
  },
  references: ['https://www.alibabacloud.com/help/en/ack/ack-edge/user-guide/edge-node-pool-management'],
  judge(pool) {
    if (!pool.type.known) return unknown(pool.type);
    if (pool.type.value !== 'edge') return notAtTheEdge;
    const { interconnectMode } = pool;
    if (!interconnectMode.known) return unknown(interconnectMode);
    if (interconnectMode.value === 'private') return pass;
    // The older name of a public link with more features.
    if (!['basic', 'improved'].includes(interconnectMode.value))
      return unknown(undocumented(interconnectMode));
    const name = pool.name.known ? pool.name.value : pool.pool;
    return fail({ name, mode: interconnectMode.value }, evidenceOf(interconnectMode));
  },
});
