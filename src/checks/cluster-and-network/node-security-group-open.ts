import type { Evidence } from '../../kernel/known.ts';
import { openToInternet, type Ports, portsText } from '../../model/facts/open-to-internet.ts';
import type { SecurityGroup } from '../../model/facts/security-group.ts';
import { gapOf } from '../../model/normalise/reading.ts';
import { onInstancePools, poolName } from '../kit/clusters.ts';
import { defineCheck } from '../kit/define-check.ts';
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
  references: ['https://www.alibabacloud.com/help/en/ecs/developer-reference/api-ecs-2014-05-26-describesecuritygroupattribute'],
  applies: onInstancePools,
  judge(pool, { tables }) {
    const own = pool.securityGroups;
    const shared = tables.clusters.get(pool.cluster)?.securityGroup;
    // A pool without groups of its own uses the cluster's.
    const groups = own.known && own.value.length > 0 ? own.value : shared?.known ? [shared.value] : undefined;
    if (!own.known) return unknown(own);
    if (groups === undefined)
      return shared?.known === false ? unknown(shared) : unknown(gapOf(RULES, [], 'absent', 'no group is known'));
    const found = groups.map((id) => lookInto(id, tables.securityGroups.get(id)));
    const open = found.filter(({ ports }) => ports.length > 0);
    if (open.length > 0)
      return fail(
        {
          name: poolName(pool),
          groups: open.map(({ id }) => id),
          ports: [...new Set(open.flatMap(({ ports }) => ports.map(portsText)))],
        },
        open.flatMap(({ evidence }) => evidence),
      );
    const gaps = found.flatMap(({ gap }) => gap ?? []);
    return gaps.length > 0 ? unknown(...gaps) : pass;
  },
});

function lookInto(id: string, group: SecurityGroup | undefined) {
  const none = { id, ports: [] as Ports[], evidence: [] as Evidence[], gap: undefined };
  if (group === undefined) return { ...none, gap: gapOf(RULES, [id], 'not-attempted', 'it was not asked for') };
  if (!group.rules.known) return { ...none, gap: group.rules.because };
  const { at } = group.rules;
  const { open, by, undecided } = openToInternet(group.rules.value, PORTS);
  const evidence = by.map((rule) => ({ ...at, path: rule.path, value: rule.source.text }));
  const listed = gapOf(RULES, [id], 'absent', 'a rule names a port list or prefix list, which is not read');
  return { id, ports: open, evidence, gap: undecided.length > 0 ? listed : undefined };
}
