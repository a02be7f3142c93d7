import { defineCheck } from '../kit/define-check.ts';
import { isGrave, isOnlyTopGrade, judgeAll, type Question } from '../kit/image-judgement.ts';
import { answersFor, evidenceOfFound, nameOfFound } from '../kit/image-scans.ts';
import { changeOwner } from '../kit/pod-security.ts';
import { fail, passAsOf, unknown } from '../kit/verdicts.ts';

/** As many as a person reads; the result has them all. */
const NAMED = 5;

const lowered = {
  severity: 'medium',
  severityReason: {
    en: 'The scanner has no grade above high',
    'zh-CN': '该扫描器的最高等级为高危，无法区分严重漏洞',
  },
} as const;

/** Without a newer release there is nothing to rebuild with. */
const isGraveWithFix: Question = (vulnerability, scan) => {
  const grave = isGrave(vulnerability, scan);
  if (grave === false || vulnerability.fix === 'no') return false;
  return grave && vulnerability.fix === 'yes' ? true : undefined;
};

export default defineCheck({
  id: 'image-critical-vulns',
  title: {
    en: 'Running image has critical or exploited vulnerabilities that are fixed',
    'zh-CN': '运行中的镜像存在已有修复版本的严重漏洞或已被利用的漏洞',
  },
  layer: 'workload',
  duty: 'protect',
  severity: 'high',
  subject: 'podTemplates',
  reads: ['imageVulnerabilities'],
  needs: ['imageVulnerabilities'],
  message: {
    en: '{count} critical or exploited vulnerabilities with a fix in {images}: {names} ({scanners})',
    'zh-CN': '镜像 {images} 存在 {count} 个已有修复的严重或已被利用的漏洞：{names}（{scanners}）',
  },
  act: {
    step: {
      en: 'Rebuild {images} on a base and with packages that have the fixes ({names}), scan it again, and roll {owner} out with the new digest',
      'zh-CN': '使用包含修复（{names}）的基础镜像和软件包重新构建 {images}，再次扫描，并以新摘要更新 {owner}',
    },
    ...changeOwner,
  },
  references: [
    'https://www.alibabacloud.com/help/en/acr/user-guide/scan-container-images',
    'https://trivy.dev/latest/docs/target/container_image/',
  ],
  judge(row, { tables, time }) {
    const { answers, invalid } = answersFor(row, tables.imageVulnerabilities);
    const { found, gaps, observedAt } = judgeAll(answers, isGraveWithFix, time);
    if (found.length === 0) {
      const open = [...gaps, ...invalid];
      return open.length > 0 || observedAt === undefined ? unknown(...open) : passAsOf(observedAt);
    }
    const images = answers.filter(({ scans }) =>
      scans.some((scan) => found.some((each) => each.scan === scan)),
    );
    return fail(
      {
        count: new Set(found.map(({ vulnerability }) => vulnerability.id)).size,
        images: images.map(({ text }) => text),
        names: [...new Set(found.map(nameOfFound))].slice(0, NAMED),
        scanners: [...new Set(found.map(({ scan }) => scan.scanner))],
      },
      found.slice(0, NAMED).map(evidenceOfFound),
      isOnlyTopGrade(found) ? lowered : undefined,
    );
  },
});
