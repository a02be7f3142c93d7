import { compareLists } from '../kernel/compare.ts';
import { driftOf, fillAggregated } from './aggregation.ts';
import { mergeBindings, mergeRoles } from './copies.ts';
import { indexMembers } from './memberships.ts';
import type { CompiledBinding, CompiledRole, RbacPolicy } from './policy.ts';
import {
  type BindingObject,
  type ObjectName,
  objectKey,
  objectText,
  type Problem,
  type RoleObject,
} from './rbac-object.ts';
import { readObjects } from './read-object.ts';
import { RoleIndex } from './role-index.ts';

export interface CompileOptions {
  /** Why a list of RBAC objects is not whole: nothing is denied for certain then. */
  unread?: readonly string[];
  /**
   * The objects are manifests that no API server has seen. It would add its own roles, and fill in the rules of
   * aggregated ClusterRoles that have none.
   */
  manifests?: boolean;
}

/**
 * Compiles RBAC objects of `rbac.authorization.k8s.io/v1`, or lists of them, for `allowed`, `whoCan` and the
 * other questions. Whatever cannot be read becomes a problem, and leaves open the answers that it may change.
 */
export function compileRbac(objects: Iterable<unknown>, options: CompileOptions = {}): RbacPolicy {
  const read = collect(objects);
  const unread = [...(options.unread ?? []), ...read.unnamed];
  const mergedRoles = inOrder(mergeRoles(read.roles));
  const roles = compileRoles(options.manifests === true ? fillAggregated(mergedRoles) : mergedRoles);
  const mergedBindings = inOrder(mergeBindings(read.bindings));
  const bindings = mergedBindings.map((object, order) => compileBinding(object, order, roles, options));
  for (const binding of bindings) binding.role?.bindings.push(binding);
  const compiled = [...roles.values()];
  const clusterRoles = compiled.map((role) => role.object).filter((role) => role.id.kind === 'ClusterRole');
  return {
    ...indexMembers(bindings),
    roles,
    bindings,
    ...indexRules(compiled),
    anybody: bindings.filter((binding) => binding.anybody),
    doubtful: bindings.filter((binding) => binding.doubts.length > 0),
    unread: [...new Set(unread)],
    problems: [
      ...read.unnamed.map((message) => ({ message })),
      ...problemsOf(compiled, bindings, mergedBindings),
    ],
    drift: clusterRoles.flatMap((role) => driftOf(role, clusterRoles) ?? []),
  };
}

function collect(objects: Iterable<unknown>) {
  const roles: RoleObject[] = [];
  const bindings: BindingObject[] = [];
  const unnamed: string[] = [];
  for (const read of readObjects(objects)) {
    if ('role' in read) roles.push(read.role);
    else if ('binding' in read) bindings.push(read.binding);
    else unnamed.push(read.unnamed);
  }
  return { roles, bindings, unnamed };
}

function inOrder<T extends { id: ObjectName }>(objects: readonly T[]): T[] {
  const key = ({ id }: T) => [id.kind, id.namespace ?? '', id.name];
  return [...objects].sort((a, b) => compareLists(key(a), key(b)));
}

function compileRoles(objects: readonly RoleObject[]): Map<string, CompiledRole> {
  return new Map(
    objects.map((object) => [
      objectKey(object.id),
      { object, id: object.id, index: new RoleIndex(object.rules), bindings: [] },
    ]),
  );
}

// The API server makes these when it starts.
const SHIPPED = /^(?:cluster-admin|admin|edit|view|system:.*)$/s;

function compileBinding(
  object: BindingObject,
  order: number,
  roles: ReadonlyMap<string, CompiledRole>,
  options: CompileOptions,
): CompiledBinding {
  const { id, subjects, anybody, roleRef = { kind: '', name: '' } } = object;
  const doubts = object.doubts.map((doubt) => `${objectText(id)}: ${doubt}`);
  const roleUnknown = object.roleRef === undefined;
  const binding: CompiledBinding = { id, order, subjects, anybody, roleRef, roleUnknown, doubts };
  const role = roles.get(roleKey(object));
  if (role !== undefined) {
    binding.role = role;
    binding.doubts = [...doubts, ...role.object.doubts.map((doubt) => `${objectText(role.id)}: ${doubt}`)];
  } else if (options.manifests === true && roleRef.kind === 'ClusterRole' && SHIPPED.test(roleRef.name)) {
    const why = 'the API server makes it, and the manifests do not hold it';
    binding.roleUnknown = true;
    binding.doubts = [...doubts, `ClusterRole ${roleRef.name} of ${objectText(id)}: ${why}`];
  }
  return binding;
}

/** A Role is looked up where the binding is; a ClusterRoleBinding is nowhere, so it can name none. */
function roleKey({ id, roleRef }: BindingObject): string {
  if (roleRef?.kind === 'ClusterRole') return objectKey({ kind: 'ClusterRole', name: roleRef.name });
  if (roleRef?.kind !== 'Role' || id.namespace === undefined) return '';
  return objectKey({ kind: 'Role', namespace: id.namespace, name: roleRef.name });
}

function indexRules(roles: readonly CompiledRole[]) {
  const rolesByResource = new Map<string, Set<CompiledRole>>();
  const rolesWithUrls = roles.filter((role) =>
    role.object.rules.some((rule) => (rule.nonResourceURLs ?? []).length > 0),
  );
  for (const role of roles) {
    for (const resource of role.object.rules.flatMap((rule) => rule.resources ?? [])) {
      const found = rolesByResource.get(resource);
      if (found === undefined) rolesByResource.set(resource, new Set([role]));
      else found.add(role);
    }
  }
  return { rolesByResource, rolesWithUrls };
}

function problemsOf(
  roles: readonly CompiledRole[],
  bindings: readonly CompiledBinding[],
  objects: readonly BindingObject[],
): Problem[] {
  const dangling = bindings.filter((binding) => binding.role === undefined && binding.roleRef.kind !== '');
  return [
    ...roles.flatMap(({ id, object }) => object.doubts.map((message) => ({ object: id, message }))),
    ...objects.flatMap(({ id, doubts, oddities }) =>
      [...doubts, ...oddities].map((message) => ({ object: id, message })),
    ),
    ...dangling.map(({ id, roleRef }) => ({
      object: id,
      message: `it refers to ${roleRef.kind} ${roleRef.name}, which is not there`,
    })),
  ];
}
