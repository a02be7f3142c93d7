import type { Known } from '../../kernel/known.ts';
import type { Row } from '../table.ts';

/** What IMS reports of the account: its root identity, and the rules for its users' passwords. */
export interface AccountSecurity extends Row {
  rootMfa: Known<boolean>;
  rootAccessKeys: Known<number>;
  passwordPolicy: PasswordPolicy;
}

export interface PasswordPolicy {
  minimumLength: Known<number>;
  lowercase: Known<boolean>;
  uppercase: Known<boolean>;
  numbers: Known<boolean>;
  symbols: Known<boolean>;
  /** Days; 0: passwords do not expire. */
  maximumAge: Known<number>;
  /** How many earlier passwords may not be used again; 0: any may. */
  reusePrevention: Known<number>;
  /** Attempts within an hour; 0: no limit. */
  maximumAttempts: Known<number>;
}
