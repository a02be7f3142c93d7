import type { Known } from '../../kernel/known.ts';
import type { Row } from '../table.ts';
import type { RbacBinding } from './rbac-binding.ts';

/** Where a cluster speaks of groups: a binding names them, a certificate that was issued carries them. */
export interface GroupClaim extends Row {
  cluster: string;
  groups: Known<readonly string[]>;
  by:
    | { kind: 'binding'; binding: RbacBinding }
    | { kind: 'certificate'; request: string; commonName: string; expiresAt: Known<number> };
}
