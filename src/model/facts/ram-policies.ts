import type { Evidence, Gap, Known } from '../../kernel/known.ts';
import type { Row } from '../table.ts';

/**
 * The policies attached to one RAM role; `id` is the role's name. A role without a row was not asked for:
 * what it may do is unknown, whatever the table's completeness says.
 */
export interface RamPolicies extends Row {
  attached: readonly AttachedPolicy[];
  /** Why `attached` may not be all there is; empty when it is. */
  missing: readonly Gap[];
}

export interface AttachedPolicy {
  name: string;
  type: 'System' | 'Custom';
  /** Of the default version, the one in force. */
  statements: Known<readonly PolicyStatement[]>;
  at: Evidence;
}

export interface PolicyStatement {
  effect: 'Allow' | 'Deny';
  /** Patterns such as `ecs:Describe*`. */
  actions: readonly string[];
  /** The statement is about every action but these (`NotAction`). */
  allButActions: boolean;
  resources: readonly string[];
  /** The statement is about every resource but these (`NotResource`). */
  allButResources: boolean;
  conditional: boolean;
}
