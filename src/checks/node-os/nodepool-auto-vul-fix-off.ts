import { onAutomatablePools, stillThere, switchesOf } from '../kit/automation.ts';
import { poolName } from '../kit/clusters.ts';
import { defineCheck } from '../kit/define-check.ts';
import { clusterOf } from '../kit/nodes.ts';
import { evidenceOf, fail, notApplicable, pass, unknown } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'nodepool-auto-vul-fix-off',
  title: {
    en: 'Managed node pool does not repair vulnerabilities',
    'zh-CN': '托管节点池未开启 CVE 自动修复',
  },
  layer: 'node-os',
  duty: 'apply-fix',
  severity: 'high',
  judges: 'setting',
  subject: 'nodePools',
  reads: ['clusters'],
  message: {
    en: 'Node pool {name} is automated in part, and its automatic vulnerability repair is off',
    'zh-CN': '节点池 {name} 已开启部分自动化能力，但未开启 CVE 自动修复',
  },
  act: {
    step: {
      en: 'Turn on automatic vulnerability repair for the pool',
      'zh-CN': '为节点池开启 CVE 自动修复',
    },
    console: {
      en: 'ACK > Clusters > {cluster} > Nodes > Node Pools > {nodePool} > Configure O&M',
      'zh-CN': '容器服务 > 集群 > {cluster} > 节点管理 > 节点池 > {nodePool} > 运维配置',
    },
    call: 'aliyun cs PUT /clusters/{cluster}/nodepools/{nodePool} --body \'{"management":{"auto_vul_fix":true,"auto_vul_fix_policy":{"vul_level":"asap,later"}}}\'',
  },
  references: [
    'https://www.alibabacloud.com/help/en/ack/product-overview/announcement-on-security-vulnerabilithy-fixes-and-automatic-upgrades-for-managed-node-pools',
    'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/cve-patching',
  ],
  applies: onAutomatablePools,
  judge(pool, { tables }) {
    const { autoVulFix } = pool;
    if (!autoVulFix.known) return unknown(autoVulFix);
    if (autoVulFix.value) return pass;
    const cluster = clusterOf(pool, tables.clusters);
    const ofCluster = 'known' in cluster ? [] : [cluster.autoUpgrade, cluster.autoMode];
    const { on, unread } = switchesOf([
      pool.autoRepair,
      pool.autoMode,
      ...ofCluster,
      ...stillThere(pool.legacyEnable),
    ]);
    if (on !== undefined && !pool.type.known) return unknown(pool.type);
    if (on !== undefined) return fail({ name: poolName(pool) }, evidenceOf(autoVulFix, on));
    if ('known' in cluster) return unknown(cluster);
    if (unread !== undefined) return unknown(unread);
    return notApplicable('nothing about the pool is automated: nodepool-automation-off says so');
  },
});
