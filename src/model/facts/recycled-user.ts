import type { Known } from '../../kernel/known.ts';
import type { Row } from '../table.ts';

/** A deleted RAM user that can still be restored, with the same UserId. */
export interface RecycledUser extends Row {
  name: Known<string>;
}
