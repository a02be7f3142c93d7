import type { Subject } from './access-review.ts';
import type { CompiledBinding, Membership, Memberships, RbacPolicy } from './policy.ts';
import type { RbacSubject } from './rbac-object.ts';

/** Bindings by the users and groups that they name. */
export function indexMembers(bindings: readonly CompiledBinding[]): {
  users: Map<string, Memberships>;
  groups: Map<string, Memberships>;
} {
  const users = new Map<string, Memberships>();
  const groups = new Map<string, Memberships>();
  for (const binding of bindings) {
    const named = new Set<string>();
    for (const subject of binding.subjects) {
      const user = userOf(subject, binding);
      const group = subject.kind === 'Group' ? subject.name : undefined;
      const key = `${user === undefined ? 'group' : 'user'} ${user ?? group}`;
      // The authoriser stops at the first subject that is the asker.
      if ((user === undefined && group === undefined) || named.has(key)) continue;
      named.add(key);
      add(user === undefined ? groups : users, user ?? subject.name, { binding, subject });
    }
  }
  return { users, groups };
}

/**
 * The user that a subject is. A ServiceAccount is the user of its name, in the binding's namespace where it
 * states none; in a ClusterRoleBinding it is nobody then. No user is `*`.
 */
export function userOf(subject: RbacSubject, binding: CompiledBinding): string | undefined {
  if (subject.kind === 'User') return subject.name;
  if (subject.kind !== 'ServiceAccount') return undefined;
  const namespace = subject.namespace ?? binding.id.namespace;
  return namespace === undefined ? undefined : `system:serviceaccount:${namespace}:${subject.name}`;
}

function add(index: Map<string, Memberships>, name: string, membership: Membership): void {
  let found = index.get(name);
  if (found === undefined) {
    found = { everywhere: [], byNamespace: new Map() };
    index.set(name, found);
  }
  const { namespace } = membership.binding.id;
  if (namespace === undefined) {
    found.everywhere.push(membership);
    return;
  }
  const inNamespace = found.byNamespace.get(namespace);
  if (inNamespace === undefined) found.byNamespace.set(namespace, [membership]);
  else inNamespace.push(membership);
}

/**
 * The bindings that name the subject for a request in a namespace, or in none. One that names it twice comes
 * twice.
 */
export function* membershipsFor(
  { users, groups }: Pick<RbacPolicy, 'users' | 'groups'>,
  subject: Subject,
  namespace: string | undefined,
): Generator<Membership> {
  for (const { everywhere, byNamespace } of namedIn(users, groups, subject)) {
    yield* everywhere;
    if (namespace !== undefined) yield* byNamespace.get(namespace) ?? [];
  }
}

/** The same in every namespace. */
export function* allMembershipsOf(
  { users, groups }: Pick<RbacPolicy, 'users' | 'groups'>,
  subject: Subject,
): Generator<Membership> {
  for (const { everywhere, byNamespace } of namedIn(users, groups, subject)) {
    yield* everywhere;
    for (const memberships of byNamespace.values()) yield* memberships;
  }
}

function* namedIn(
  users: ReadonlyMap<string, Memberships>,
  groups: ReadonlyMap<string, Memberships>,
  subject: Subject,
): Generator<Memberships> {
  const ofUser = users.get(subject.user ?? '');
  if (ofUser !== undefined) yield ofUser;
  for (const group of subject.groups ?? []) {
    const ofGroup = groups.get(group);
    if (ofGroup !== undefined) yield ofGroup;
  }
}
