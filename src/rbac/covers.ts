import { holds } from './membership.ts';
import type { PolicyRule } from './policy-rule.ts';
import { urlCovers } from './rule-allows.ts';

export interface Coverage {
  covered: boolean;
  /** What is wanted and not held, one verb on one thing each. */
  missing: readonly PolicyRule[];
}

/**
 * Whether held rules cover wanted ones, as the API server asks before it lets somebody grant rights. Each wanted
 * verb on each resource (and name) has to be covered by one held rule: an enumeration never covers `*`, and a rule
 * with resourceNames never covers one without.
 * Kubernetes: component-helpers/auth/rbac/validation/policy_comparator.go
 */
export function covers(held: readonly PolicyRule[], wanted: readonly PolicyRule[]): Coverage {
  const missing = wanted
    .flatMap((rule) => [...atomsOf(rule)])
    .filter((atom) => !held.some((rule) => coversAtom(rule, atom)));
  return { covered: missing.length === 0, missing };
}

function* atomsOf(rule: PolicyRule): Generator<PolicyRule> {
  for (const group of rule.apiGroups ?? [])
    for (const resource of rule.resources ?? []) yield* atomsOfResource(rule, group, resource);
  for (const url of rule.nonResourceURLs ?? [])
    for (const verb of rule.verbs) yield { verbs: [verb], nonResourceURLs: [url] };
}

function* atomsOfResource(rule: PolicyRule, group: string, resource: string): Generator<PolicyRule> {
  for (const verb of rule.verbs) {
    const atom = { verbs: [verb], apiGroups: [group], resources: [resource] };
    if ((rule.resourceNames ?? []).length === 0) yield atom;
    for (const name of rule.resourceNames ?? []) yield { ...atom, resourceNames: [name] };
  }
}

function coversAtom(rule: PolicyRule, atom: PolicyRule): boolean {
  const names = rule.resourceNames ?? [];
  return (
    anyOrAll(rule.verbs, atom.verbs) &&
    anyOrAll(rule.apiGroups, atom.apiGroups) &&
    (atom.resources ?? []).every((resource) => coversResource(rule, resource)) &&
    (atom.nonResourceURLs ?? []).every((path) =>
      (rule.nonResourceURLs ?? []).some((url) => urlCovers(url, path)),
    ) &&
    (names.length === 0 || (atom.resourceNames?.every((name) => holds(names, name)) ?? false))
  );
}

function coversResource({ resources }: PolicyRule, resource: string): boolean {
  if (holds(resources, '*') || holds(resources, resource)) return true;
  const slash = resource.indexOf('/');
  return slash >= 0 && holds(resources, `*/${resource.slice(slash + 1)}`);
}

function anyOrAll(list: readonly string[] | undefined, wanted: readonly string[] | undefined): boolean {
  return holds(list, '*') || (wanted ?? []).every((text) => holds(list, text));
}
