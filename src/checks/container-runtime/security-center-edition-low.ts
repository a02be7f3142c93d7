import { defineCheck } from '../kit/define-check.ts';
import { evidenceOf, fail, pass, unknown } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'security-center-edition-low',
  title: {
    en: 'Security Center edition lacks what clusters need',
    'zh-CN': '云安全中心版本缺少容器所需能力',
  },
  layer: 'container-runtime',
  duty: 'protect',
  severity: 'medium',
  subject: 'securityCenter',
  reads: [],
  message: {
    en: 'Security Center (edition {edition}) does not give {missing}',
    'zh-CN': '云安全中心（版本 {edition}）不具备 {missing}',
  },
  act: {
    step: {
      en: 'Buy the Ultimate edition, or turn on the pay-as-you-go modules for hosts and containers and for repair',
      'zh-CN': '购买旗舰版，或开通主机及容器安全与漏洞修复的按量付费模块',
    },
    console: { en: 'Security Center > Overview > Upgrade', 'zh-CN': '云安全中心 > 总览 > 升级' },
  },
  references: [
    'https://www.alibabacloud.com/help/en/security-center/product-overview/functions-and-features',
    'https://www.alibabacloud.com/help/en/security-center/developer-reference/api-sas-2018-12-03-describeversionconfig',
  ],
  judge(bought) {
    const abilities = [
      { name: 'container-protection', field: bought.containerProtection },
      { name: 'vulnerability-repair', field: bought.vulnerabilityFix },
    ];
    const missing = abilities.filter(({ field }) => field.known && !field.value);
    if (missing.length > 0) {
      const edition = bought.edition.known ? bought.edition.value : '-';
      const fields = missing.map(({ field }) => field);
      return fail(
        { edition, missing: missing.map(({ name }) => name) },
        evidenceOf(bought.edition, ...fields),
      );
    }
    const { containerProtection, vulnerabilityFix } = bought;
    if (!containerProtection.known) return unknown(containerProtection);
    return vulnerabilityFix.known ? pass : unknown(vulnerabilityFix);
  },
});
