import type { Known } from '../../kernel/known.ts';
import type { Row } from '../table.ts';

/** When ACK last looked at a cluster; `id` is the cluster's. Instants in epoch milliseconds. */
export interface ClusterInspection extends Row {
  cluster: string;
  /** The last cluster check that ended with a result. */
  lastCheck: Known<number | 'never'>;
  /** The last inspection whose report is complete. */
  lastReport: Known<number | 'never'>;
}
