import type { NodePool } from '../../model/facts/node-pool.ts';
import { isLeftOut, onAutomatablePools, stillThere, switchesOf } from '../kit/automation.ts';
import { poolName } from '../kit/clusters.ts';
import { defineCheck } from '../kit/define-check.ts';
import { clusterOf } from '../kit/nodes.ts';
import { evidenceOf, fail, pass, unknown } from '../kit/verdicts.ts';

/** The switches of before 31 January 2026 worked together; left out, the kubelet's own one was on. */
function legacyOn({ legacyEnable, legacyAutoUpgrade, legacyAutoUpgradeKubelet: kubelet }: NodePool): boolean {
  const both = [legacyEnable, legacyAutoUpgrade].every((field) => field.known && field.value);
  return both && (kubelet.known ? kubelet.value : isLeftOut(kubelet));
}

export default defineCheck({
  id: 'kubelet-auto-upgrade-off',
  title: { en: 'kubelet is not upgraded automatically', 'zh-CN': 'kubelet 未开启自动升级' },
  layer: 'kubelet',
  duty: 'apply-fix',
  severity: 'medium',
  judges: 'setting',
  subject: 'nodePools',
  reads: ['clusters'],
  message: {
    en: 'Node pool {name}: neither cluster auto-upgrade nor auto mode upgrades its kubelets',
    'zh-CN': '节点池 {name}：集群自动升级与智能托管均未开启，kubelet 不会自动升级',
  },
  act: {
    step: {
      en: 'Turn on cluster auto-upgrade with a maintenance window, or upgrade kubelets by hand after each release',
      'zh-CN': '开启集群自动升级并设置维护窗口，或在每次发布后人工升级 kubelet',
    },
    console: {
      en: 'ACK > Clusters > {cluster} > Basic Information > Auto Upgrade',
      'zh-CN': '容器服务 > 集群 > {cluster} > 基本信息 > 自动升级',
    },
    call: 'aliyun cs PUT /api/v2/clusters/{cluster} --body \'{"operation_policy":{"cluster_auto_upgrade":{"enabled":true,"channel":"patch"}}}\'',
  },
  references: [
    'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/automatic-cluster-upgrade',
    'https://www.alibabacloud.com/help/en/ack/product-overview/announcement-on-security-vulnerabilithy-fixes-and-automatic-upgrades-for-managed-node-pools',
  ],
  applies: onAutomatablePools,
  judge(pool, { tables }) {
    const cluster = clusterOf(pool, tables.clusters);
    const ofCluster = 'known' in cluster ? [] : [cluster.autoUpgrade, cluster.autoMode];
    const { on, unread } = switchesOf([...ofCluster, pool.autoMode]);
    if (on !== undefined || legacyOn(pool)) return pass;
    if ('known' in cluster) return unknown(cluster);
    if (unread !== undefined) return unknown(unread);
    const legacy = stillThere(pool.legacyEnable, pool.legacyAutoUpgrade, pool.legacyAutoUpgradeKubelet);
    const refused = legacy.some((field) => field.known && !field.value)
      ? undefined
      : switchesOf(legacy).unread;
    if (refused !== undefined) return unknown(refused);
    if (!pool.type.known) return unknown(pool.type);
    return fail({ name: poolName(pool) }, evidenceOf(cluster.autoUpgrade, pool.autoMode, ...legacy));
  },
});
