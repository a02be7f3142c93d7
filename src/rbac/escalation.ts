import type { Request, Subject } from './access-review.ts';
import { type Answer, allowed, type Grant, SUPERUSER_GROUP } from './allowed.ts';
import { covers } from './covers.ts';
import type { RbacPolicy } from './policy.ts';
import type { PolicyRule } from './policy-rule.ts';
import { RBAC_GROUP } from './rbac-object.ts';
import { rulesFor } from './rules-for.ts';

/** Whether the API server would let somebody write a role or a binding, and what decides it. */
export interface EscalationAnswer {
  allowed: boolean | null;
  /** What lets it pass: the group, the verb, or rights that cover what is granted. */
  by?: 'superuser' | 'escalate' | 'bind' | 'covered';
  because: readonly (Grant | 'superuser')[];
  /** Rights that would be granted and are not held. */
  missing: readonly PolicyRule[];
  reasons: readonly string[];
}

export type WriteVerb = 'create' | 'update' | 'patch';

/** A request for RBAC objects; one that creates carries no name. */
export function rbacRequest(
  verb: string,
  resource: string,
  namespace: string | undefined,
  name: string,
): Request {
  return {
    resourceAttributes: { verb, group: RBAC_GROUP, resource, namespace: namespace ?? '', name },
  };
}

/** The request itself has to be allowed first; undefined where it is, and the subject is no superuser. */
export function refusedAtOnce(subject: Subject, request: Answer): EscalationAnswer | undefined {
  const { because, reasons } = request;
  if (request.allowed !== true) return { allowed: request.allowed, because: [], missing: [], reasons };
  return subject.groups?.includes(SUPERUSER_GROUP)
    ? { allowed: true, by: 'superuser', because, missing: [], reasons: [] }
    : undefined;
}

/** Passes by the verb that allows it without rights, else by rights that cover what is granted. */
export function byVerbOrCover(
  policy: RbacPolicy,
  subject: Subject,
  verb: { by: 'escalate' | 'bind'; request: Request },
  granted: { namespace: string | undefined; rules: readonly PolicyRule[]; reasons: readonly string[] },
): EscalationAnswer {
  const byVerb = allowed(policy, subject, verb.request);
  if (byVerb.allowed === true)
    return { allowed: true, by: verb.by, because: byVerb.because, missing: [], reasons: [] };
  const held = rulesFor(policy, subject, granted.namespace ?? '');
  const { covered, missing } = covers(
    held.rules.map(({ rule }) => rule),
    granted.rules,
  );
  // Rights that cover what is granted do so whatever else is held, and a right that lacks is lacking whatever
  // else is granted.
  const reasons = covered ? granted.reasons : [...new Set([...byVerb.reasons, ...held.reasons])];
  if (reasons.length > 0) return { allowed: null, because: [], missing, reasons };
  return covered
    ? { allowed: true, by: 'covered', because: [], missing, reasons }
    : { allowed: false, because: [], missing, reasons };
}
