import type { Known } from '../../kernel/known.ts';
import type { Row } from '../table.ts';

/** A RAM identity that ack-ram-authenticator lets into the cluster under a Kubernetes name. */
export interface IdentityMapping extends Row {
  cluster: string;
  name: string;
  /** `acs:ram::<account>:user/<name>`, `…:role/<name>`; `*` stands for anything. */
  arn: Known<string>;
  username: Known<string>;
  /** Empty where the mapping names none. */
  groups: Known<readonly string[]>;
}
