import type { NonResourceAttributes, Request, ResourceAttributes } from './access-review.ts';
import { holds } from './membership.ts';
import type { PolicyRule } from './policy-rule.ts';

/**
 * Whether one rule allows a request, letter for letter and case for case.
 * Kubernetes: pkg/apis/rbac/v1/evaluation_helpers.go
 */
export function ruleAllows(rule: PolicyRule, request: Request): boolean {
  const { resourceAttributes, nonResourceAttributes } = request;
  if (resourceAttributes !== undefined) return allowsResource(rule, resourceAttributes);
  return nonResourceAttributes !== undefined && allowsUrl(rule, nonResourceAttributes);
}

/** Which texts in a rule's `resources` match: `*` stands for subresources too, `pods/*` is in no list. */
export function resourceTexts({ resource = '', subresource = '' }: ResourceAttributes): string[] {
  return subresource === '' ? ['*', resource] : ['*', `${resource}/${subresource}`, `*/${subresource}`];
}

function allowsResource(rule: PolicyRule, attributes: ResourceAttributes): boolean {
  return (
    resourceTexts(attributes).some((text) => holds(rule.resources, text)) && allowsNamed(rule, attributes)
  );
}

/** The parts of the question that are left when the resource is known to match. */
export function allowsNamed(
  rule: PolicyRule,
  { verb = '', group = '', name = '' }: ResourceAttributes,
): boolean {
  return (
    anyOrHolds(rule.verbs, verb) &&
    anyOrHolds(rule.apiGroups, group) &&
    // A literal name: `*` is one too. A request without a name has the name ''.
    ((rule.resourceNames ?? []).length === 0 || holds(rule.resourceNames, name))
  );
}

function allowsUrl(rule: PolicyRule, { verb = '', path = '' }: NonResourceAttributes): boolean {
  return anyOrHolds(rule.verbs, verb) && (rule.nonResourceURLs ?? []).some((url) => urlCovers(url, path));
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
  return holds(list, '*') || holds(list, text);
}
