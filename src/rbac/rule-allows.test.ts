import { describe, expect, it } from 'vitest';
import type { Request } from './access-review.ts';
import type { PolicyRule } from './policy-rule.ts';
import { ruleAllows } from './rule-allows.ts';

const VERBS = ['verb1', 'verb2'];
const GROUPS = ['group1', 'group2'];
const RESOURCES = ['resource1', 'resource2'];
const URLS = ['/foo', '/foo/bar', '/foo/baz', '/foo/bar/one', '/foo/baz/one'];

function allowedOf(rule: PolicyRule, requests: readonly Request[]): Request[] {
  return requests.filter((request) => ruleAllows(rule, request));
}

const resourceRequests = VERBS.flatMap((verb) =>
  GROUPS.flatMap((group) =>
    RESOURCES.map((resource): Request => ({ resourceAttributes: { verb, group, resource } })),
  ),
);
const urlRequests = [...URLS, ...URLS.map((url) => `/not${url.slice(1)}`)].flatMap((path) =>
  VERBS.map((verb): Request => ({ nonResourceAttributes: { verb, path } })),
);

const named = (matches: (verb: string, group: string, resource: string) => boolean) =>
  resourceRequests.filter(({ resourceAttributes: of }) =>
    matches(of?.verb ?? '', of?.group ?? '', of?.resource ?? ''),
  );
const located = (verbs: readonly string[], paths: readonly string[]) =>
  urlRequests.filter(
    ({ nonResourceAttributes: of }) => verbs.includes(of?.verb ?? '') && paths.includes(of?.path ?? ''),
  );

// The cases of plugin/pkg/auth/authorizer/rbac/rbac_test.go, TestRuleMatches: which of all requests are allowed.
describe('src/rbac/rule-allows', () => {
  it('takes a star for any verb', () => {
    const rule = { verbs: ['*'], apiGroups: ['group1'], resources: ['resource1'] };
    const expected = named((_verb, group, resource) => group === 'group1' && resource === 'resource1');
    expect(allowedOf(rule, resourceRequests)).toEqual(expected);
    expect(expected.length).toBe(2);
  });

  it('takes a star for any group', () => {
    const rule = { verbs: ['verb1'], apiGroups: ['*'], resources: ['resource1'] };
    const expected = named((verb, _group, resource) => verb === 'verb1' && resource === 'resource1');
    expect(allowedOf(rule, resourceRequests)).toEqual(expected);
    expect(expected.length).toBe(2);
  });

  it('takes a star for any resource', () => {
    const rule = { verbs: ['verb1'], apiGroups: ['group1'], resources: ['*'] };
    const expected = named((verb, group) => verb === 'verb1' && group === 'group1');
    expect(allowedOf(rule, resourceRequests)).toEqual(expected);
    expect(expected.length).toBe(2);
  });

  it('allows every combination of what is listed', () => {
    const rule = { verbs: VERBS, apiGroups: GROUPS, resources: RESOURCES };
    expect(allowedOf(rule, resourceRequests)).toEqual(resourceRequests);
  });

  it.each([
    ['resource1', 'subresource1', true],
    ['resource1', 'subresource2', false],
    ['resource2', 'subresource1', false],
    ['resource1', undefined, false],
  ])('allows resource1/subresource1 for %s and %s: %s', (resource, subresource, expected) => {
    const rule = { verbs: ['*'], apiGroups: ['*'], resources: ['resource1/subresource1'] };
    const asked = { verb: 'verb1', group: 'group1', resource };
    const request = { resourceAttributes: subresource === undefined ? asked : { ...asked, subresource } };
    expect(ruleAllows(rule, request)).toBe(expected);
  });

  it('takes a star for any URL', () => {
    const rule = { verbs: ['verb1'], nonResourceURLs: ['*'] };
    expect(allowedOf(rule, urlRequests)).toEqual(
      urlRequests.filter(({ nonResourceAttributes: of }) => of?.verb === 'verb1'),
    );
  });

  it('takes a trailing star for what follows it', () => {
    const rule = { verbs: ['verb1'], nonResourceURLs: ['/foo/*'] };
    expect(allowedOf(rule, urlRequests)).toEqual(located(['verb1'], URLS.slice(1)));
  });

  it('takes URLs without a star as they stand', () => {
    const rule = { verbs: ['*'], nonResourceURLs: ['/foo', '/foo/bar/one'] };
    expect(allowedOf(rule, urlRequests)).toEqual(located(VERBS, ['/foo', '/foo/bar/one']));
  });

  it('knows nothing of letters that are large and small', () => {
    const rule = { verbs: ['get'], apiGroups: [''], resources: ['pods'] };
    const asked = { verb: 'get', resource: 'pods' };
    expect(ruleAllows(rule, { resourceAttributes: asked })).toBe(true);
    expect(ruleAllows(rule, { resourceAttributes: { ...asked, resource: 'Pods' } })).toBe(false);
    expect(ruleAllows(rule, { resourceAttributes: { ...asked, verb: 'GET' } })).toBe(false);
  });

  it('is not slow on a URL of nothing but stars', () => {
    const rule = { verbs: ['get'], nonResourceURLs: [`/x${'*'.repeat(200_000)}`] };
    expect(ruleAllows(rule, { nonResourceAttributes: { verb: 'get', path: '/xyz' } })).toBe(true);
  });
});
