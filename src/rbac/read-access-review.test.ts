import { describe, expect, it } from 'vitest';
import { INVALID_SPECS, VALID_SPECS } from '../../test/rbac/specs.ts';
import { readAccessReview } from './read-access-review.ts';

// What an API server of 1.37 accepts (pkg/apis/authorization/validation) and what JSON it can decode.
describe('src/rbac/read-access-review', () => {
  it.each(VALID_SPECS)('takes %s', (_name, value) => {
    expect(readAccessReview(value)).toHaveProperty('spec');
  });

  it.each(INVALID_SPECS)('refuses %s', (_name, value, reason) => {
    expect(readAccessReview(value)).toEqual({ invalid: expect.stringMatching(reason) });
  });

  it('takes a whole SubjectAccessReview for its spec', () => {
    const spec = { user: 'a', resourceAttributes: { verb: 'get', resource: 'pods' } };
    expect(
      readAccessReview({ apiVersion: 'authorization.k8s.io/v1', kind: 'SubjectAccessReview', spec }),
    ).toEqual({ spec });
  });

  it('reads names of the prototype as names, and half a surrogate pair as U+FFFD', () => {
    const value = JSON.parse('{"user":"\\ud800","extra":{"__proto__":["x"]},"resourceAttributes":{}}');
    expect(readAccessReview(value)).toMatchObject({ spec: { user: '\ufffd' } });
    expect(readAccessReview(JSON.parse('{"__proto__":{"user":"a","resourceAttributes":{}}}'))).toHaveProperty(
      'invalid',
    );
  });
});
