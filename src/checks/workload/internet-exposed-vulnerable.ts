import { defineCheck } from '../kit/define-check.ts';
import { isGrave, judgeAll, type Question } from '../kit/image-judgement.ts';
import { answersFor, evidenceOfFound, nameOfFound } from '../kit/image-scans.ts';
import { internetExposure } from '../kit/internet-exposure.ts';
import { changeOwner } from '../kit/pod-security.ts';
import { fail, pass, passAsOf, unknown } from '../kit/verdicts.ts';

/** As many as a person reads; the result has them all. */
const NAMED = 5;

/** Whoever sends requests can use it: remote code of the two worst grades, and all that is grave. */
const isOpenToRequests: Question = (vulnerability, scan) => {
  const { severity, remoteCode } = vulnerability;
  if (remoteCode && severity === 'high') return true;
  return isGrave(vulnerability, scan);
};

export default defineCheck({
  id: 'internet-exposed-vulnerable',
  title: {
    en: 'Workload that the internet reaches runs a vulnerable image',
    'zh-CN': '可从公网访问的工作负载运行存在漏洞的镜像',
  },
  layer: 'workload',
  duty: 'protect',
  severity: 'critical',
  subject: 'podTemplates',
  reads: ['imageVulnerabilities', 'services', 'serviceSelectors', 'ingresses'],
  hints: ['machineSettings'],
  needs: ['imageVulnerabilities'],
  message: {
    en: 'The internet reaches it through {ways}, and its image has {count} vulnerabilities that are critical, exploited or run code remotely: {names}',
    'zh-CN': '公网可通过 {ways} 访问，且其镜像存在 {count} 个严重、已被利用或可远程执行代码的漏洞：{names}',
  },
  act: {
    step: {
      en: 'Rebuild the image with the fixes ({names}) and roll {owner} out; until then take {ways} away or let known addresses in only',
      'zh-CN':
        '使用包含修复（{names}）的软件包重新构建镜像并更新 {owner}；在此之前关闭 {ways} 或仅允许可信地址访问',
    },
    ...changeOwner,
  },
  references: [
    'https://www.alibabacloud.com/help/en/acr/user-guide/scan-container-images',
    'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances',
  ],
  judge(row, { tables, time }) {
    const { ways, gaps: unseen } = internetExposure(row, tables);
    if (ways.length === 0 && unseen.length === 0) return pass;
    const { answers, invalid } = answersFor(row, tables.imageVulnerabilities);
    const { found, gaps, observedAt } = judgeAll(answers, isOpenToRequests, time);
    if (found.length === 0) {
      const open = [...gaps, ...invalid];
      return open.length > 0 || observedAt === undefined ? unknown(...open) : passAsOf(observedAt);
    }
    if (ways.length === 0) return unknown(...unseen);
    return fail(
      {
        ways: ways.map(({ text }) => text),
        count: new Set(found.map(({ vulnerability }) => vulnerability.id)).size,
        names: [...new Set(found.map(nameOfFound))].slice(0, NAMED),
        path: [...ways.map(({ text }) => `${text} → ${row.owner.kind} ${row.namespace}/${row.owner.name}`)],
      },
      [...ways.flatMap(({ evidence }) => evidence), ...found.slice(0, NAMED).map(evidenceOfFound)],
    );
  },
});
