import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../kernel/json.ts';
import { parseTrustPolicy } from './parse-policy.ts';
import { trustedServiceAccounts, trustsServiceAccount } from './service-accounts.ts';

const provider = 'acs:ram::1:oidc-provider/ack-rrsa-c0aa';
const issuer = 'https://oidc-ack-cn-hangzhou.example.com/c0aa';
const trust = (Condition?: JsonObject, Principal: JsonObject = { Federated: provider }) =>
  parseTrustPolicy({
    Version: '1',
    Statement: [
      {
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal,
        ...(Condition === undefined ? {} : { Condition }),
      },
    ],
  });
const asShipped = {
  StringEquals: {
    'oidc:aud': 'sts.aliyuncs.com',
    'oidc:iss': issuer,
    'oidc:sub': 'system:serviceaccount:shop:api',
  },
};
const like = (sub: string | string[]) => ({
  StringEquals: { 'oidc:aud': 'sts.aliyuncs.com' },
  StringLike: { 'oidc:sub': sub },
});
const subjectsOf = (condition?: JsonObject) =>
  trustedServiceAccounts(trust(condition))[0]?.subjects?.map(({ namespace, name }) => [namespace, name]);

describe('service accounts that a role trusts', () => {
  it('are named by the subject', () => {
    expect(trustedServiceAccounts(trust(asShipped))).toMatchObject([
      {
        provider,
        subjects: [{ pattern: 'system:serviceaccount:shop:api', namespace: 'exact', name: 'exact' }],
        audiences: ['sts.aliyuncs.com'],
        issuers: [issuer],
        others: [],
      },
    ]);
  });

  it.each<[string, string[]]>([
    ['system:serviceaccount:shop:*', ['exact', 'any']],
    ['system:serviceaccount:shop:api-*', ['exact', 'pattern']],
    ['system:serviceaccount:team-?:api', ['pattern', 'exact']],
    ['system:serviceaccount:*:api', ['any', 'exact']],
    ['system:serviceaccount:*:*', ['any', 'any']],
    ['system:serviceaccount:*', ['any', 'any']],
    ['system:serviceaccount:shop*', ['pattern', 'any']],
    ['system:*', ['any', 'any']],
    ['*', ['any', 'any']],
    ['*:shop:api', ['any', 'any']],
  ])('%s', (pattern, bounds) => {
    expect(subjectsOf(like(pattern))).toEqual([bounds]);
  });

  it('take a star under StringEquals for a star', () => {
    const equal = { StringEquals: { 'oidc:sub': 'system:serviceaccount:*:*' } };
    expect(subjectsOf(equal)).toEqual([['exact', 'exact']]);
    expect(trustsServiceAccount(trust(equal), { provider, namespace: 'a', name: 'b' }).decision).toBe(
      'implicit-deny',
    );
  });

  it('are all of the provider where the subject is not bounded', () => {
    const [open] = trustedServiceAccounts(trust({ StringEquals: { 'oidc:iss': issuer } }));
    expect(open).toMatchObject({ subjects: undefined, audiences: undefined, issuers: [issuer] });
    const negated = { StringNotEquals: { 'oidc:sub': 'system:serviceaccount:a:b' } };
    expect(trustedServiceAccounts(trust(negated))[0]).toMatchObject({
      subjects: undefined,
      others: [{ operator: 'StringNotEquals' }],
    });
    expect(trustedServiceAccounts(trust())).toHaveLength(1);
  });

  it('are bounded by the narrowest of several conditions', () => {
    const two = {
      StringLike: { 'oidc:sub': '*' },
      StringEquals: { 'oidc:sub': 'system:serviceaccount:a:b' },
    };
    expect(subjectsOf(two)).toEqual([['exact', 'exact']]);
  });

  it('are none where only services are trusted', () => {
    expect(trustedServiceAccounts(trust(undefined, { Service: 'ecs.aliyuncs.com' }))).toEqual([]);
  });

  it.each<[string, JsonObject | undefined, string]>([
    ['as shipped', asShipped, 'allow'],
    ['of the namespace', like('system:serviceaccount:shop:*'), 'allow'],
    ['of another namespace', like('system:serviceaccount:pay:*'), 'implicit-deny'],
    ['of another issuer', { StringEquals: { 'oidc:iss': 'https://other' } }, 'implicit-deny'],
    ['of another audience', { StringEquals: { 'oidc:aud': 'other' } }, 'implicit-deny'],
    ['on a claim that is not known', { StringEquals: { 'oidc:x': 'other' } }, 'unknown'],
    ['without any condition', undefined, 'allow'],
  ])('%s', (_name, condition, decision) => {
    const account = { provider, issuer, namespace: 'shop', name: 'api' };
    expect(trustsServiceAccount(trust(condition), account).decision).toBe(decision);
  });

  it('are not those of another provider', () => {
    const account = { provider: 'acs:ram::1:oidc-provider/ack-rrsa-c0bb', namespace: 'shop', name: 'api' };
    expect(trustsServiceAccount(trust(), account).decision).toBe('implicit-deny');
    const { issuer: _issuer, ...unread } = { provider, issuer, namespace: 'shop', name: 'api' };
    expect(trustsServiceAccount(trust(asShipped), unread).decision).toBe('unknown');
  });
});
