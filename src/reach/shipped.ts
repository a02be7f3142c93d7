import type { Grant } from '../rbac/allowed.ts';
import { covers } from '../rbac/covers.ts';
import type { RbacPolicy } from '../rbac/policy.ts';
import { objectKey } from '../rbac/rbac-object.ts';
import { SHIPPED_BINDINGS, SHIPPED_ROLES } from './shipped.generated.ts';

const judged = new WeakMap<RbacPolicy, Map<string, boolean>>();

/**
 * Whether a grant is one that every cluster has: its binding names whom the shipped one names, and its role
 * gives no more than the shipped one. By content, not by name: a role that was widened counts again.
 */
export function isShipped({ binding, subject, role }: Grant, policy: RbacPolicy): boolean {
  const shipped = SHIPPED_BINDINGS[bindingKey(binding)];
  if (shipped === undefined || shipped.role !== role.name || role.kind !== shipped.kind) return false;
  const named = [subject.kind, subject.namespace ?? '', subject.name].join('/');
  return shipped.subjects.includes(named) && givesNoMore(role, policy);
}

function bindingKey({ kind, namespace, name }: Grant['binding']): string {
  return [kind, namespace ?? '', name].join('/');
}

function givesNoMore(role: Grant['role'], policy: RbacPolicy): boolean {
  const known = judged.get(policy) ?? new Map<string, boolean>();
  judged.set(policy, known);
  const key = objectKey(role);
  let answer = known.get(key);
  if (answer === undefined) {
    const shipped = SHIPPED_ROLES[[role.kind, role.namespace ?? '', role.name].join('/')];
    const rules = policy.roles.get(key)?.object.rules ?? [];
    answer = shipped !== undefined && covers(shipped, rules).covered;
    known.set(key, answer);
  }
  return answer;
}
