import type { Known } from '../../kernel/known.ts';
import type { Row } from '../table.ts';

/** One ResourceQuota or LimitRange. */
export interface NamespaceLimit extends Row {
  cluster: string;
  kind: 'ResourceQuota' | 'LimitRange';
  namespace: string;
  name: string;
  /** Of a quota: what it bounds (`limits.cpu`, `pods`). Of a range: for what it has limits (`Container`). */
  bounds: Known<readonly string[]>;
}
