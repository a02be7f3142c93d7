import { faultOfRequest, faultOfSubject, type Request, type Subject } from './access-review.ts';
import { membershipsFor } from './memberships.ts';
import { isNode } from './node-identity.ts';
import type { CompiledBinding, RbacPolicy } from './policy.ts';
import { type PreparedRequest, prepare } from './prepared-request.ts';
import type { BindingKind, ObjectName, RbacSubject, RoleKind } from './rbac-object.ts';
import { matchesOf } from './role-matches.ts';

/** The chain that grants: a binding names the subject, its role has the rule. */
export interface Grant {
  binding: ObjectName<BindingKind>;
  subject: RbacSubject;
  role: ObjectName<RoleKind>;
  /** The index of the first rule of the role that allows the request. */
  rule: number;
}

/** Members of `system:masters` are allowed everything, whatever RBAC says. */
export const SUPERUSER_GROUP = 'system:masters';

export interface Answer {
  /** `null` where it cannot be known. */
  allowed: boolean | null;
  because: readonly (Grant | 'superuser')[];
  /** Why it is not known. */
  reasons: readonly string[];
  /** There were more grants than the limit. */
  more?: true;
  /** A node asks, and a Node authoriser may allow what RBAC does not. */
  rbacOnly?: true;
}

export interface AllowedOptions {
  /** How many grants to look for; all of them where it is left out. */
  limit?: number;
}

/**
 * Whether RBAC allows a subject a request, as a SubjectAccessReview would answer, and by which grants: one for
 * each binding that grants it.
 */
export function allowed(
  policy: RbacPolicy,
  subject: Subject,
  request: Request,
  options: AllowedOptions = {},
): Answer {
  const fault = faultOfRequest(request) ?? faultOfSubject(subject);
  if (fault !== undefined) return { allowed: null, because: [], reasons: [fault] };
  const rbacOnly = isNode(subject) ? { rbacOnly: true as const } : {};
  if (subject.groups?.includes(SUPERUSER_GROUP))
    return { allowed: true, because: ['superuser'], reasons: [], ...rbacOnly };
  const found = grantsOf(policy, subject, request, options.limit ?? Number.POSITIVE_INFINITY);
  if (found.grants.length > 0) {
    const more = found.more ? { more: true as const } : {};
    return { allowed: true, because: found.grants, reasons: [], ...more, ...rbacOnly };
  }
  const reasons = doubtsAbout(policy, subject, request);
  return { allowed: reasons.length > 0 ? null : false, because: [], reasons, ...rbacOnly };
}

function grantsOf(policy: RbacPolicy, subject: Subject, request: Request, limit: number) {
  const found = new Map<CompiledBinding, Grant>();
  const firstAllowing = matchesOf(policy, prepare(request));
  for (const { binding, subject: named } of membershipsFor(policy, subject, namespaceOf(request))) {
    const { role } = binding;
    if (role === undefined || found.has(binding)) continue;
    const rule = firstAllowing(role);
    if (rule < 0) continue;
    if (found.size === limit) return { grants: inOrder(found), more: true };
    found.set(binding, { binding: binding.id, subject: named, role: role.id, rule });
  }
  return { grants: inOrder(found), more: false };
}

function inOrder(found: ReadonlyMap<CompiledBinding, Grant>): Grant[] {
  if (found.size < 2) return [...found.values()];
  return [...found].sort(([a], [b]) => a.order - b.order).map(([, grant]) => grant);
}

/** A URL is in no namespace; neither is a request across all of them. */
export function namespaceOf(request: Request): string | undefined {
  const namespace = request.resourceAttributes?.namespace ?? '';
  return namespace === '' ? undefined : namespace;
}

/** Why a denial is not certain: what was not read may grant the request to the subject. */
function doubtsAbout(policy: RbacPolicy, subject: Subject, request: Request): string[] {
  if (policy.unread.length > 0) return [...policy.unread];
  if (policy.doubtful.length === 0) return [];
  const namespace = namespaceOf(request);
  const prepared = prepare(request);
  const named = new Set(Array.from(membershipsFor(policy, subject, namespace), ({ binding }) => binding));
  const reasons = policy.doubtful
    .filter(({ id }) => id.namespace === undefined || id.namespace === namespace)
    .filter((binding) => (named.has(binding) ? mayGrantMore(binding) : mayBeTheirs(binding, prepared)))
    .flatMap((binding) => binding.doubts);
  return [...new Set(reasons)];
}

/** Its role was not wholly read, or is not known. */
export function mayGrantMore(binding: CompiledBinding): boolean {
  return binding.role === undefined ? binding.roleUnknown : binding.role.object.doubts.length > 0;
}

/** Some subject of it was not read, and its role allows the request, or may. */
export function mayBeTheirs(binding: CompiledBinding, request: PreparedRequest): boolean {
  if (!binding.anybody) return false;
  return (
    mayGrantMore(binding) || (binding.role !== undefined && binding.role.index.firstAllowing(request) >= 0)
  );
}
