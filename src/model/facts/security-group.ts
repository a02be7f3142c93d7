import type { Cidr } from '../../kernel/cidr.ts';
import type { Known } from '../../kernel/known.ts';
import type { Row } from '../table.ts';

/**
 * One ECS security group that somebody asked for. A group without a row was not asked for: what its rules
 * are is unknown, whatever the table's completeness says.
 */
export interface SecurityGroup extends Row {
  rules: Known<readonly SecurityGroupRule[]>;
}

export interface SecurityGroupRule {
  direction: 'ingress' | 'egress';
  policy: 'accept' | 'drop';
  /** In lower case: `tcp`, `udp`, `icmp`, `icmpv6`, `gre`, `all`. */
  protocol: string;
  /** 1 to 65535 where the protocol has no ports or all are meant; absent where a port list names them. */
  portRange?: { from: number; to: number };
  /** Where ingress comes from, or where egress goes to. */
  source: RuleSource;
  /** 1 (first) to 100; of two rules with the same priority the one that drops wins. */
  priority: number;
  /** Limited to some source ports or to some destinations of the group as well. */
  narrowed: boolean;
  /** RFC 6901, to the rule in its document, and the page it stood on. */
  path: string;
  page?: number;
}

export type RuleSource =
  | { kind: 'v4' | 'v6'; text: string; block: Cidr }
  | { kind: 'group'; text: string }
  /** The entries of a prefix list are not read. */
  | { kind: 'prefix-list'; text: string };
