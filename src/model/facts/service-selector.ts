import type { Known } from '../../kernel/known.ts';
import type { Labels } from '../../network/selector.ts';
import type { Row } from '../table.ts';

/** Which pods a Service sends traffic to. */
export interface ServiceSelector extends Row {
  cluster: string;
  namespace: string;
  name: string;
  type: Known<string>;
  /** Empty where the Service selects none and somebody else keeps its endpoints. */
  selector: Known<Labels>;
}
