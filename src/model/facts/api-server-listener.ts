import type { Known } from '../../kernel/known.ts';
import type { Row } from '../table.ts';

/** The load balancer listener in front of a cluster's API server; `id` is the cluster's. */
export interface ApiServerListener extends Row {
  cluster: string;
  loadBalancer: Known<string>;
  /** `on`, `off`. */
  aclStatus: Known<string>;
  /** `white` lets the entries in, `black` keeps them out. */
  aclType: Known<string>;
  /** The blocks of addresses of its access control lists. */
  aclEntries: Known<readonly string[]>;
}
