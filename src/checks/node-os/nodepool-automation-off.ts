import { onAutomatablePools, patching, switchesOf } from '../kit/automation.ts';
import { poolName } from '../kit/clusters.ts';
import { defineCheck } from '../kit/define-check.ts';
import { clusterOf } from '../kit/nodes.ts';
import { evidenceOf, fail, pass, unknown } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'nodepool-automation-off',
  title: { en: 'Nothing about the node pool is automated', 'zh-CN': '节点池未开启任何自动化运维能力' },
  layer: 'node-os',
  duty: 'apply-fix',
  severity: 'medium',
  judges: 'setting',
  subject: 'nodePools',
  reads: ['clusters'],
  message: {
    en: 'Node pool {name}: vulnerability repair, node self-healing, cluster auto-upgrade and auto mode are all off',
    'zh-CN': '节点池 {name} 的 CVE 自动修复、节点自愈、集群自动升级与智能托管均未开启',
  },
  act: {
    step: {
      en: 'Turn on automatic vulnerability repair for the pool, or schedule patching by hand',
      'zh-CN': '为节点池开启 CVE 自动修复，或制定人工补丁计划',
    },
    console: {
      en: 'ACK > Clusters > {cluster} > Nodes > Node Pools > {nodePool} > Configure O&M',
      'zh-CN': '容器服务 > 集群 > {cluster} > 节点管理 > 节点池 > {nodePool} > 运维配置',
    },
    call: 'aliyun cs PUT /clusters/{cluster}/nodepools/{nodePool} --body \'{"management":{"auto_vul_fix":true,"auto_vul_fix_policy":{"vul_level":"asap,later"},"auto_repair":true}}\'',
  },
  references: [
    'https://www.alibabacloud.com/help/en/ack/product-overview/announcement-on-security-vulnerabilithy-fixes-and-automatic-upgrades-for-managed-node-pools',
  ],
  applies: onAutomatablePools,
  judge(pool, { tables }) {
    const cluster = clusterOf(pool, tables.clusters);
    const automation = 'known' in cluster ? [pool.autoVulFix, pool.autoMode] : patching(pool, cluster);
    const switches = [...automation, pool.autoRepair];
    const { on, unread } = switchesOf(switches);
    if (on !== undefined) return pass;
    if ('known' in cluster) return unknown(cluster);
    if (unread !== undefined) return unknown(unread);
    return pool.type.known ? fail({ name: poolName(pool) }, evidenceOf(...switches)) : unknown(pool.type);
  },
});
