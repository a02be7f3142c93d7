import { allBut, openToInternet, portsText } from '../../model/facts/open-to-internet.ts';
import type { PodTemplate } from '../../model/facts/pod-template.ts';
import { gapOf } from '../../model/normalise/reading.ts';
import { inAnnotations } from '../kit/containers.ts';
import { defineCheck } from '../kit/define-check.ts';
import { annotationOf, ECI_ANNOTATIONS, onVirtualNode } from '../kit/elastic-container-instance.ts';
import { combinedRules, declaredPorts } from '../kit/security-groups.ts';
import { fail, pass, unknown } from '../kit/verdicts.ts';

const ANNOTATION = 'k8s.aliyun.com/eci-security-group';

export default defineCheck({
  id: 'eci-pod-security-group-open',
  title: {
    en: 'Security group of an ECI pod is open to the internet',
    'zh-CN': 'ECI Pod 的安全组对公网开放',
  },
  layer: 'pod-runtime',
  duty: 'configure',
  severity: 'medium',
  subject: 'podTemplates',
  reads: ['securityGroups'],
  message: {
    en: 'Security groups {groups} let the internet in on {ports}, which the pod does not declare',
    'zh-CN': '安全组 {groups} 对公网开放了 Pod 未声明的端口 {ports}',
  },
  act: {
    step: {
      en: 'Remove the rules of {groups} that accept {ports} from anywhere',
      'zh-CN': '移除安全组 {groups} 中允许任意来源访问 {ports} 的规则',
    },
    console: {
      en: 'ECS > Network & Security > Security Groups > {groups}',
      'zh-CN': '云服务器 ECS > 网络与安全 > 安全组 > {groups}',
    },
    call: 'aliyun ecs RevokeSecurityGroup --RegionId {region} --SecurityGroupId <security group> --SecurityGroupRuleId.1 <rule>',
  },
  references: [
    ECI_ANNOTATIONS,
    'https://www.alibabacloud.com/help/en/ecs/api-describesecuritygroupattribute',
  ],
  applies: onVirtualNode,
  judge(row, { tables }) {
    const named = annotationOf(row, ANNOTATION);
    if (typeof named !== 'string') return unknown(named ?? unsaid(row));
    const groups = named.split(',').flatMap((id) => (id.trim() === '' ? [] : [id.trim()]));
    const { rules, gaps, evidenceOf } = combinedRules(groups, tables.securityGroups);
    if (groups.length === 0) return unknown(unsaid(row));
    if (gaps.length > 0) return unknown(...gaps);
    const { open, by, undecided } = openToInternet(rules, allBut(declaredPorts(row)));
    if (open.length > 0) {
      const evidence = [inAnnotations(row, ANNOTATION), ...evidenceOf(by)];
      return fail({ groups, ports: open.map(portsText) }, evidence);
    }
    return undecided.length === 0 ? pass : unknown(listed(groups));
  },
});

/** Then the group is the one of the ECI profile, a ConfigMap that is not read. */
function unsaid(row: PodTemplate) {
  return gapOf(row.at.source, row.at.ids, 'absent', `the pod has no annotation ${ANNOTATION}`, ANNOTATION);
}

function listed(groups: readonly string[]) {
  const reason = 'a rule names a port list or a prefix list, whose entries are not read';
  return gapOf('ecs/DescribeSecurityGroupAttribute', groups, 'absent', reason);
}
