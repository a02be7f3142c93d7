import type { Known } from '../../kernel/known.ts';
import type { Row } from '../table.ts';

/** What gives the pods of a cluster their network. */
export interface NetworkPlugin extends Row {
  cluster: string;
  /** `terway`, `flannel`, `poseidon` (virtual nodes only). */
  plugin: Known<string>;
  /** NetworkPolicies have an effect. */
  enforcesPolicies: Known<boolean>;
}
