import { openToInternet, type Ports, portsText } from '../../model/facts/open-to-internet.ts';
import { gapOf } from '../../model/normalise/reading.ts';
import { onInstancePools, poolName } from '../kit/clusters.ts';
import { defineCheck } from '../kit/define-check.ts';
import { combinedRules } from '../kit/security-groups.ts';
import { fail, pass, unknown } from '../kit/verdicts.ts';

const RULES = 'ecs/DescribeSecurityGroupAttribute';

// SSH, RDP, the kubelet's two ports, and the range of node ports.
const PORTS: readonly Ports[] = [
  { protocol: 'tcp', from: 22, to: 22 },
  { protocol: 'tcp', from: 3389, to: 3389 },
  { protocol: 'tcp', from: 10250, to: 10250 },
  { protocol: 'tcp', from: 10255, to: 10255 },
  { protocol: 'tcp', from: 30000, to: 32767 },
  { protocol: 'udp', from: 30000, to: 32767 },
];

export default defineCheck({
  id: 'node-security-group-open',
  title: { en: 'Security group of nodes is open to the internet', 'zh-CN': '节点安全组对公网开放' },
  layer: 'cluster-and-network',
  duty: 'configure',
  severity: 'high',
  subject: 'nodePools',
  reads: ['securityGroups', 'clusters'],
  message: {
    en: 'Security groups {groups} of node pool {name} let the internet in on {ports}',
    'zh-CN': '节点池 {name} 的安全组 {groups} 对公网开放端口 {ports}',
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
    'https://www.alibabacloud.com/help/en/ecs/developer-reference/api-ecs-2014-05-26-describesecuritygroupattribute',
  ],
  applies: onInstancePools,
  judge(pool, { tables }) {
    const own = pool.securityGroups;
    const shared = tables.clusters.get(pool.cluster)?.securityGroup;
    // A pool without groups of its own uses the cluster's.
    const groups = own.known && own.value.length > 0 ? own.value : shared?.known ? [shared.value] : undefined;
    if (!own.known) return unknown(own);
    if (groups === undefined)
      return shared?.known === false
        ? unknown(shared)
        : unknown(gapOf(RULES, [], 'absent', 'no group is known'));
    const { rules, gaps, evidenceOf } = combinedRules(groups, tables.securityGroups);
    // A group that was not read may drop what another accepts.
    if (gaps.length > 0) return unknown(...gaps);
    const { open, by, undecided } = openToInternet(rules, PORTS);
    if (open.length > 0)
      return fail({ name: poolName(pool), groups, ports: open.map(portsText) }, evidenceOf(by));
    const listed = 'a rule names a port list or a prefix list, whose entries are not read';
    return undecided.length > 0 ? unknown(gapOf(RULES, groups, 'absent', listed)) : pass;
  },
});
