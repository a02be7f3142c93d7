import type { Known } from '../../kernel/known.ts';
import type { Row } from '../table.ts';

/** One RAM user of the account; `id` is its UserId. */
export interface RamUser extends Row {
  name: Known<string>;
  createdAt: Known<number>;
  /** When it last logged on to the console; `never` where RAM has no such time. */
  lastLogin: Known<number | 'never'>;
  /** It has a password for the console. */
  consoleLogin: Known<boolean>;
  mfa: Known<boolean>;
  /** The status of each of its access keys: `Active`, `Inactive`. */
  keyStates: Known<readonly string[]>;
}
