import type { Known } from '../../kernel/known.ts';
import type { Row } from '../table.ts';

/** One rule of ACK policy governance that is deployed in a cluster. */
export interface PolicyInstance extends Row {
  cluster: string;
  /** `ACKPSPPrivilegedContainer` */
  policy: string;
  /** `deny`, `warn`. */
  action: Known<string>;
  /** `*`, or namespaces separated by commas. */
  namespaces: Known<string>;
  /** What `ACKAllowedRepos` lets images come from: prefixes of image texts. Other policies have none. */
  repositories: Known<readonly string[]>;
}
