import type { Known } from '../../kernel/known.ts';
import type { Row } from '../table.ts';

/** A RAM user, and whether it is on its way out; `id` is its UserId. */
export interface DepartingUser extends Row {
  /** The UserName. */
  name: Known<string>;
  /** `disabled`: neither console logon nor a key in use. `in-recycle-bin`: deleted, and can be restored. */
  state: Known<'in-use' | 'disabled' | 'in-recycle-bin'>;
}
