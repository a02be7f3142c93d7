import type { Known } from '../../kernel/known.ts';
import type { Row } from '../table.ts';

export interface ServiceAccount extends Row {
  cluster: string;
  namespace: string;
  name: string;
  /** Pods that do not say otherwise get its token. */
  automountToken: Known<boolean>;
}
