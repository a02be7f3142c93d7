import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../kernel/json.ts';
import { parseTrustPolicy } from './parse-policy.ts';
import { type Caller, trusteesOf, trusts } from './trust.ts';

const policy = (...statements: JsonObject[]) =>
  parseTrustPolicy({
    Version: '1',
    Statement: statements.map((change) => ({ Effect: 'Allow', Action: 'sts:AssumeRole', ...change })),
  });
const ram = (...arns: string[]): JsonObject => ({ Principal: { RAM: arns } });
const alice: Caller = { kind: 'user', account: '1', name: 'alice' };
const bot: Caller = { kind: 'role', account: '1', name: 'DeployBot' };
const ecs: Caller = { kind: 'service', name: 'ecs.aliyuncs.com' };

describe('whom a trust policy lets in', () => {
  it.each<[string, JsonObject, Caller, string]>([
    ['the account', ram('acs:ram::1:root'), alice, 'allow'],
    ['another account', ram('acs:ram::2:root'), alice, 'implicit-deny'],
    ['every account', ram('acs:ram::*:root'), alice, 'allow'],
    ['everybody', { Principal: '*' }, alice, 'allow'],
    ['everybody of RAM', ram('*'), bot, 'allow'],
    ['the user', ram('acs:ram::1:user/alice'), alice, 'allow'],
    ['a longer name', ram('acs:ram::1:user/alice2'), alice, 'implicit-deny'],
    ['a role of the same name', ram('acs:ram::1:role/alice'), alice, 'implicit-deny'],
    ['a role in lower case', ram('acs:ram::1:role/deploybot'), bot, 'allow'],
    ['a session of a role', ram('acs:ram::1:assumed-role/deploybot/x'), bot, 'unknown'],
    ['no ARN', ram('1'), alice, 'unknown'],
    ['a service', { Principal: { Service: 'ecs.aliyuncs.com' } }, ecs, 'allow'],
    ['another service', { Principal: { Service: ['eci.aliyuncs.com'] } }, ecs, 'implicit-deny'],
    ['a service, asked for a user', { Principal: { Service: 'ecs.aliyuncs.com' } }, alice, 'implicit-deny'],
    ['everybody but the user', { NotPrincipal: { RAM: 'acs:ram::1:user/alice' } }, alice, 'implicit-deny'],
    ['everybody but another', { NotPrincipal: { RAM: 'acs:ram::1:user/bob' } }, alice, 'allow'],
    [
      'another action',
      { ...ram('acs:ram::1:root'), Action: 'sts:GetCallerIdentity' },
      alice,
      'implicit-deny',
    ],
    [
      'on a condition',
      { ...ram('acs:ram::1:root'), Condition: { Bool: { 'acs:MFAPresent': 'true' } } },
      alice,
      'unknown',
    ],
    ['nobody, by mistake', { Principal: {} }, alice, 'unknown'],
  ])('%s', (_name, statement, caller, decision) => {
    expect(trusts(policy(statement), caller).decision).toBe(decision);
  });

  it('a denial beats an allowance, and one that may mean the caller leaves it open', () => {
    const all = ram('acs:ram::1:root');
    expect(trusts(policy(all, { Effect: 'Deny', ...ram('acs:ram::1:user/alice') }), alice).decision).toBe(
      'deny',
    );
    expect(trusts(policy(all, { Effect: 'Deny', ...ram('acs:ram::1:user/bob') }), alice).decision).toBe(
      'allow',
    );
    expect(trusts(policy(all, { Effect: 'Deny', ...ram('bob') }), alice).decision).toBe('unknown');
  });

  it('are listed by kind', () => {
    const provider = 'acs:ram::1:oidc-provider/ack-rrsa-c0aa';
    const trust = policy(
      {
        Principal: {
          RAM: ['acs:ram::1:root', 'acs:ram::1:user/a', 'x'],
          Federated: [provider, 'acs:ram::1:saml-provider/idp'],
        },
      },
      { Effect: 'Deny', ...ram('*') },
      { Principal: {} },
      { ...ram('*'), Action: 'oss:*' },
      { NotPrincipal: { Service: 'ecs.aliyuncs.com' } },
    );
    const { named, unclear, denials } = trusteesOf(trust);
    expect(named.map(({ kind, value }) => [kind, value])).toEqual([
      ['account', 'acs:ram::1:root'],
      ['user', 'acs:ram::1:user/a'],
      ['other', 'x'],
      ['oidc-provider', provider],
      ['saml-provider', 'acs:ram::1:saml-provider/idp'],
      ['anyone', '*'],
    ]);
    expect([unclear.length, denials.length]).toEqual([1, 1]);
  });

  it.each<[string, Json]>([
    ['null', null],
    ['a text', 'N/A'],
  ])('a document that is %s lets nobody in for sure', (_name, document) => {
    expect(trusts(parseTrustPolicy(document), alice).decision).toBe('unknown');
  });
});
