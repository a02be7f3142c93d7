import type { Known } from '../../kernel/known.ts';
import type { TrustedServiceAccounts } from '../../ram/service-accounts.ts';
import type { Row } from '../table.ts';

/** One statement by which a RAM role lets service accounts of an OIDC provider in. */
export interface RrsaTrust extends Row {
  /** The RoleId, as in `ramRights`. */
  role: string;
  roleName: Known<string>;
  /** The cluster whose provider it is, where the provider has the name that RRSA gives it. */
  cluster?: string;
  trusted: TrustedServiceAccounts;
}
