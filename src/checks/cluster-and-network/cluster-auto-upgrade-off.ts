import { clusterName, onManagedClusters } from '../kit/clusters.ts';
import { defineCheck } from '../kit/define-check.ts';
import { evidenceOf, fail, pass, unknown } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'cluster-auto-upgrade-off',
  title: { en: 'Cluster is not upgraded automatically', 'zh-CN': '集群未开启自动升级' },
  layer: 'cluster-and-network',
  duty: 'apply-fix',
  severity: 'low',
  subject: 'clusters',
  reads: [],
  message: {
    en: 'Cluster {name} is not upgraded automatically: {setting} is off',
    'zh-CN': '集群 {name} 不会自动升级：{setting} 未开启',
  },
  act: {
    step: {
      en: 'Turn on automatic upgrades with the patch channel, and a maintenance window for them',
      'zh-CN': '开启自动升级（patch 频率）并设置维护窗口',
    },
    console: {
      en: 'ACK > Clusters > {cluster} > Basic Information',
      'zh-CN': '容器服务 > 集群 > {cluster} > 基本信息',
    },
    call: 'aliyun cs PUT /api/v2/clusters/{cluster} --body \'{"operation_policy":{"cluster_auto_upgrade":{"enabled":true,"channel":"patch"}},"maintenance_window":{"enable":true,"maintenance_time":"03:00:00Z","duration":"3h","weekly_period":"Thursday"}}\'',
  },
  references: [
    'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/automatic-cluster-upgrade',
  ],
  applies: onManagedClusters,
  judge(cluster) {
    const { autoUpgrade, maintenanceWindow, type } = cluster;
    const off = [
      { setting: 'operation_policy.cluster_auto_upgrade.enabled', field: autoUpgrade },
      { setting: 'maintenance_window.enable', field: maintenanceWindow },
    ].find(({ field }) => field.known && !field.value);
    if (off !== undefined && !type.known) return unknown(type);
    if (off !== undefined)
      return fail({ name: clusterName(cluster), setting: off.setting }, evidenceOf(off.field));
    if (!autoUpgrade.known) return unknown(autoUpgrade);
    return maintenanceWindow.known ? pass : unknown(maintenanceWindow);
  },
});
