import { describe, expect, it } from 'vitest';
import { missing, read, recordedTables, refused, told } from '../../../test/fixtures/recorded.ts';
import type { SnapshotEntry } from '../../snapshot/snapshot.ts';
import { mayDo, type Within } from './ram-may-do.ts';

const ALICE = '200000000000000001';
const users = read('ram/ListUsers', {
  IsTruncated: false,
  Users: { User: [{ UserId: ALICE, UserName: 'alice' }] },
});
const roles = read('ram/ListRoles', { IsTruncated: false, Roles: { Role: [] } });
const list = (source: string, ...policies: [string, string][]) =>
  read(source, {
    Policies: { Policy: policies.map(([PolicyType, PolicyName]) => ({ PolicyType, PolicyName })) },
  });
const groups = (...names: unknown[]) =>
  read('ram/ListGroupsForUser@alice', { Groups: { Group: names.map((GroupName) => ({ GroupName })) } });
const document = (name: string, ...Statement: unknown[]) =>
  read(`ram/GetPolicy@Custom,${name}`, {
    Policy: { PolicyName: name },
    DefaultPolicyVersion: { PolicyDocument: JSON.stringify({ Version: '1', Statement }) },
  });
const may = (Action: string, Effect = 'Allow') => ({ Effect, Action, Resource: '*' });

const own = list('ram/ListPoliciesForUser@alice', ['Custom', 'own']);
const ofGroup = list('ram/ListPoliciesForGroup@dev', ['Custom', 'dev']);
const whole: SnapshotEntry[] = [
  ...[users, roles, own, groups('dev'), ofGroup],
  ...[document('own', may('cs:Get*')), document('dev', may('cs:*'), may('cs:Delete*', 'Deny'))],
];
const rightsIn = (entries: readonly SnapshotEntry[]) => {
  const rights = recordedTables(...entries).ramRights.get(ALICE);
  if (rights === undefined) throw new Error('the user has no row');
  return rights;
};
const decide = (entries: readonly SnapshotEntry[], action: string, within: Within = 'account') =>
  mayDo(rightsIn(entries), { action }, within).decision;
const without = (entry: SnapshotEntry) => whole.filter((other) => other !== entry);

