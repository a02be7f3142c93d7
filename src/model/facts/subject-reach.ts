import type { Evidence, Gap } from '../../kernel/known.ts';
import type { Row } from '../table.ts';

/** One user, group or service account that bindings name, with the dangerous rights of their union. */
export interface SubjectReach extends Row {
  cluster: string;
  kind: 'User' | 'Group' | 'ServiceAccount';
  /** Of a service account; empty for users and groups. */
  namespace: string;
  name: string;
  rights: readonly ReachedRight[];
  /** Why there may be more. */
  missing: readonly Gap[];
}

export interface ReachedRight {
  /** Its id in the table of dangerous rights. */
  right: string;
  /** Where it holds; empty for the whole cluster. */
  namespace: string;
  /** The objects that it is limited to; empty where it is not. */
  names: readonly string[];
  /** The chain: `ClusterRoleBinding ops → ClusterRole cs:ops`. */
  through: readonly string[];
  /** The part of the chains that nothing else stands in for. */
  needed: readonly string[];
  /** The bindings and the rules. */
  evidence: readonly Evidence[];
}
