import { member } from '../../kernel/json.ts';
import type { Evidence, Gap } from '../../kernel/known.ts';
import type { Ports } from '../../model/facts/open-to-internet.ts';
import type { PodTemplate } from '../../model/facts/pod-template.ts';
import type { SecurityGroup, SecurityGroupRule } from '../../model/facts/security-group.ts';
import { gapOf } from '../../model/normalise/reading.ts';
import type { Table } from '../../model/table.ts';
import { containersOf } from './containers.ts';

const RULES = 'ecs/DescribeSecurityGroupAttribute';

export interface CombinedRules {
  rules: SecurityGroupRule[];
  /** Groups whose rules were not read: they may drop what another group accepts. */
  gaps: Gap[];
  evidenceOf(rules: readonly SecurityGroupRule[]): Evidence[];
}

/** The rules of all groups of an instance: ECS sorts them into one list. */
export function combinedRules(ids: readonly string[], groups: Table<SecurityGroup>): CombinedRules {
  const rules: SecurityGroupRule[] = [];
  const gaps: Gap[] = [];
  const documents = new Map<SecurityGroupRule, Evidence>();
  for (const id of ids) {
    const group = groups.get(id);
    if (group === undefined) gaps.push(gapOf(RULES, [id], 'not-attempted', 'it was not asked for'));
    else if (!group.rules.known) gaps.push(group.rules.because);
    else {
      for (const rule of group.rules.value) {
        rules.push(rule);
        documents.set(rule, evidenceOf(rule, group.rules.at));
      }
    }
  }
  return { rules, gaps, evidenceOf: (wanted) => wanted.flatMap((rule) => documents.get(rule) ?? []) };
}

const MEMBERS = {
  v4: 'SourceCidrIp',
  v6: 'Ipv6SourceCidrIp',
  group: 'SourceGroupId',
  'prefix-list': 'SourcePrefixListId',
} as const;

function evidenceOf(rule: SecurityGroupRule, document: Evidence): Evidence {
  const { source, ids } = document;
  const evidence: Evidence = {
    source,
    ids,
    path: `${rule.path}/${MEMBERS[rule.source.kind]}`,
    value: rule.source.text,
  };
  return rule.page === undefined ? evidence : { ...evidence, page: rule.page };
}

/** The ports that the containers of a pod say they listen on. */
export function declaredPorts(row: PodTemplate): Ports[] {
  return containersOf(row).flatMap(({ spec }) => {
    const ports = member(spec, 'ports');
    return Array.isArray(ports) ? ports.flatMap(toPorts) : [];
  });
}

function toPorts(port: unknown): Ports[] {
  const number = member(port, 'containerPort');
  const protocol = String(member(port, 'protocol') ?? 'TCP').toLowerCase();
  if (typeof number !== 'number' || (protocol !== 'tcp' && protocol !== 'udp')) return [];
  return [{ protocol, from: number, to: number }];
}
