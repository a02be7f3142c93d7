import { describe, expect, it } from 'vitest';
import { covers } from './covers.ts';
import type { PolicyRule } from './policy-rule.ts';

/** `verbs group/resources name,name`, or `verbs url,url` where a URL begins with `/` or stands alone. */
function rule(text: string): PolicyRule {
  const [verbs = '', things = '', names] = text.split(' ');
  const list = (part: string) => part.split(',');
  if (!things.includes(':')) return { verbs: list(verbs), nonResourceURLs: list(things) };
  const [groups = '', resources = ''] = things.split(':');
  const plain = { verbs: list(verbs), apiGroups: list(groups), resources: list(resources) };
  return names === undefined ? plain : { ...plain, resourceNames: list(names) };
}

// The cases of component-helpers/auth/rbac/validation/policy_comparator_test.go, in our own notation.
const CASES: [name: string, held: string[], wanted: string[], missing: string[]][] = [
  ['the same rule', ['get v1:builds'], ['get v1:builds'], []],
  ['a subresource of anything', ['get v1:*/scale'], ['get v1:foo/scale'], []],
  [
    'one rule, by several',
    ['delete v1:deployments', 'delete v1:builds', 'update v1:builds,deployments'],
    ['delete,update v1:builds,deployments'],
    [],
  ],
  [
    'one rule of two groups, by several',
    ['a', 'b'].flatMap((group) => [
      `delete ${group}:deployments`,
      `delete ${group}:builds`,
      `update ${group}:builds,deployments`,
    ]),
    ['delete,update a,b:builds,deployments'],
    [],
  ],
  [
    'several rules, by one',
    ['delete,update a,b:builds,deployments'],
    ['delete a:deployments', 'update a:builds,deployments', 'delete b:builds', 'update b:builds'],
    [],
  ],
  [
    'not the one combination that no rule has',
    ['delete,update v1:builds,deployments', 'delete v1:pods'],
    ['delete,update v1:builds,deployments,pods'],
    ['update v1:pods'],
  ],
  ['groups, by any group', ['get *:roles'], ['get a,b:roles'], []],
  ['not any group, by one', ['get a:roles'], ['get *:roles'], ['get *:roles']],
  ['any group, by any', ['get *:roles'], ['get *:roles'], []],
  ['verbs, by any verb', ['* v1:roles'], ['watch,list v1:roles'], []],
  [
    'not any verb, by all known',
    ['get,list,watch,create,update,delete,exec v1:roles'],
    ['* v1:roles'],
    ['* v1:roles'],
  ],
  ['any verb, by any', ['* v1:roles'], ['* v1:roles'], []],
  ['resources, by any resource', ['get v1:*'], ['get v1:deployments'], []],
  ['not any resource, by some', ['get v1:roles,deployments'], ['get v1:*'], ['get v1:*']],
  ['any resource, by any', ['get v1:*'], ['get v1:*'], []],
  ['names, by a rule without', ['get v1:pods'], ['get v1:pods foo,bar'], []],
  ['not a rule without names, by names', ['get v1:pods foo,bar'], ['get v1:pods'], ['get v1:pods']],
  ['the same URL', ['* /apis'], ['* /apis'], []],
  ['URLs, by any', ['* *'], ['* /apis,/apis/v1,/'], []],
  ['not the path before a star', ['* /apis/*'], ['get /apis,/apis/v1'], ['get /apis']],
  ['paths behind a star', ['* /apis/*'], ['get /apis/v1/foo,/apis/v1'], []],
];

describe('src/rbac/covers', () => {
  it.each(CASES)('covers %s', (_name, held, wanted, missing) => {
    expect(covers(held.map(rule), wanted.map(rule))).toEqual({
      covered: missing.length === 0,
      missing: missing.map(rule),
    });
  });

  it('takes a rule on resources and URLs apart', () => {
    const both = { ...rule('get v1:builds'), nonResourceURLs: ['/apis'] };
    expect(covers([both], [both]).covered).toBe(true);
    expect(covers([rule('get v1:builds')], [both])).toEqual({ covered: false, missing: [rule('get /apis')] });
  });

  // TestNonResourceURLCovers of the same file.
  it.each([
    ['*', '', true],
    ['*', '/', true],
    ['*', '/api', true],
    ['/*', '', false],
    ['/*', '/', true],
    ['/*', '/foo', true],
    ['/api', '/api', true],
    ['/apis', '/api', false],
    ['/api/v1', '/api', false],
    ['/api/v1', '/api/v1', true],
    ['/api/*', '/api/v1', true],
    ['/api/*', '/api', false],
    ['/api/*/*', '/api/v1', false],
    ['/*/v1/*', '/api/v1', false],
  ])('of URLs, %s covers %s: %s', (held, wanted, covered) => {
    const urls = (url: string) => [{ verbs: ['get'], nonResourceURLs: [url] }];
    expect(covers(urls(held), urls(wanted)).covered).toBe(covered);
  });

  it('covers nothing with `pods/*`, but itself', () => {
    expect(covers([rule('get v1:pods/*')], [rule('get v1:pods/exec')]).covered).toBe(false);
    expect(covers([rule('get v1:pods/*')], [rule('get v1:pods/*')]).covered).toBe(true);
  });

  it('takes a name `*` for a name', () => {
    expect(covers([rule('get v1:pods *')], [rule('get v1:pods web')]).covered).toBe(false);
  });
});
