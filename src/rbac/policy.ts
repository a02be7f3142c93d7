import type { AggregationDrift } from './aggregation.ts';
import type {
  BindingKind,
  ObjectName,
  Problem,
  RbacSubject,
  RoleKind,
  RoleObject,
  RoleRef,
} from './rbac-object.ts';
import type { RoleIndex } from './role-index.ts';

export interface CompiledRole {
  object: RoleObject;
  id: ObjectName<RoleKind>;
  index: RoleIndex;
  bindings: CompiledBinding[];
}

export interface CompiledBinding {
  id: ObjectName<BindingKind>;
  /** Its place in the order of kind, namespace and name. */
  order: number;
  subjects: readonly RbacSubject[];
  roleRef: RoleRef;
  /** Absent where the role is not there, or the roleRef could not be read. */
  role?: CompiledRole;
  /** The role may be there, with rules that nobody read. */
  roleUnknown: boolean;
  anybody: boolean;
  /** Why it may grant its subjects more than was read. */
  doubts: readonly string[];
}

/** One subject of one binding. */
export interface Membership {
  binding: CompiledBinding;
  subject: RbacSubject;
}

/** The bindings that name one user or group: those for every request, and those of each namespace. */
export interface Memberships {
  everywhere: Membership[];
  byNamespace: Map<string, Membership[]>;
}

/** RBAC objects, compiled once for any number of questions. Made by `compileRbac`. */
export interface RbacPolicy {
  users: ReadonlyMap<string, Memberships>;
  groups: ReadonlyMap<string, Memberships>;
  roles: ReadonlyMap<string, CompiledRole>;
  bindings: readonly CompiledBinding[];
  /** Roles by the texts of their rules' resources; a request can be allowed by those under its own texts only. */
  rolesByResource: ReadonlyMap<string, ReadonlySet<CompiledRole>>;
  rolesWithUrls: readonly CompiledRole[];
  /** Bindings that may be anybody's. */
  anybody: readonly CompiledBinding[];
  /** Bindings with doubts of their own or of their role. */
  doubtful: readonly CompiledBinding[];
  /** Why not all objects are here: no denial is certain then. */
  unread: readonly string[];
  problems: readonly Problem[];
  drift: readonly AggregationDrift[];
}
