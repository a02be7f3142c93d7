import { onAutomatablePools, patching, switchesOf, windowOf } from '../kit/automation.ts';
import { poolName } from '../kit/clusters.ts';
import { defineCheck } from '../kit/define-check.ts';
import { clusterOf } from '../kit/nodes.ts';
import { evidenceOf, fail, notApplicable, pass, unknown } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'nodepool-maintenance-window-missing',
  title: { en: 'Automation has no maintenance window', 'zh-CN': '自动化运维未设置维护窗口' },
  layer: 'node-os',
  duty: 'apply-fix',
  severity: 'medium',
  judges: 'setting',
  subject: 'nodePools',
  reads: ['clusters'],
  message: {
    en: 'Node pool {name} is to be patched or upgraded automatically, and has no window in which that may happen',
    'zh-CN': '节点池 {name} 已开启自动修复或自动升级，但没有可执行的维护窗口',
  },
  act: {
    step: {
      en: 'Set a maintenance window for the cluster',
      'zh-CN': '为集群设置维护窗口',
    },
    console: {
      en: 'ACK > Clusters > {cluster} > Basic Information > Maintenance Window',
      'zh-CN': '容器服务 > 集群 > {cluster} > 基本信息 > 维护窗口',
    },
    call: 'aliyun cs PUT /api/v2/clusters/{cluster} --body \'{"maintenance_window":{"enable":true,"maintenance_time":"03:00:00Z","duration":"3h","weekly_period":"Thursday"}}\'',
  },
  references: [
    'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/node-pool-overview',
  ],
  applies: onAutomatablePools,
  judge(pool, { tables }) {
    const cluster = clusterOf(pool, tables.clusters);
    if ('known' in cluster) return unknown(cluster);
    const window = windowOf(pool, cluster);
    if (window.known && window.value) return pass;
    const { on, unread } = switchesOf(patching(pool, cluster));
    if (on === undefined) {
      return unread === undefined
        ? notApplicable('nothing is patched or upgraded automatically')
        : unknown(unread);
    }
    if (!window.known) return unknown(window);
    return pool.type.known ? fail({ name: poolName(pool) }, evidenceOf(on, window)) : unknown(pool.type);
  },
});
