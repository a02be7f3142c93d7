import { clusterName } from '../kit/clusters.ts';
import { defineCheck } from '../kit/define-check.ts';
import { evidenceOf, fail, notApplicable, pass, unknown } from '../kit/verdicts.ts';

const YEAR = 365;
const HALF_YEAR = 180;
const shortOfYear = {
  severity: 'info',
  severityReason: {
    en: 'It is kept for half a year, which the law of mainland China asks; CIS asks for a year',
    'zh-CN': '已满足网络安全法规定的六个月，但未达到 CIS 要求的一年',
  },
} as const;

export default defineCheck({
  id: 'log-retention-short',
  title: { en: 'Audit log is kept for less than a year', 'zh-CN': '审计日志保存时间不足一年' },
  layer: 'cluster-and-network',
  duty: 'configure',
  severity: 'low',
  subject: 'clusters',
  reads: ['auditLogStores'],
  message: {
    en: 'The audit log of cluster {name} is deleted after {days} days (logstore {logStore} of project {project})',
    'zh-CN': '集群 {name} 的审计日志仅保存 {days} 天（Project {project} 的 Logstore {logStore}）',
  },
  act: {
    step: {
      en: 'Raise the data retention period of logstore {logStore} to 365 days or more',
      'zh-CN': '将 Logstore {logStore} 的数据保存时间调整为 365 天或以上',
    },
    console: {
      en: 'Simple Log Service > {project} > {logStore} > Modify > Data Retention Period',
      'zh-CN': '日志服务 > {project} > {logStore} > 修改 > 数据保存时间',
    },
    call: 'aliyunlog log update_logstore --project_name={project} --logstore_name={logStore} --ttl=365',
  },
  references: [
    'https://www.alibabacloud.com/help/en/sls/developer-reference/api-sls-2020-12-30-getlogstore',
    'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/work-with-cluster-auditing',
  ],
  applies({ auditEnabled }) {
    const off = auditEnabled.known && !auditEnabled.value;
    return off ? notApplicable('no audit log is collected, which is told of that') : true;
  },
  judge(cluster, { tables }) {
    if (!cluster.auditEnabled.known) return unknown(cluster.auditEnabled);
    const store = tables.auditLogStores.get(cluster.id);
    // Without a row the table is incomplete, and a pass no pass.
    if (store === undefined) return pass;
    const { keptDays, project, logStore } = store;
    if (!keptDays.known) return unknown(keptDays);
    if (keptDays.value >= YEAR) return pass;
    const saw = {
      name: clusterName(cluster),
      days: keptDays.value,
      project: project.known ? project.value : '-',
      logStore,
    };
    return fail(saw, evidenceOf(keptDays), keptDays.value >= HALF_YEAR ? shortOfYear : undefined);
  },
});
