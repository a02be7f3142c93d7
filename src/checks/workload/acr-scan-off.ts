import type { RegistryRepository, ScanRule } from '../../model/facts/registry.ts';
import { defineCheck } from '../kit/define-check.ts';
import { missingFrom, undocumented } from '../kit/gaps.ts';
import { registryName, repositoryName } from '../kit/registry-names.ts';
import { evidenceOf, fail, pass, unknown } from '../kit/verdicts.ts';

const SCOPES = ['INSTANCE', 'NAMESPACE', 'REPO'];
const TRIGGERS = ['AUTO', 'MANUAL'];
const TYPES = ['VUL', 'SBOM'];
const SHOWN = 10;

export default defineCheck({
  id: 'acr-scan-off',
  title: { en: 'Registry does not scan images when they are pushed', 'zh-CN': '镜像仓库实例未自动扫描镜像' },
  layer: 'workload',
  duty: 'protect',
  severity: 'medium',
  subject: 'registries',
  reads: [],
  hints: ['registryRepositories'],
  message: {
    en: 'Registry {name} does not look for vulnerabilities in images that are pushed to {repositories}',
    'zh-CN': '镜像仓库实例 {name} 未对推送到 {repositories} 的镜像进行漏洞扫描',
  },
  act: {
    step: {
      en: 'Add a scan rule of scope INSTANCE, type VUL and trigger AUTO to {name}',
      'zh-CN': '为 {name} 添加范围为整个实例、类型为漏洞扫描、自动触发的扫描规则',
    },
    console: {
      en: 'Container Registry > {registry} > Security and Trust > Image Scanning > Scan Rules',
      'zh-CN': '容器镜像服务 > {registry} > 安全可信 > 镜像扫描 > 扫描规则',
    },
    call: 'aliyun cr CreateScanRule --InstanceId {registry} --RuleName all --ScanScope INSTANCE --ScanType VUL --TriggerType AUTO --RepoTagFilterPattern ".*"',
  },
  references: [
    'https://www.alibabacloud.com/help/en/acr/developer-reference/api-cr-2018-12-01-listscanrule',
    'https://www.alibabacloud.com/help/en/acr/developer-reference/api-cr-2018-12-01-createscanrule',
  ],
  judge(registry, { tables }) {
    const { scanRules, id } = registry;
    if (!scanRules.known) return unknown(scanRules);
    if (!scanRules.value.every(isDocumented)) return unknown(undocumented(scanRules));
    const automatic = scanRules.value.filter(({ type, trigger, tags }) => {
      return type === 'VUL' && trigger === 'AUTO' && isEveryTag(tags);
    });
    const failing = (repositories: string[]) =>
      fail({ name: registryName(registry), registry: id, repositories }, evidenceOf(scanRules));
    if (automatic.length === 0) return failing(['*']);
    if (automatic.some(({ scope }) => scope === 'INSTANCE')) return pass;
    const repositories = tables.registryRepositories.by('registry', id);
    const left = repositories.filter((one) => automatic.every((rule) => covers(rule, one) === false));
    if (left.length > 0) return failing(left.map(repositoryName).sort().slice(0, SHOWN));
    const open = repositories.filter((one) => !automatic.some((rule) => covers(rule, one) === true));
    const gaps = missingFrom(tables.registryRepositories, undefined, 'cr/ListRepository');
    const unread = open.flatMap(({ namespace, name }) => [namespace, name].filter((field) => !field.known));
    if (gaps.length + unread.length === 0) return pass;
    return unknown(...gaps, ...unread.flatMap((field) => (field.known ? [] : [field])));
  },
});

function isDocumented({ type, trigger, scope }: ScanRule): boolean {
  return TYPES.includes(type) && TRIGGERS.includes(trigger) && SCOPES.includes(scope);
}

// A rule for some tags leaves the others unscanned, and which of them run is not known here.
function isEveryTag(tags: string): boolean {
  return /^(?:\^?\.[*+]\$?)?$/.test(tags);
}

/** Undefined where the repository's name was not read. */
function covers(rule: ScanRule, { namespace, name }: RegistryRepository): boolean | undefined {
  if (!namespace.known) return undefined;
  if (!rule.namespaces.includes(namespace.value)) return false;
  if (rule.scope === 'NAMESPACE') return true;
  return name.known ? rule.repositories.includes(name.value) : undefined;
}
