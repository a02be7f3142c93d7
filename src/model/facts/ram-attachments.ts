import type { Evidence, Gap, Known } from '../../kernel/known.ts';
import type { Row } from '../table.ts';

export type PrincipalKind = 'user' | 'group' | 'role';

/**
 * The policies attached to one RAM user, group or role across the account; `id` is the kind and the name. One
 * without a row was not asked for.
 */
export interface RamAttachments extends Row {
  kind: PrincipalKind;
  name: string;
  attached: readonly PolicyAttachment[];
  /** Why `attached` may not be all there is; empty when it is. */
  missing: readonly Gap[];
}

export interface PolicyAttachment {
  name: string;
  type: 'System' | 'Custom';
  at: Evidence;
}

/** The groups of one RAM user; `id` is the user's name. */
export interface RamMembership extends Row {
  groups: Known<readonly string[]>;
}
