import type { Unseen } from '../../kernel/known.ts';
import type { SecurityCenterAlert } from '../../model/facts/security-center.ts';
import { defineCheck } from '../kit/define-check.ts';
import { undocumented } from '../kit/gaps.ts';
import { evidenceOf, fail, pass, unknown } from '../kit/verdicts.ts';

// To be handled, confirmed, being handled. The others are done with: ignored, false positive, handled, expired, blocked.
const OPEN = [1, 4, 16];
const DONE = [2, 8, 32, 64, 128, 512, 513];
const LEVELS = ['serious', 'suspicious', 'remind'];

const suspiciousOnly = {
  severity: 'medium',
  severityReason: { en: 'No alert among them is of the level serious', 'zh-CN': '其中没有紧急级别的告警' },
} as const;

/** What keeps an alert from being told open or closed, grave or not; one that is known to be either needs no more. */
function unclear({ level, status }: SecurityCenterAlert): Unseen[] {
  if (status.known && DONE.includes(status.value)) return [];
  if (level.known && level.value === 'remind') return [];
  const fields = [
    level.known && !LEVELS.includes(level.value) ? undocumented(level) : level,
    status.known && !OPEN.includes(status.value) ? undocumented(status) : status,
  ];
  return fields.filter((field): field is Unseen => !field.known);
}

export default defineCheck({
  id: 'security-center-alerts-open',
  title: { en: 'Security alerts are waiting to be handled', 'zh-CN': '存在未处理的安全告警' },
  layer: 'container-runtime',
  duty: 'protect',
  severity: 'high',
  subject: 'runtimeAlerts',
  reads: [],
  message: {
    en: 'Alerts on {name} that nobody handled: {count}, among them {alerts}',
    'zh-CN': '{name} 有 {count} 条未处理的安全告警：{alerts}',
  },
  act: {
    step: { en: 'Investigate and handle the alerts, worst first', 'zh-CN': '按严重程度依次排查并处理告警' },
    console: {
      en: 'Security Center > Detection and Response > Alert',
      'zh-CN': '云安全中心 > 检测响应 > 安全告警处理',
    },
  },
  references: [
    'https://www.alibabacloud.com/help/en/security-center/developer-reference/api-sas-2018-12-03-describesuspevents',
  ],
  judge(row) {
    const open = row.alerts.filter(({ level, status }) => {
      return (
        level.known &&
        ['serious', 'suspicious'].includes(level.value) &&
        status.known &&
        OPEN.includes(status.value)
      );
    });
    if (open.length > 0) {
      const serious = open.some(({ level }) => level.known && level.value === 'serious');
      const alerts = open.slice(0, 5).map(({ name, id }) => (name.known ? name.value : id));
      const evidence = evidenceOf(...open.slice(0, 5).flatMap(({ level, status }) => [level, status]));
      return fail(
        { name: row.name, count: open.length, alerts },
        evidence,
        serious ? undefined : suspiciousOnly,
      );
    }
    const gaps = [...row.gaps, ...row.alerts.flatMap(unclear)];
    return gaps.length > 0 ? unknown(...gaps) : pass;
  },
});
