import type { Subject } from './access-review.ts';
import type { Grant } from './allowed.ts';
import { allMembershipsOf, membershipsFor } from './memberships.ts';
import type { CompiledBinding, RbacPolicy } from './policy.ts';
import type { PolicyRule } from './policy-rule.ts';

/** One rule that a subject holds, and the chain that gives it. */
export interface HeldRule {
  rule: PolicyRule;
  /** Where it counts; absent for every namespace, and what is in none. */
  namespace?: string;
  because: Grant;
}

export interface HeldRules {
  rules: readonly HeldRule[];
  /** Why there may be more. */
  reasons: readonly string[];
}

/**
 * The rules that a subject holds for requests in a namespace; `''` for requests in none, left out for every
 * namespace. Of a RoleBinding to a ClusterRole this lists rules on URLs and cluster-scoped kinds too, as the
 * API server does, though such a binding grants none of these.
 */
export function rulesFor(policy: RbacPolicy, subject: Subject, namespace?: string): HeldRules {
  const memberships =
    namespace === undefined
      ? allMembershipsOf(policy, subject)
      : membershipsFor(policy, subject, namespace === '' ? undefined : namespace);
  const found = new Map<CompiledBinding, HeldRule[]>();
  for (const { binding, subject: named } of memberships) {
    const { role, id } = binding;
    if (role === undefined || found.has(binding)) continue;
    const scope = id.namespace === undefined ? {} : { namespace: id.namespace };
    found.set(
      binding,
      role.object.rules.map((rule, index) => ({
        rule,
        ...scope,
        because: { binding: id, subject: named, role: role.id, rule: index },
      })),
    );
  }
  const inOrder = [...found].sort(([a], [b]) => a.order - b.order);
  return {
    rules: inOrder.flatMap(([, rules]) => rules),
    reasons: reasonsForMore(policy, subject, namespace),
  };
}

function reasonsForMore(policy: RbacPolicy, subject: Subject, namespace: string | undefined): string[] {
  const reasons = [...policy.unread];
  if (policy.doubtful.length > 0) {
    const named = new Set(Array.from(allMembershipsOf(policy, subject), ({ binding }) => binding));
    for (const binding of policy.doubtful) {
      const scope = binding.id.namespace;
      const counts = scope === undefined || namespace === undefined || scope === namespace;
      if (counts && (binding.anybody || named.has(binding))) reasons.push(...binding.doubts);
    }
  }
  return [...new Set(reasons)];
}
