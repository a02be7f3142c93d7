import type { Known } from '../../kernel/known.ts';
import type { Row } from '../table.ts';

/** What Container Service has granted to one identity; `id` is its uid. */
export interface UserPermissions extends Row {
  /** Of the RAM user; the uid for others. */
  name: string;
  grants: Known<readonly ClusterGrant[]>;
}

export interface ClusterGrant {
  /** `all-clusters` or a cluster id. */
  cluster: string;
  /** Empty: the whole cluster. */
  namespace: string;
  /** `admin`, `ops`, `dev`, `restricted`, `custom`, … */
  role: string;
  /** The identity made the cluster, or is the account itself. */
  owner: boolean;
}
