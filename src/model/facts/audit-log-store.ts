import type { Known } from '../../kernel/known.ts';
import type { Row } from '../table.ts';

/** The logstore that keeps the audit log of a cluster's API server; `id` is the cluster's. */
export interface AuditLogStore extends Row {
  cluster: string;
  project: Known<string>;
  logStore: string;
  /** How many days it keeps what it gets; 3650 is for ever. */
  keptDays: Known<number>;
}
