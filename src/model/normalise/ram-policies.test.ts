import { describe, expect, it } from 'vitest';
import { missing, read, recordedTables, refused, told } from '../../../test/fixtures/recorded.ts';

const LIST = 'ram/ListPoliciesForRole@shop';
const POLICY = 'ram/GetPolicy@Custom,shop-data';
const attached = (...policies: unknown[]) =>
  read(LIST, { RequestId: '7B8A', Policies: { Policy: policies } });
const own = {
  PolicyName: 'shop-data',
  PolicyType: 'Custom',
  DefaultVersion: 'v2',
  AttachDate: '2026-01-23T12:33:18Z',
};
const admin = { PolicyName: 'AdministratorAccess', PolicyType: 'System', DefaultVersion: 'v1' };
const statement = { Effect: 'Allow', Action: ['oss:Get*', ' oss:List* '], Resource: '*' };
const policy = (...statements: unknown[]) => ({
  Policy: { PolicyName: 'shop-data', PolicyType: 'Custom', DefaultVersion: 'v2', PolicyDocument: 'N/A' },
  DefaultPolicyVersion: {
    VersionId: 'v2',
    IsDefaultVersion: true,
    PolicyDocument: JSON.stringify({ Version: '1', Statement: statements }),
  },
});
const statementsOf = (document: unknown) =>
  told(
    recordedTables(attached(own), read(POLICY, document)).ramPolicies.get('shop')?.attached[0]?.statements,
  );

describe('policies of RAM roles', () => {
  it('joins what is attached with what it says', () => {
    const { ramPolicies } = recordedTables(attached(own, admin), read(POLICY, policy(statement)));
    const row = ramPolicies.get('shop');
    expect(row).toMatchObject({ id: 'shop', subject: 'shop', scope: { kind: 'account' }, missing: [] });
    expect(row?.attached.map(({ name, type, statements }) => [name, type, told(statements)])).toEqual([
      [
        'shop-data',
        'Custom',
        [
          {
            effect: 'Allow',
            actions: ['oss:Get*', 'oss:List*'],
            allButActions: false,
            resources: ['*'],
            allButResources: false,
            conditional: false,
          },
        ],
      ],
      ['AdministratorAccess', 'System', 'unread: ram/GetPolicy not-attempted'],
    ]);
    expect(row?.attached[1]?.at).toMatchObject({
      source: 'ram/ListPoliciesForRole',
      path: '/Policies/Policy/1',
    });
    expect(ramPolicies.completeness('c0aa').state).toBe('complete');
  });

  it.each<[object, object]>([
    [{ Effect: 'Deny' }, { effect: 'Deny' }],
    [
      { Action: undefined, NotAction: 'ram:*' },
      { actions: ['ram:*'], allButActions: true },
    ],
    [
      { Resource: undefined, NotResource: ['acs:oss:*:*:a'] },
      { resources: ['acs:oss:*:*:a'], allButResources: true },
    ],
    [{ Condition: { IpAddress: { 'acs:SourceIp': ['203.0.113.0/24'] } } }, { conditional: true }],
    [{ Condition: {} }, { conditional: false }],
  ])('%j becomes %j', (changes, expected) => {
    expect(statementsOf(policy({ ...statement, ...changes }))).toMatchObject([expected]);
  });

  it('reads a single statement that is not in a list', () => {
    const document = {
      DefaultPolicyVersion: { PolicyDocument: JSON.stringify({ Version: '1', Statement: statement }) },
    };
    expect(statementsOf(document)).toHaveLength(1);
  });

  it.each<[string, unknown, string]>([
    ['is not JSON', { DefaultPolicyVersion: { PolicyDocument: 'N/A' } }, 'failed'],
    ['is missing', { Policy: { PolicyName: 'shop-data' } }, 'absent'],
    ['has no statements', { DefaultPolicyVersion: { PolicyDocument: '{"Version":"1"}' } }, 'absent'],
    ['has another effect', policy({ ...statement, Effect: 'Perhaps' }), 'failed'],
    ['names no action', policy({ ...statement, Action: undefined }), 'failed'],
    ['names actions twice', policy({ ...statement, NotAction: '*' }), 'failed'],
    ['has a number for an action', policy({ ...statement, Action: [1] }), 'failed'],
    ['has a text for a condition', policy({ ...statement, Condition: 'never' }), 'failed'],
    ['has one bad statement of two', policy(statement, 'all'), 'failed'],
    ['is of another policy', { ...policy(statement), Policy: { PolicyName: 'other' } }, 'failed'],
    ['is in a list', [policy(statement)], 'failed'],
  ])('knows no statement of a policy whose document %s', (_name, document, outcome) => {
    expect(statementsOf(document)).toBe(`unread: ram/GetPolicy ${outcome}`);
  });

  it('keeps the policies it can tell beside those it cannot', () => {
    const row = recordedTables(
      attached(admin, { PolicyName: 'x' }, { PolicyType: 'Custom' }, 7),
    ).ramPolicies.get('shop');
    expect(row?.attached.map(({ name }) => name)).toEqual(['AdministratorAccess']);
    expect(row?.missing).toHaveLength(3);
  });

  it.each([
    ['refused', refused(LIST), 'denied'],
    ['gone', missing(LIST, 'EntityNotExist.Role'), 'absent'],
    ['of the wrong shape', read(LIST, { Policies: [] }), 'failed'],
  ])('says what is missing of a role that is %s', (_name, entry, outcome) => {
    const row = recordedTables(entry).ramPolicies.get('shop');
    expect(row?.attached).toEqual([]);
    expect(row?.missing.map((gap) => gap.outcome)).toEqual([outcome]);
  });

  it('says of a policy that was refused what would cure it', () => {
    const row = recordedTables(attached(own), refused(POLICY)).ramPolicies.get('shop');
    const statements = row?.attached[0]?.statements;
    expect(statements?.known === false && statements.because).toMatchObject({
      outcome: 'denied',
      cure: 'ram:GetPolicy',
    });
  });

  it('is no table where nothing was asked for', () => {
    expect(recordedTables().ramPolicies.completeness('c0aa').state).toBe('none');
  });
});
