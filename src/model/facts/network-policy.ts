import type { Known } from '../../kernel/known.ts';
import type { NetworkPolicy as ReadPolicy } from '../../network/network-policy.ts';
import type { Row } from '../table.ts';

/** One NetworkPolicy of networking.k8s.io. */
export interface NetworkPolicy extends Row {
  cluster: string;
  namespace: string;
  name: string;
  /** With its defaults; unread where an API server would not take it. */
  policy: Known<ReadPolicy>;
}
