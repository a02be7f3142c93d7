import { describe, expect, it } from 'vitest';
import type { Json } from '../kernel/json.ts';
import { evaluate } from './evaluate.ts';
import { allowsEverything } from './everything.ts';
import { parsePolicy } from './parse-policy.ts';
import { KNOWN_SYSTEM_POLICIES } from './system-policies.ts';

const answer = (...statements: Json[]) =>
  allowsEverything(parsePolicy({ Version: '1', Statement: statements }));
const all = { Effect: 'Allow', Action: '*', Resource: '*' };

describe('a policy that allows everything', () => {
  it.each<[string, Json[], string]>([
    ['plain', [all], 'yes'],
    ['every service and action', [{ ...all, Action: ['oss:Get*', '*:*'], Resource: ['acs:*:*:*:*'] }], 'yes'],
    ['one service', [{ ...all, Action: 'cs:*' }], 'no'],
    ['one service of resources', [{ ...all, Resource: 'acs:oss:*:*:*' }], 'no'],
    ['all but some', [{ Effect: 'Allow', NotAction: 'ram:*', Resource: '*' }], 'no'],
    ['a denial', [{ ...all, Effect: 'Deny' }], 'no'],
    ['on a condition', [{ ...all, Condition: { Bool: { 'acs:MFAPresent': 'true' } } }], 'unclear'],
    ['unclear', [7], 'unclear'],
    ['unclear beside everything', [7, all], 'yes'],
  ])('%s', (_name, statements, expected) => {
    expect(answer(...statements)).toBe(expected);
  });
});

describe('system policies that were not read', () => {
  const decide = (name: string, action: string) => {
    const policy = KNOWN_SYSTEM_POLICIES.get(name)?.policy;
    return policy === undefined ? 'nothing known' : evaluate([{ name, policy }], { action }).decision;
  };

  it('are known by their name only where it says what they allow', () => {
    expect(decide('AdministratorAccess', 'ram:DeleteUser')).toBe('allow');
    expect(decide('AliyunCSFullAccess', 'cs:GrantPermissions')).toBe('allow');
    expect(decide('AliyunCSFullAccess', 'ram:PassRole')).toBe('unknown');
    expect(decide('AliyunCSReadOnlyAccess', 'cs:GrantPermissions')).toBe('nothing known');
    expect(decide('constructor', 'cs:GrantPermissions')).toBe('nothing known');
  });
});
