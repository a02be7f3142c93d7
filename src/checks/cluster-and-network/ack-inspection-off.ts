import type { Gap } from '../../kernel/known.ts';
import { DAY } from '../../kernel/time.ts';
import type { Cluster } from '../../model/facts/cluster.ts';
import type { Tables } from '../../model/tables.ts';
import { clusterName } from '../kit/clusters.ts';
import { defineCheck } from '../kit/define-check.ts';
import { missingFrom } from '../kit/gaps.ts';
import { evidenceOf, fail, pass, passAsOf, unknown } from '../kit/verdicts.ts';

const LONGEST = 7 * DAY;
const ADDON = 'security-inspector';

export default defineCheck({
  id: 'ack-inspection-off',
  title: { en: 'Cluster was not inspected within a week', 'zh-CN': '集群一周内未执行巡检' },
  layer: 'cluster-and-network',
  duty: 'configure',
  severity: 'low',
  subject: 'clusters',
  reads: ['clusterInspections'],
  hints: ['addons'],
  message: {
    en: 'Cluster {name} was not inspected within a week, or its workloads cannot be (missing: {missing})',
    'zh-CN': '集群 {name} 一周内未执行巡检，或无法巡检工作负载（缺少：{missing}）',
  },
  act: {
    step: {
      en: 'Turn on regular inspection, and install security-inspector for inspections of workloads',
      'zh-CN': '开启定期集群巡检，并安装 security-inspector 组件以巡检工作负载配置',
    },
    console: {
      en: 'ACK > Clusters > {cluster} > Inspections and Diagnostics > Cluster Inspections',
      'zh-CN': '容器服务 > 集群 > {cluster} > 巡检和诊断 > 集群巡检',
    },
    call: 'aliyun cs POST /clusters/{cluster}/inspectReports --body "{}"',
  },
  references: [
    'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/developer-reference/api-cs-2015-12-15-listclusterinspectreports',
    'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/developer-reference/api-cs-2015-12-15-listclusterchecks',
  ],
  judge(cluster, { tables, time }) {
    const inspection = tables.clusterInspections.get(cluster.id);
    // Without a row the table is incomplete, and a pass no pass.
    if (inspection === undefined) return pass;
    const runs = [inspection.lastCheck, inspection.lastReport];
    const lately = runs.flatMap((run) => {
      return run.known && run.value !== 'never' && time - run.value <= LONGEST ? [run.value] : [];
    });
    const unread = lately.length > 0 ? [] : runs.flatMap((run) => (run.known ? [] : [run.because]));
    const inspector = inspectorOf(cluster, tables);
    const missing = [
      ...(lately.length + unread.length === 0 ? ['inspection'] : []),
      ...(inspector === 'missing' ? [ADDON] : []),
    ];
    if (missing.length > 0) return fail({ name: clusterName(cluster), missing }, evidenceOf(...runs));
    const gaps = [...unread, ...(typeof inspector === 'string' ? [] : inspector)];
    return gaps.length > 0 ? unknown(...gaps) : passAsOf(Math.max(...lately));
  },
});

/** Whether ACK can inspect workloads there, as far as the cluster has nodes for it; or why it is not known. */
function inspectorOf(
  { id, profile }: Cluster,
  { addons }: Pick<Tables, 'addons'>,
): 'installed' | 'missing' | 'not needed' | readonly Gap[] {
  if (profile.known && profile.value !== 'Default') return 'not needed';
  if (addons.of(id).some(({ name }) => name === ADDON)) return 'installed';
  const gaps = missingFrom(addons, id, 'cs/ListClusterAddonInstances');
  if (gaps.length > 0) return gaps;
  return profile.known ? 'missing' : [profile.because];
}
