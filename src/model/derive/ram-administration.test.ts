import { describe, expect, it } from 'vitest';
import { read, recordedTables } from '../../../test/fixtures/recorded.ts';
import { administrationOf } from './ram-administration.ts';

const document = (name: string, ...Statement: object[]) =>
  read(`ram/GetPolicy@Custom,${name}`, {
    DefaultPolicyVersion: { PolicyDocument: JSON.stringify({ Version: '1', Statement }) },
  });
const all = { Effect: 'Allow', Action: '*', Resource: '*' };
const policies = ['all', 'mfa', 'narrow', 'unread'].map((PolicyName) => ({
  PolicyType: 'Custom',
  PolicyName,
}));
const tables = recordedTables(
  read('ram/ListUsers', { IsTruncated: false, Users: { User: [{ UserId: '2', UserName: 'bob' }] } }),
  read('ram/ListRoles', { IsTruncated: false, Roles: { Role: [] } }),
  read('ram/ListGroupsForUser@bob', { Groups: { Group: [] } }),
  read('ram/ListPoliciesForUser@bob', {
    Policies: { Policy: [...policies, { PolicyType: 'System', PolicyName: 'AdministratorAccess' }] },
  }),
  document('all', all, { ...all, Action: 'oss:Put*', Effect: 'Deny' }),
  document('mfa', { ...all, Condition: { Bool: { 'acs:MFAPresent': 'true' } } }),
  document('narrow', { ...all, Action: 'cs:*' }),
);

describe('policies that allow everything', () => {
  it('are told from those that may, and from those that were not read', () => {
    const rights = tables.ramRights.get('2');
    if (rights === undefined) throw new Error('the user has no row');
    const { policies: found, open, gaps } = administrationOf(rights);
    expect(found.map(({ name }) => name)).toEqual(['all', 'AdministratorAccess']);
    expect(open.map(({ name }) => name)).toEqual(['mfa']);
    expect(gaps.map(({ source, ids }) => [source, ...ids])).toEqual([['ram/GetPolicy', 'Custom', 'unread']]);
  });
});
