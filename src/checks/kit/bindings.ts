import { type Unseen, unseen } from '../../kernel/known.ts';
import type { RbacBinding, RbacSubject, RoleRef } from '../../model/facts/rbac-binding.ts';
import type { RbacRole } from '../../model/facts/rbac-role.ts';
import { rbacId } from '../../model/normalise/rbac-roles.ts';
import type { Table } from '../../model/table.ts';

/** Subject kinds that mean something belong to this group. */
const RBAC = 'rbac.authorization.k8s.io';

/** Where bindings are changed, whatever is wrong with them. */
export const changeBinding = {
  console: {
    en: 'ACK > Clusters > {cluster} > Security > Role',
    'zh-CN': '容器服务 > 集群 > {cluster} > 安全管理 > 角色',
  },
  call: 'kubectl edit {binding}',
} as const;

/** Where roles are changed. */
export const changeRole = { console: changeBinding.console, call: 'kubectl edit {role}' } as const;

/** `clusterrolebinding/platform`, `rolebinding/ops -n shop`: as kubectl takes it. */
export function objectName({
  kind,
  namespace,
  name,
}: {
  kind: string;
  namespace: string;
  name: string;
}): string {
  return `${kind.toLowerCase()}/${name}${namespace === '' ? '' : ` -n ${namespace}`}`;
}

export function isUser({ kind, apiGroup }: RbacSubject): boolean {
  return kind === 'User' && apiGroup === RBAC;
}

export function isGroup({ kind, apiGroup }: RbacSubject): boolean {
  return kind === 'Group' && apiGroup === RBAC;
}

export function isServiceAccount({ kind, apiGroup }: RbacSubject): boolean {
  return kind === 'ServiceAccount' && apiGroup === '';
}

/** The role that a binding refers to, if it is there: a Role is looked for in the binding's namespace. */
export function roleOf(binding: RbacBinding, ref: RoleRef, roles: Table<RbacRole>): RbacRole | undefined {
  return roles.get(rbacId(binding.cluster, ref.kind, ref.kind === 'Role' ? binding.namespace : '', ref.name));
}

interface Index {
  byHolder: ReadonlyMap<string, RbacBinding>;
  /** By cluster: a binding whose subjects were not read. */
  unread: ReadonlyMap<string, Unseen>;
}
// Very many pods ask.
const indexes = new WeakMap<Table<RbacBinding>, Index>();

/**
 * A binding that names a service account: itself, under its user name, or with all of its namespace.
 * `Unseen` where a binding's subjects were not read, so that it cannot be ruled out.
 */
export function bindingOfServiceAccount(
  bindings: Table<RbacBinding>,
  cluster: string,
  namespace: string,
  name: string,
): RbacBinding | Unseen | undefined {
  let index = indexes.get(bindings);
  if (index === undefined) {
    index = indexOf(bindings);
    indexes.set(bindings, index);
  }
  const { byHolder, unread } = index;
  const found =
    byHolder.get(`${cluster}\n${namespace}\n${name}`) ?? byHolder.get(`${cluster}\n${namespace}\n*`);
  return found ?? unread.get(cluster);
}

function indexOf(bindings: Table<RbacBinding>): Index {
  const byHolder = new Map<string, RbacBinding>();
  const unread = new Map<string, Unseen>();
  for (const binding of bindings.rows) {
    const { cluster, subjects } = binding;
    if (!subjects.known) {
      if (!unread.has(cluster)) unread.set(cluster, unseen(subjects.because));
      continue;
    }
    for (const subject of subjects.value) {
      const holder = holderOf(subject);
      const key = `${cluster}\n${holder}`;
      if (holder !== undefined && !byHolder.has(key)) byHolder.set(key, binding);
    }
  }
  return { byHolder, unread };
}

function holderOf(subject: RbacSubject): string | undefined {
  if (isServiceAccount(subject)) return `${subject.namespace}\n${subject.name}`;
  if (isUser(subject)) {
    const [, namespace, name] = /^system:serviceaccount:([^:]+):([^:]+)$/.exec(subject.name) ?? [];
    return name === undefined ? undefined : `${namespace}\n${name}`;
  }
  const [, namespace] = (isGroup(subject) && /^system:serviceaccounts:([^:]+)$/.exec(subject.name)) || [];
  return namespace === undefined ? undefined : `${namespace}\n*`;
}
