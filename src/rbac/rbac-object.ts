import type { LabelSelector } from './label-selector.ts';
import type { PolicyRule } from './policy-rule.ts';

export const RBAC_GROUP = 'rbac.authorization.k8s.io';
export const RBAC_KINDS = ['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding'] as const;
export type RbacKind = (typeof RBAC_KINDS)[number];
export type RoleKind = 'ClusterRole' | 'Role';
export type BindingKind = 'ClusterRoleBinding' | 'RoleBinding';

/** Names one object; cluster-scoped ones have no namespace. */
export interface ObjectName<Kind extends string = RbacKind> {
  kind: Kind;
  namespace?: string;
  name: string;
}

/** A subject of a binding. */
export interface RbacSubject {
  kind: string;
  name: string;
  namespace?: string;
}

export interface RoleRef {
  kind: string;
  name: string;
}

/** A Role or ClusterRole as it was read; `doubts` say what could not be. */
export interface RoleObject {
  id: ObjectName<RoleKind>;
  rules: readonly PolicyRule[];
  labels: ReadonlyMap<string, string>;
  /** Of an aggregated ClusterRole. */
  selectors?: readonly LabelSelector[];
  /** An API server gave it out, so its rules are those in force. */
  served: boolean;
  doubts: readonly string[];
}

/** A RoleBinding or ClusterRoleBinding as it was read. */
export interface BindingObject {
  id: ObjectName<BindingKind>;
  subjects: readonly RbacSubject[];
  /** Absent where it could not be read. */
  roleRef?: RoleRef;
  /** Some subject could not be read: it may be anybody. */
  anybody: boolean;
  doubts: readonly string[];
  /** What is odd and leaves nothing open: the authoriser does not look at it, or nothing matches it. */
  oddities: readonly string[];
}

/** Something odd about an object; where it leaves an answer open, the answer says so too. */
export interface Problem {
  /** Absent where the object could not be named. */
  object?: ObjectName;
  message: string;
}

/** `RoleBinding shop/deployers`. */
export function objectText({
  kind,
  namespace,
  name,
}: {
  kind: string;
  namespace?: string;
  name: string;
}): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}

/** One text for one object, whatever its names hold: no name may hold a line break. */
export function objectKey({
  kind,
  namespace,
  name,
}: {
  kind: string;
  namespace?: string;
  name: string;
}): string {
  return `${kind}\n${namespace ?? ''}\n${name}`;
}
