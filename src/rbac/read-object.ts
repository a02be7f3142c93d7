import { dig, isObject, type Json, member } from '../kernel/json.ts';
import { type BindingObject, RBAC_GROUP, RBAC_KINDS, type RbacKind, type RoleObject } from './rbac-object.ts';
import { readBinding, readRole } from './read-members.ts';

/** What reading gives: a role, a binding, or why one that is there could not even be named. */
export type ReadObject = { role: RoleObject } | { binding: BindingObject } | { unnamed: string };

/**
 * Reads objects and lists of them (`RoleList`, `List`, whose items may leave their kind out). What is of no
 * RBAC kind is passed over.
 */
export function* readObjects(values: Iterable<unknown>): Generator<ReadObject> {
  for (const value of values) yield* readOne(value, undefined);
}

function* readOne(value: unknown, listed: RbacKind | undefined): Generator<ReadObject> {
  const kind = member(value, 'kind');
  const list = listed === undefined ? listKind(kind, member(value, 'apiVersion')) : undefined;
  if (list !== undefined) {
    const items = member(value, 'items') ?? [];
    yield* Array.isArray(items)
      ? readItems(items, list)
      : [{ unnamed: `the items of a ${list} are no list` }];
    return;
  }
  const own = kindOf(value, listed);
  if (own === undefined) return;
  yield typeof own === 'string' ? named(value as Json, own) : own;
}

function* readItems(items: readonly unknown[], list: RbacKind | 'List'): Generator<ReadObject> {
  for (const item of items) {
    if (isObject(item)) yield* readOne(item, list === 'List' ? undefined : list);
    else yield { unnamed: `an element of a list of ${list === 'List' ? 'object' : list}s is no object` };
  }
}

function listKind(kind: unknown, apiVersion: unknown): RbacKind | 'List' | undefined {
  if (kind === 'List') return 'List';
  return isRbacVersion(apiVersion) ? RBAC_KINDS.find((one) => kind === `${one}List`) : undefined;
}

/** The kind of an element; an element of a typed list that says it is something else is nobody's. */
function kindOf(value: unknown, listed: RbacKind | undefined): RbacKind | ReadObject | undefined {
  const kind = member(value, 'kind');
  const sound = isObject(value) && isRbacVersion(member(value, 'apiVersion'));
  if (listed === undefined) return sound ? RBAC_KINDS.find((one) => one === kind) : undefined;
  if (sound && (kind === undefined || kind === listed)) return listed;
  return { unnamed: `an element of the list of ${listed}s is none` };
}

function isRbacVersion(apiVersion: unknown): boolean {
  return (
    apiVersion === undefined || (typeof apiVersion === 'string' && apiVersion.split('/')[0] === RBAC_GROUP)
  );
}

function named(value: Json, kind: RbacKind): ReadObject {
  const name = dig(value, 'metadata', 'name');
  const namespace = dig(value, 'metadata', 'namespace');
  if (typeof name !== 'string' || name === '') return { unnamed: `a ${kind} has no name` };
  const clusterWide = kind === 'ClusterRole' || kind === 'ClusterRoleBinding';
  if (!clusterWide && (typeof namespace !== 'string' || namespace === ''))
    return { unnamed: `${kind} ${name} has no namespace` };
  const id = clusterWide ? { name } : { namespace: namespace as string, name };
  return kind === 'ClusterRole' || kind === 'Role'
    ? { role: readRole(value, { kind, ...id }) }
    : { binding: readBinding(value, { kind, ...id }) };
}
