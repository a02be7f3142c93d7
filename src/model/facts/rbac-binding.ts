import type { JsonObject } from '../../kernel/json.ts';
import type { Known } from '../../kernel/known.ts';
import type { Row } from '../table.ts';

/** A RoleBinding or a ClusterRoleBinding. */
export interface RbacBinding extends Row {
  cluster: string;
  kind: 'RoleBinding' | 'ClusterRoleBinding';
  /** Empty for a ClusterRoleBinding. */
  namespace: string;
  name: string;
  roleRef: Known<RoleRef>;
  subjects: Known<readonly RbacSubject[]>;
  /** The object as it was read. */
  object: JsonObject;
}

export interface RoleRef {
  kind: string;
  name: string;
}

/** Whom a binding names: as written, with the API group that holds where it is left out. */
export interface RbacSubject {
  kind: string;
  apiGroup: string;
  name: string;
  /** Of a service account; that of the RoleBinding where the subject has none. */
  namespace: string;
}
