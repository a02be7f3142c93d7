import { gapOf } from '../../model/normalise/reading.ts';
import { defineCheck } from '../kit/define-check.ts';
import { evidenceOf, fail, pass, unknown } from '../kit/verdicts.ts';

const ALERTS = ['sas_suspicious', 'suspicious'];
const VULNERABILITIES = ['yundun_sas_vul_Emergency', 'sas_vulnerability'];
const HIGH_RISK = [
  ...ALERTS,
  ...VULNERABILITIES,
  'yundun_sas_ak_leakage',
  'sas_healthcheck',
  'webshell',
  'remotelogin',
  'bruteforcesuccess',
];

export default defineCheck({
  id: 'security-center-notify-off',
  title: { en: 'High-risk notifications go to nobody', 'zh-CN': '高风险通知未发送给任何人' },
  layer: 'container-runtime',
  duty: 'protect',
  severity: 'low',
  subject: 'account',
  reads: ['securityCenterNotices'],
  message: {
    en: 'Security Center sends no notification of {projects}',
    'zh-CN': '云安全中心未发送以下通知：{projects}',
  },
  act: {
    step: {
      en: 'Choose at least one channel for these notifications, and check that the contacts are yours',
      'zh-CN': '为这些通知至少选择一种通知方式，并确认联系人有效',
    },
    console: {
      en: 'Security Center > System Settings > Notification Settings',
      'zh-CN': '云安全中心 > 系统设置 > 通知设置',
    },
  },
  references: [
    'https://www.alibabacloud.com/help/en/security-center/developer-reference/api-sas-2018-12-03-describenoticeconfig',
  ],
  judge(_account, { tables }) {
    const notices = tables.securityCenterNotices;
    const highRisk = notices.rows.filter(({ project }) => HIGH_RISK.includes(project));
    const silent = highRisk.filter(({ route }) => route.known && route.value === 0);
    if (silent.length > 0) {
      return fail(
        { projects: silent.map(({ project }) => project) },
        evidenceOf(...silent.map(({ route }) => route)),
      );
    }
    const unread = highRisk.flatMap(({ route }) => (route.known ? [] : [route]));
    if (unread.length > 0) return unknown(...unread);
    const missing = [ALERTS, VULNERABILITIES].find((names) =>
      names.every((name) => notices.get(name) === undefined),
    );
    if (missing === undefined) return pass;
    const { gaps } = notices.completeness();
    const absent = gapOf(
      'sas/DescribeNoticeConfig',
      [],
      'absent',
      `no setting of ${missing.join(' or ')} is listed`,
    );
    return unknown(...(gaps.length > 0 ? gaps : [absent]));
  },
});
