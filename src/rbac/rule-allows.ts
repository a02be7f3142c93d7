import type { Request } from './access-review.ts';
import { holds } from './membership.ts';
import type { PolicyRule } from './policy-rule.ts';
import { type PreparedRequest, type PreparedResource, prepare } from './prepared-request.ts';

/**
 * Whether one rule allows a request, letter for letter and case for case.
 * Kubernetes: pkg/apis/rbac/v1/evaluation_helpers.go
 */
export function ruleAllows(rule: PolicyRule, request: Request): boolean {
  return ruleMatches(rule, prepare(request));
}

export function ruleMatches(rule: PolicyRule, request: PreparedRequest): boolean {
  if ('path' in request)
    return (
      anyOrHolds(rule.verbs, request.verb) &&
      (rule.nonResourceURLs ?? []).some((url) => urlCovers(url, request.path))
    );
  if (!anyOrHolds(rule.verbs, request.verb)) return false;
  for (const text of request.texts) if (holds(rule.resources, text)) return ruleMatchesRest(rule, request);
  return false;
}

/** The parts of the question that are left when the resource is known to match. */
export function ruleMatchesRest(rule: PolicyRule, { verb, group, name }: PreparedResource): boolean {
  return (
    anyOrHolds(rule.verbs, verb) &&
    anyOrHolds(rule.apiGroups, group) &&
    // A literal name: `*` is one too. A request without a name has the name ''.
    (rule.resourceNames === undefined || rule.resourceNames.length === 0 || holds(rule.resourceNames, name))
  );
}

/** `*` and a trailing star are prefixes; `/foo/*` does not cover `/foo`. */
export function urlCovers(url: string, path: string): boolean {
  return url === path || (url.endsWith('*') && path.startsWith(withoutStars(url)));
}

function withoutStars(url: string): string {
  let end = url.length;
  while (url[end - 1] === '*') end -= 1;
  return url.slice(0, end);
}

function anyOrHolds(list: readonly string[] | undefined, text: string): boolean {
  return holds(list, text) || holds(list, '*');
}
