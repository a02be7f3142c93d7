import { compareText } from '../kernel/compare.ts';
import { faultOfRequest, type Request } from './access-review.ts';
import { type Grant, mayBeTheirs, mayGrantMore, namespaceOf } from './allowed.ts';
import { userOf } from './memberships.ts';
import type { CompiledBinding, CompiledRole, RbacPolicy } from './policy.ts';
import { type PreparedRequest, prepare } from './prepared-request.ts';
import type { RbacSubject } from './rbac-object.ts';
import { matchesOf } from './role-matches.ts';

/** One subject, as bindings name it, and what grants it the request. */
export interface Holder {
  subject: RbacSubject;
  because: readonly Grant[];
}

export interface WhoCan {
  /** Beside the members of `system:masters`, who always can. */
  holders: readonly Holder[];
  /** Why there may be more. */
  reasons: readonly string[];
}

export interface WhoCanOptions {
  /** Those of every namespace too, where the request names none. */
  everyNamespace?: boolean;
}

/** Which users, groups and service accounts RBAC allows a request. */
export function whoCan(policy: RbacPolicy, request: Request, options: WhoCanOptions = {}): WhoCan {
  const fault = faultOfRequest(request);
  if (fault !== undefined) return { holders: [], reasons: [fault] };
  const isInScope = scopeOf(request, options);
  const prepared = prepare(request);
  const holders = new Map<string, Found>();
  const firstAllowing = matchesOf(policy, prepared);
  for (const role of candidates(policy, prepared)) {
    const rule = firstAllowing(role);
    if (rule < 0) continue;
    for (const binding of role.bindings) if (isInScope(binding)) addHolders(holders, binding, role, rule);
  }
  return { holders: inOrder(holders), reasons: reasonsForMore(policy, prepared, isInScope) };
}

function scopeOf(request: Request, options: WhoCanOptions): (binding: CompiledBinding) => boolean {
  const namespace = namespaceOf(request);
  // A URL is never granted by a RoleBinding.
  const every =
    options.everyNamespace === true && namespace === undefined && request.resourceAttributes !== undefined;
  return ({ id }) => id.namespace === undefined || id.namespace === namespace || every;
}

function candidates(policy: RbacPolicy, request: PreparedRequest): Iterable<CompiledRole> {
  if ('path' in request) return policy.rolesWithUrls;
  return new Set(request.texts.flatMap((text) => [...(policy.rolesByResource.get(text) ?? [])]));
}

interface Found {
  subject: RbacSubject;
  grants: { grant: Grant; order: number }[];
}

function addHolders(
  holders: Map<string, Found>,
  binding: CompiledBinding,
  role: CompiledRole,
  rule: number,
): void {
  const named = new Set<string>();
  for (const listed of binding.subjects) {
    const subject = holderOf(listed, binding);
    if (subject === undefined) continue;
    const key = JSON.stringify([subject.kind, subject.namespace ?? '', subject.name]);
    if (named.has(key)) continue;
    named.add(key);
    const grant: Grant = { binding: binding.id, subject: listed, role: role.id, rule };
    const holder = holders.get(key);
    if (holder === undefined) holders.set(key, { subject, grants: [{ grant, order: binding.order }] });
    else holder.grants.push({ grant, order: binding.order });
  }
}

/** A service account with its namespace; undefined where the subject is nobody. */
function holderOf(subject: RbacSubject, binding: CompiledBinding): RbacSubject | undefined {
  if (subject.kind === 'User' || subject.kind === 'Group') return { kind: subject.kind, name: subject.name };
  if (userOf(subject, binding) === undefined) return undefined;
  return {
    kind: subject.kind,
    namespace: (subject.namespace ?? binding.id.namespace) as string,
    name: subject.name,
  };
}

function inOrder(holders: ReadonlyMap<string, Found>): Holder[] {
  return [...holders.entries()]
    .sort(([a], [b]) => compareText(a, b))
    .map(([, { subject, grants }]) => ({
      subject,
      because: grants.sort((a, b) => a.order - b.order).map(({ grant }) => grant),
    }));
}

function reasonsForMore(
  policy: RbacPolicy,
  request: PreparedRequest,
  isInScope: (binding: CompiledBinding) => boolean,
): string[] {
  const reasons = policy.doubtful
    .filter((binding) => isInScope(binding) && (mayGrantMore(binding) || mayBeTheirs(binding, request)))
    .flatMap((binding) => binding.doubts);
  return [...new Set([...policy.unread, ...reasons])];
}
