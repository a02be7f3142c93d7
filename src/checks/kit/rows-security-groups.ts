import { parseCidr } from '../../kernel/cidr.ts';
import type { SecurityGroup, SecurityGroupRule } from '../../model/facts/security-group.ts';
import { ACCOUNT, known } from './rows.ts';

const source = 'ecs/DescribeSecurityGroupAttribute';

/** A security group that lets nothing in. */
export function securityGroup(id: string, changes: Partial<SecurityGroup> = {}): SecurityGroup {
  const scope = { kind: 'account', account: ACCOUNT } as const;
  return { id, subject: id, scope, at: { source, ids: [id], path: '' }, rules: known([]), ...changes };
}

/** An ingress rule: `from` is a block of addresses, `ports` as the API spells them (`22/22`). */
export function ingress(
  from: string,
  ports: string,
  changes: Partial<SecurityGroupRule> = {},
): SecurityGroupRule {
  const block = parseCidr(from);
  if (block === undefined) throw new Error(`not a block of addresses: ${from}`);
  const [first = 1, last = 65535] = ports === '-1/-1' ? [] : ports.split('/').map(Number);
  return {
    direction: 'ingress',
    policy: 'accept',
    protocol: 'tcp',
    portRange: { from: first, to: last },
    source: { kind: block.family, text: from, block },
    priority: 1,
    narrowed: false,
    path: '/Permissions/Permission/0',
    ...changes,
  };
}
