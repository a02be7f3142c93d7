import type { JsonObject } from '../../kernel/json.ts';
import type { Known } from '../../kernel/known.ts';
import type { Row } from '../table.ts';

/** A Role or a ClusterRole. */
export interface RbacRole extends Row {
  cluster: string;
  kind: 'Role' | 'ClusterRole';
  /** Empty for a ClusterRole. */
  namespace: string;
  name: string;
  rules: Known<readonly PolicyRule[]>;
  /** Its rules are put together from other ClusterRoles, which are rows of their own. */
  aggregated: boolean;
  /** The object as it was read. */
  object: JsonObject;
}

/** One rule; lists that it leaves out are empty. */
export interface PolicyRule {
  verbs: readonly string[];
  apiGroups: readonly string[];
  resources: readonly string[];
  resourceNames: readonly string[];
  nonResourceURLs: readonly string[];
}
