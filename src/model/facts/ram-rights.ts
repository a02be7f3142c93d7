import type { Evidence, Gap, Known } from '../../kernel/known.ts';
import type { Policy } from '../../ram/policy.ts';
import type { Row } from '../table.ts';
import type { PrincipalKind } from './ram-attachments.ts';

/** Everything that RAM grants one user or role; `id` is its UserId or RoleId. */
export interface RamRights extends Row {
  kind: 'user' | 'role';
  name: Known<string>;
  arn: Known<string>;
  /** Its own policies and those of its groups. */
  policies: readonly HeldPolicy[];
  /** Lists that were not read, so that there may be further policies; empty when there are none. */
  missing: readonly Gap[];
  /**
   * RAM lists only what is attached across the account. Within resource groups there may be more, which no
   * source that is read tells.
   */
  inResourceGroups: Gap;
  /** Roles only. */
  trust?: Known<Policy>;
}

export interface HeldPolicy {
  name: string;
  type: 'System' | 'Custom';
  /** What it is attached to: the identity itself or one of its groups. */
  via: { kind: PrincipalKind; name: string };
  /** The attachment. */
  at: Evidence;
  /** `inferred` where it is what a system policy is documented to allow. */
  policy: Known<Policy>;
}
