import type { Known } from '../../kernel/known.ts';
import type { Row } from '../table.ts';

/** One trail of ActionTrail. */
export interface Trail extends Row {
  name: string;
  /** Its switch: `Enable`, `Disable`, `Fresh` (made but not started). */
  status: Known<string>;
  /** It delivers events now. */
  logging: Known<boolean>;
  /** `All`, `Write`, `Read`. */
  events: Known<string>;
  /** `All`, or one or more regions. */
  regions: Known<string>;
}
