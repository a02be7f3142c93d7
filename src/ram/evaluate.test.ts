import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../kernel/json.ts';
import { evaluate, type PolicyInForce, type RamRequest } from './evaluate.ts';
import { parsePolicy } from './parse-policy.ts';

const CLUSTER = 'acs:cs:cn-hangzhou:1000000000000001:cluster/c0aa';
const request: RamRequest = { action: 'cs:DescribeClusterUserKubeconfig', resource: CLUSTER };
const allow = (Action: Json, change: JsonObject = {}): JsonObject => ({
  Effect: 'Allow',
  Action,
  Resource: '*',
  ...change,
});
const deny = (Action: Json, change: JsonObject = {}): JsonObject => ({
  ...allow(Action, change),
  Effect: 'Deny',
});
const held = (...statements: Json[]): PolicyInForce => ({
  name: 'p',
  policy: parsePolicy({ Version: '1', Statement: statements }),
});
const decisionOf = (statements: Json[], asked: RamRequest = request) =>
  evaluate([held(...statements)], asked).decision;
const on = (Resource: Json): JsonObject => ({ Resource });
const office = { Condition: { IpAddress: { 'acs:SourceIp': '203.0.113.0/24' } } };
const but = (key: 'NotAction' | 'NotResource', value: Json, effect = 'Allow'): JsonObject => ({
  Effect: effect,
  ...(key === 'NotAction' ? { Resource: '*' } : { Action: 'cs:*' }),
  [key]: value,
});

