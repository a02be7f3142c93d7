import { toInstantText } from '../../kernel/time.ts';
import { parseVersion } from '../../kernel/version.ts';
import { clusterName } from '../kit/clusters.ts';
import { defineCheck } from '../kit/define-check.ts';
import { undocumented } from '../kit/gaps.ts';
import { evidenceOf, fail, pass, unknown } from '../kit/verdicts.ts';
import { supportOf } from '../kit/version-support.ts';

const patchOnly = {
  severity: 'low',
  severityReason: {
    en: 'The version is still supported; only its newest patch release is missing',
    'zh-CN': '该版本仍在支持期内，仅未升级到最新补丁版本',
  },
} as const;

export default defineCheck({
  id: 'cluster-version-behind',
  title: { en: 'Kubernetes version of the cluster is behind', 'zh-CN': '集群 Kubernetes 版本落后' },
  layer: 'cluster-and-network',
  duty: 'apply-fix',
  severity: 'high',
  subject: 'clusters',
  reads: ['kubernetesVersions'],
  message: {
    en: 'Cluster {name} runs Kubernetes {version}: support ends {supportEnds}, newest patch release {newest}',
    'zh-CN': '集群 {name} 运行 Kubernetes {version}：支持截止 {supportEnds}，最新补丁版本 {newest}',
  },
  act: {
    step: { en: 'Upgrade the cluster, one minor version at a time', 'zh-CN': '升级集群，每次一个次要版本' },
    console: {
      en: 'ACK > Clusters > {cluster} > Operations > Upgrade Cluster',
      'zh-CN': '容器服务 > 集群 > {cluster} > 运维管理 > 集群升级',
    },
    call: 'aliyun cs POST /api/v2/clusters/{cluster}/upgrade --body \'{"next_version":"<version>"}\'',
  },
  references: [
    'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/support-for-kubernetes-versions',
  ],
  judge(cluster, { tables, time }) {
    const { currentVersion } = cluster;
    if (!currentVersion.known) return unknown(currentVersion);
    const current = parseVersion(currentVersion.value);
    if (current === undefined) return unknown(undocumented(currentVersion));
    const { ends, dropped, newerPatch } = supportOf(current, cluster, tables.kubernetesVersions);
    const saw = {
      name: clusterName(cluster),
      version: currentVersion.value,
      supportEnds: '-',
      newest: newerPatch ?? '-',
    };
    // That a version is published no more is told by its absence.
    if (dropped && tables.kubernetesVersions.completeness(cluster.id).state === 'complete')
      return fail(saw, evidenceOf(currentVersion));
    if (!('known' in ends && ends.known)) return unknown(ends);
    const dated = { ...saw, supportEnds: toInstantText(ends.value).slice(0, 10) };
    if (ends.value < time) return fail(dated, evidenceOf(currentVersion, ends));
    return newerPatch === undefined ? pass : fail(dated, evidenceOf(currentVersion, ends), patchOnly);
  },
});
