import type { Subject } from './access-review.ts';
import { allowed } from './allowed.ts';
import {
  byVerbOrCover,
  type EscalationAnswer,
  rbacRequest,
  refusedAtOnce,
  type WriteVerb,
} from './escalation.ts';
import type { RbacPolicy } from './policy.ts';
import type { PolicyRule } from './policy-rule.ts';
import type { RoleKind } from './rbac-object.ts';

export interface RoleWrite {
  verb: WriteVerb;
  kind: RoleKind;
  namespace?: string;
  name: string;
  rules: readonly PolicyRule[];
  /** The ClusterRole has an aggregation rule, or had one before the write. */
  aggregated?: boolean;
}

const FULL_AUTHORITY: readonly PolicyRule[] = [
  { verbs: ['*'], apiGroups: ['*'], resources: ['*'] },
  { verbs: ['*'], nonResourceURLs: ['*'] },
];

/**
 * Whether a subject may write a role: it needs the request, and `escalate` on the role or rights that cover its
 * rules; for an aggregation rule, which gathers anything, all rights there are. A label that an aggregation selects
 * needs no more than that. An update that only changes owner references and finalizers passes unchecked, and is
 * not asked about here.
 * Kubernetes: pkg/registry/rbac/{role,clusterrole}/policybased/storage.go
 */
export function mayWriteRole(policy: RbacPolicy, subject: Subject, write: RoleWrite): EscalationAnswer {
  const namespace = write.kind === 'Role' ? write.namespace : undefined;
  const resource = write.kind === 'Role' ? 'roles' : 'clusterroles';
  const name = write.verb === 'create' ? '' : write.name;
  const request = allowed(policy, subject, rbacRequest(write.verb, resource, namespace, name));
  const escalate = rbacRequest('escalate', resource, namespace, name);
  const rules = write.aggregated === true ? [...write.rules, ...FULL_AUTHORITY] : write.rules;
  return (
    refusedAtOnce(subject, request) ??
    byVerbOrCover(policy, subject, { by: 'escalate', request: escalate }, { namespace, rules, reasons: [] })
  );
}
