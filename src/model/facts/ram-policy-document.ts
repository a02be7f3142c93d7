import type { Known } from '../../kernel/known.ts';
import type { Policy } from '../../ram/policy.ts';
import type { Row } from '../table.ts';

/** What one policy says, in the version that is in force; `id` is its type and name. */
export interface RamPolicyDocument extends Row {
  policy: Known<Policy>;
}

/** Who may become one RAM role; `id` is the role's name. */
export interface RamTrust extends Row {
  trust: Known<Policy>;
}
