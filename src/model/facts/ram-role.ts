import type { Known } from '../../kernel/known.ts';
import type { Row } from '../table.ts';

/** One RAM role of the account; `id` is its RoleId. */
export interface RamRole extends Row {
  name: Known<string>;
  arn: Known<string>;
}
