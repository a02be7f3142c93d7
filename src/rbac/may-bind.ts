import type { Subject } from './access-review.ts';
import { allowed } from './allowed.ts';
import {
  byVerbOrCover,
  type EscalationAnswer,
  rbacRequest,
  refusedAtOnce,
  type WriteVerb,
} from './escalation.ts';
import type { CompiledRole, RbacPolicy } from './policy.ts';
import { type BindingKind, objectKey, objectText, type RoleRef } from './rbac-object.ts';

export interface BindingWrite {
  verb: WriteVerb;
  kind: BindingKind;
  namespace?: string;
  name: string;
  roleRef: RoleRef;
  /** Of the binding as it is, for an update: a roleRef never changes. */
  storedRoleRef?: RoleRef;
}

/**
 * Whether a subject may write a binding: it needs the request, and `bind` on the role in the binding's namespace
 * or rights that cover the role's rules. An update changes subjects only, and is checked the same.
 * Kubernetes: pkg/registry/rbac/{rolebinding,clusterrolebinding}/policybased/storage.go
 */
export function mayBind(policy: RbacPolicy, subject: Subject, write: BindingWrite): EscalationAnswer {
  const { roleRef, storedRoleRef } = write;
  const namespace = write.kind === 'RoleBinding' ? write.namespace : undefined;
  const resource = write.kind === 'RoleBinding' ? 'rolebindings' : 'clusterrolebindings';
  const name = write.verb === 'create' ? '' : write.name;
  const request = allowed(policy, subject, rbacRequest(write.verb, resource, namespace, name));
  if (
    storedRoleRef !== undefined &&
    (storedRoleRef.kind !== roleRef.kind || storedRoleRef.name !== roleRef.name)
  )
    return refused('a roleRef cannot be changed');
  const isClusterRole = roleRef.kind === 'ClusterRole';
  if (!isClusterRole && (roleRef.kind !== 'Role' || namespace === undefined))
    return refused(`a ${write.kind} cannot refer to a ${roleRef.kind}`);
  const early = refusedAtOnce(subject, request);
  if (early !== undefined) return early;
  const bind = rbacRequest('bind', isClusterRole ? 'clusterroles' : 'roles', namespace, roleRef.name);
  const roleName = isClusterRole || namespace === undefined ? { ...roleRef } : { ...roleRef, namespace };
  const role = policy.roles.get(objectKey(roleName));
  const missing = role === undefined ? [`${objectText(roleName)} is not there`] : [];
  const answer = byVerbOrCover(
    policy,
    subject,
    { by: 'bind', request: bind },
    { namespace, rules: role?.object.rules ?? [], reasons: doubtsOf(role, policy) },
  );
  // Without the role there are no rights to compare: only `bind` lets it pass.
  return missing.length > 0 && answer.by === 'covered' ? refused(missing[0] as string) : answer;
}

function doubtsOf(role: CompiledRole | undefined, policy: RbacPolicy): readonly string[] {
  if (role !== undefined) return role.object.doubts;
  return policy.unread;
}

function refused(reason: string): EscalationAnswer {
  return { allowed: false, because: [], missing: [], reasons: [reason] };
}