describe('what a RAM user is granted', () => {
  it('is its own policies and those of its groups', () => {
    const rights = rightsIn(whole);
    expect(rights).toMatchObject({ kind: 'user', subject: ALICE, missing: [] });
    expect(told(rights.arn)).toBe('acs:ram::1000000000000001:user/alice');
    expect(rights.policies.map(({ name, via }) => [name, via.kind, via.name])).toEqual([
      ['own', 'user', 'alice'],
      ['dev', 'group', 'dev'],
    ]);
    expect(rights.policies[1]?.at).toMatchObject({ source: 'ram/ListPoliciesForGroup', ids: ['dev'] });
  });

  it.each([
    ['cs:GetClusters', 'allow'],
    ['cs:GrantPermissions', 'allow'],
    ['cs:DeleteCluster', 'deny'],
    ['ram:UpdateRole', 'implicit-deny'],
  ])('%s: %s', (action, decision) => {
    expect(decide(whole, action)).toBe(decision);
  });

  it('is not ruled out by the account’s grants alone: there may be others in resource groups', () => {
    expect(decide(whole, 'ram:UpdateRole', 'anywhere')).toBe('unknown');
    const { gaps } = mayDo(rightsIn(whole), { action: 'ram:UpdateRole' });
    expect(gaps).toMatchObject([
      { source: 'resourcemanager/ListPolicyAttachments', outcome: 'not-attempted' },
    ]);
    expect(decide(whole, 'cs:GetClusters', 'anywhere')).toBe('allow');
    expect(decide(whole, 'cs:DeleteCluster', 'anywhere')).toBe('deny');
  });

  it.each<[string, SnapshotEntry, SnapshotEntry | undefined, string]>([
    ['its policies', own, undefined, 'ram/ListPoliciesForUser'],
    ['its policies', own, refused('ram/ListPoliciesForUser@alice'), 'ram/ListPoliciesForUser'],
    ['its groups', whole[3] as SnapshotEntry, undefined, 'ram/ListGroupsForUser'],
    [
      'its groups',
      whole[3] as SnapshotEntry,
      refused('ram/ListGroupsForUser@alice'),
      'ram/ListGroupsForUser',
    ],
    ['a group without a name', whole[3] as SnapshotEntry, groups('dev', 7, null), 'ram/ListGroupsForUser'],
    ['a group’s policies', ofGroup, undefined, 'ram/ListPoliciesForGroup'],
    ['a group’s policies', ofGroup, missing('ram/ListPoliciesForGroup@dev'), 'ram/ListPoliciesForGroup'],
    ['a group’s policies', ofGroup, read('ram/ListPoliciesForGroup@dev', {}), 'ram/ListPoliciesForGroup'],
    ['a document', whole[5] as SnapshotEntry, undefined, 'ram/GetPolicy'],
    ['a document', whole[5] as SnapshotEntry, refused('ram/GetPolicy@Custom,own'), 'ram/GetPolicy'],
  ])('is unknown, and never ruled out, where %s was not read', (_name, taken, instead, source) => {
    const entries = [...without(taken), ...(instead === undefined ? [] : [instead])];
    const asked = mayDo(rightsIn(entries), { action: 'ram:UpdateRole' }, 'account');
    expect(asked.decision).toBe('unknown');
    expect(asked.gaps.map((gap) => gap.source)).toContain(source);
    expect(['unknown', 'deny']).toContain(decide(entries, 'cs:DeleteCluster'));
  });

  it('keeps a denial that was read, whatever else was not', () => {
    expect(decide(without(own), 'cs:DeleteCluster')).toBe('deny');
  });

  it('is unknown where a document is not what was asked for, or is malformed', () => {
    const rest = without(whole[5] as SnapshotEntry);
    const other = read('ram/GetPolicy@Custom,own', { Policy: { PolicyName: 'other' } });
    expect(decide([...rest, other], 'ram:UpdateRole')).toBe('unknown');
    expect(decide([...rest, document('own', 'all')], 'ram:UpdateRole')).toBe('unknown');
    const cut = read('ram/GetPolicy@Custom,own', {
      DefaultPolicyVersion: { PolicyDocument: '{"Version":"1"' },
    });
    expect(decide([...rest, cut], 'ram:UpdateRole')).toBe('unknown');
  });

  it('takes a system policy for what it is documented to allow until its document is read', () => {
    const system = list('ram/ListPoliciesForUser@alice', ['System', 'AliyunCSFullAccess']);
    const entries = [users, roles, system, groups()];
    const asked = mayDo(rightsIn(entries), { action: 'cs:GrantPermissions' });
    expect([asked.decision, asked.inferred]).toEqual(['allow', ['AliyunCSFullAccess']]);
    expect(decide(entries, 'ram:PassRole')).toBe('unknown');
    const changed = {
      ...document('AliyunCSFullAccess', may('cs:Get*')),
      ids: ['System', 'AliyunCSFullAccess'],
    };
    const later = mayDo(rightsIn([...entries, changed]), { action: 'cs:GrantPermissions' }, 'account');
    expect([later.decision, later.inferred]).toEqual(['implicit-deny', []]);
  });

  it('knows hostile names for names', () => {
    const names = ['__proto__', 'constructor', 'a/b', '*', '../x'];
    const entries = names.flatMap((name, index) => [
      { ...list('x', ['Custom', name]), source: 'ram/ListPoliciesForUser', ids: [name] },
      { ...groups(), ids: [name] },
      { ...document(name, may(`svc${index}:Do`)), ids: ['Custom', name] },
    ]);
    const listed = read('ram/ListUsers', {
      IsTruncated: false,
      Users: { User: names.map((UserName) => ({ UserId: UserName, UserName })) },
    });
    const { ramRights } = recordedTables(listed, roles, ...entries);
    for (const [index, name] of names.entries()) {
      const rights = ramRights.get(name);
      if (rights === undefined) throw new Error(`${name} has no row`);
      const answers = names.map(
        (_, other) => mayDo(rights, { action: `svc${other}:Do` }, 'account').decision,
      );
      expect(answers).toEqual(names.map((_, other) => (other === index ? 'allow' : 'implicit-deny')));
    }
  });

  it('is as complete as the lists of users and roles', () => {
    expect(recordedTables(...whole).ramRights.completeness().state).toBe('complete');
    expect(recordedTables(users, refused('ram/ListRoles')).ramRights.completeness()).toMatchObject({
      state: 'partial',
      gaps: [{ source: 'ram/ListRoles', outcome: 'denied' }],
    });
    expect(recordedTables().ramRights.completeness().state).toBe('none');
  });
});
