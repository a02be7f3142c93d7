import { compareLists } from '../kernel/compare.ts';
import { faultOfRequest, type Request } from './access-review.ts';
import { type Grant, mayBeTheirs, mayGrantMore, namespaceOf } from './allowed.ts';
import { userOf } from './memberships.ts';
import type { CompiledBinding, CompiledRole, RbacPolicy } from './policy.ts';
import type { RbacSubject } from './rbac-object.ts';
import { resourceTexts } from './rule-allows.ts';

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
  const holders = new Map<string, { subject: RbacSubject; because: Grant[] }>();
  for (const role of candidates(policy, request)) {
    const rule = role.index.firstAllowing(request);
    if (rule < 0) continue;
    for (const binding of role.bindings) if (isInScope(binding)) addHolders(holders, binding, role, rule);
  }
  return { holders: inOrder(holders), reasons: reasonsForMore(policy, request, isInScope) };
}

function scopeOf(request: Request, options: WhoCanOptions): (binding: CompiledBinding) => boolean {
  const namespace = namespaceOf(request);
  // A URL is never granted by a RoleBinding.
  const every =
    options.everyNamespace === true && namespace === undefined && request.resourceAttributes !== undefined;
  return ({ id }) => id.namespace === undefined || id.namespace === namespace || every;
}

function candidates(policy: RbacPolicy, { resourceAttributes }: Request): Iterable<CompiledRole> {
  if (resourceAttributes === undefined) return policy.rolesWithUrls;
  return new Set(
    resourceTexts(resourceAttributes).flatMap((text) => [...(policy.rolesByResource.get(text) ?? [])]),
  );
}

function addHolders(
  holders: Map<string, { subject: RbacSubject; because: Grant[] }>,
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
    if (holder === undefined) holders.set(key, { subject, because: [grant] });
    else holder.because.push(grant);
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

function inOrder(holders: ReadonlyMap<string, { subject: RbacSubject; because: Grant[] }>): Holder[] {
  const keyOf = ({ binding }: Grant) => [binding.kind, binding.namespace ?? '', binding.name];
  const sorted = [...holders.values()].sort((a, b) =>
    compareLists(subjectKey(a.subject), subjectKey(b.subject)),
  );
  for (const { because } of sorted) because.sort((a, b) => compareLists(keyOf(a), keyOf(b)));
  return sorted;
}

function subjectKey({ kind, namespace, name }: RbacSubject): string[] {
  return [kind, namespace ?? '', name];
}

function reasonsForMore(
  policy: RbacPolicy,
  request: Request,
  isInScope: (binding: CompiledBinding) => boolean,
): string[] {
  const reasons = policy.doubtful
    .filter((binding) => isInScope(binding) && (mayGrantMore(binding) || mayBeTheirs(binding, request)))
    .flatMap((binding) => binding.doubts);
  return [...new Set([...policy.unread, ...reasons])];
}