describe('what policies make of a request', () => {
  it.each<[string, Json[], string]>([
    ['nothing', [], 'implicit-deny'],
    ['an allowance', [allow('cs:*')], 'allow'],
    ['an allowance of something else', [allow('oss:*')], 'implicit-deny'],
    ['a denial only', [deny('cs:*')], 'deny'],
    ['a denial over an allowance', [allow('*'), deny('cs:Describe*')], 'deny'],
    ['a denial that is written first', [deny('cs:Describe*'), allow('*')], 'deny'],
    ['a denial of something else', [allow('*'), deny('cs:Delete*')], 'allow'],
    ['letters of another case', [allow('CS:describeclusteruserKUBECONFIG')], 'allow'],
    ['a star in mid-word', [allow('cs:Desc*Kubeconfig')], 'allow'],
    ['a star that has to stand for nothing', [allow('cs:Describe*ClusterUserKubeconfig')], 'allow'],
    ['a question mark for a letter', [allow('cs:DescribeClusterUser?ubeconfig')], 'allow'],
    ['a question mark too many', [allow('cs:DescribeClusterUserKubeconfig?')], 'implicit-deny'],
    ['a name without its service', [allow('DescribeClusterUserKubeconfig')], 'implicit-deny'],
    ['all actions but others', [but('NotAction', ['ram:*', 'oss:*'])], 'allow'],
    ['all actions but this', [but('NotAction', ['ram:*', 'cs:*'])], 'implicit-deny'],
    ['a denial of all actions but others', [allow('*'), but('NotAction', 'oss:*', 'Deny')], 'deny'],
    ['a denial of all actions but this', [allow('*'), but('NotAction', 'cs:*', 'Deny')], 'allow'],
    ['the cluster by name', [allow('cs:*', on(CLUSTER))], 'allow'],
    ['another cluster', [allow('cs:*', on('acs:cs:*:*:cluster/c0bb'))], 'implicit-deny'],
    ['a star for region and account', [allow('cs:*', on('acs:cs:*:*:cluster/c0*'))], 'allow'],
    ['another account', [allow('cs:*', on('acs:cs:*:2000000000000002:cluster/*'))], 'implicit-deny'],
    ['another region', [allow('cs:*', on('acs:cs:cn-beijing:*:cluster/*'))], 'implicit-deny'],
    ['a cluster in letters of another case', [allow('cs:*', on('acs:cs:*:*:cluster/C0AA'))], 'unknown'],
    ['a variable in the resource', [allow('cs:*', on('acs:cs:*:*:cluster/\u0024{x}'))], 'unknown'],
    ['all clusters but another', [but('NotResource', 'acs:cs:*:*:cluster/c0bb')], 'allow'],
    ['all clusters but this', [but('NotResource', ['acs:oss:*', CLUSTER])], 'implicit-deny'],
    ['a denial of all clusters but this', [allow('*'), but('NotResource', CLUSTER, 'Deny')], 'allow'],
    ['an allowance on a condition', [allow('*', office)], 'unknown'],
    ['an allowance beside one on a condition', [allow('*', office), allow('cs:*')], 'allow'],
    ['a denial on a condition', [deny('*', office)], 'implicit-deny'],
    ['a denial on a condition over an allowance', [allow('*'), deny('*', office)], 'unknown'],
    ['a denial beside one on a condition', [allow('*'), deny('*', office), deny('cs:*')], 'deny'],
    ['a condition on something else', [allow('oss:*', office)], 'implicit-deny'],
    ['a malformed statement', [7], 'unknown'],
    ['a malformed allowance', [allow([])], 'unknown'],
    ['a malformed allowance beside a good one', [allow([]), allow('*')], 'allow'],
    ['a malformed denial', [deny([])], 'implicit-deny'],
    ['a malformed denial beside an allowance', [allow('*'), deny([])], 'unknown'],
  ])('%s', (_name, statements, decision) => {
    expect(decisionOf(statements)).toBe(decision);
  });

  it.each<[string, Json[], string]>([
    ['everything', [allow('*')], 'allow'],
    ['a denial of everything', [allow('*'), deny('*')], 'deny'],
    ['one cluster', [allow('cs:*', on(CLUSTER))], 'unknown'],
    ['a denial on one cluster', [allow('*'), deny('*', on(CLUSTER))], 'unknown'],
    ['things of another service', [allow('*', on(['acs:oss:*:*:b/*', 'acs:ecs:*:*:*']))], 'implicit-deny'],
    ['all things but one', [but('NotResource', CLUSTER)], 'unknown'],
  ])('a request that names no resource: %s', (_name, statements, decision) => {
    expect(decisionOf(statements, { action: request.action })).toBe(decision);
  });

  it('decides conditions on what is known of the request', () => {
    const from = (address: string) => ({ ...request, context: new Map([['acs:SourceIp', [address]]]) });
    const statements = [
      allow('*'),
      deny('*', { Condition: { NotIpAddress: { 'acs:SourceIp': ['10.0.0.0/8', '203.0.113.7'] } } }),
    ];
    expect(['10.1.2.3', '203.0.113.7', '203.0.113.8'].map((ip) => decisionOf(statements, from(ip)))).toEqual([
      'allow',
      'allow',
      'deny',
    ]);
  });

  it('is open where a policy was not read, unless one that was read denies', () => {
    const unread: PolicyInForce = { name: 'q', unread: 'access was denied' };
    expect(evaluate([unread], request)).toEqual({
      decision: 'unknown',
      because: [{ policy: 'q', path: '', unclear: 'access was denied' }],
    });
    expect(evaluate([held(allow('*')), unread], request).decision).toBe('unknown');
    expect(evaluate([held(deny('cs:*')), unread], request).decision).toBe('deny');
  });

  it('says which statements decide', () => {
    const policies = [held(allow('oss:*'), allow('cs:*')), { ...held(deny('cs:*')), name: 'q' }];
    expect(evaluate(policies, request)).toEqual({
      decision: 'deny',
      because: [{ policy: 'q', path: '/Statement/0', effect: 'Deny' }],
    });
    expect(evaluate(policies.slice(0, 1), request).because).toEqual([
      { policy: 'p', path: '/Statement/1', effect: 'Allow' },
    ]);
    expect(evaluate([held(allow('*', office))], request).because).toEqual([
      {
        policy: 'p',
        path: '/Statement/0',
        effect: 'Allow',
        unclear: 'whether IpAddress on acs:SourceIp holds is not known',
      },
    ]);
  });

  it('takes the name of a role in letters of another case for the same role', () => {
    const asked = { action: 'sts:AssumeRole', resource: 'acs:ram::1:role/deploybot' };
    expect(decisionOf([allow('sts:AssumeRole', on('acs:ram:*:1:role/DeployBot'))], asked)).toBe('allow');
  });
});
