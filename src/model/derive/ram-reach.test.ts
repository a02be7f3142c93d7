import { describe, expect, it } from 'vitest';
import { read, recordedTables, refused } from '../../../test/fixtures/recorded.ts';
import type { SnapshotEntry } from '../../snapshot/snapshot.ts';
import type { Cluster } from '../facts/cluster.ts';
import type { RamRights } from '../facts/ram-rights.ts';
import type { Tables } from '../tables.ts';
import { reachesCluster, serviceAccountBecomes, waysToBecome } from './ram-reach.ts';

const ACCOUNT = '1000000000000001';
const PROVIDER = `acs:ram::${ACCOUNT}:oidc-provider/ack-rrsa-c0aa`;
const subject = (sub: string) => ({ StringEquals: { 'oidc:aud': 'sts.aliyuncs.com', 'oidc:sub': sub } });

interface World {
  /** The policy of each user. */
  users: Record<string, object[]>;
  /** The trust of each role; a text stands for a refusal. */
  roles?: Record<string, object | 'refused'>;
}

function world({ users, roles = {} }: World): Tables {
  const policies = Object.entries(users).flatMap(([name, Statement]) => [
    read(`ram/ListPoliciesForUser@${name}`, {
      Policies: { Policy: [{ PolicyType: 'Custom', PolicyName: name }] },
    }),
    read(`ram/ListGroupsForUser@${name}`, { Groups: { Group: [] } }),
    read(`ram/GetPolicy@Custom,${name}`, {
      DefaultPolicyVersion: { PolicyDocument: JSON.stringify({ Version: '1', Statement }) },
    }),
  ]);
  const trusts = Object.entries(roles).flatMap(([name, trust]): SnapshotEntry[] => [
    read(`ram/ListPoliciesForRole@${name}`, { Policies: { Policy: [] } }),
    trust === 'refused'
      ? refused(`ram/GetRole@${name}`)
      : read(`ram/GetRole@${name}`, {
          Role: {
            RoleName: name,
            AssumeRolePolicyDocument: JSON.stringify({
              Version: '1',
              Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', ...trust }],
            }),
          },
        }),
  ]);
  const User = Object.keys(users).map((name) => ({ UserId: `2-${name}`, UserName: name }));
  const Role = Object.keys(roles).map((name) => {
    return { RoleId: `3-${name}`, RoleName: name, Arn: `acs:ram::${ACCOUNT}:role/${name.toLowerCase()}` };
  });
  return recordedTables(
    read('ram/ListUsers', { IsTruncated: false, Users: { User } }),
    read('ram/ListRoles', { IsTruncated: false, Roles: { Role } }),
    ...policies,
    ...trusts,
  );
}

const allow = (Action: string | string[], Resource = '*', more: object = {}) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});
const rights = (tables: Tables, id: string) => tables.ramRights.get(id) as RamRights;
const cluster = (tables: Tables) => tables.clusters.get('c0aa') as Cluster;

describe('who reaches a cluster', () => {
  const tables = world({
    users: {
      all: [allow('cs:*')],
      one: [allow('cs:DescribeClusterUserKubeconfig', `acs:cs:*:${ACCOUNT}:cluster/c0aa`)],
      other: [allow('cs:*', 'acs:cs:*:*:cluster/c0bb')],
      office: [allow('cs:Describe*', '*', { Condition: { IpAddress: { 'acs:SourceIp': '10.0.0.0/8' } } })],
      none: [allow('oss:*')],
      denied: [allow('*'), { ...allow('cs:Describe*'), Effect: 'Deny' }],
    },
  });

  it('by a kubeconfig', () => {
    const found = reachesCluster(tables, cluster(tables), ['issue-kubeconfig']);
    expect(found.map(({ from, power, may }) => [from.id, power.action, may.decision])).toEqual([
      ['2-all', 'cs:DescribeClusterUserKubeconfig', 'allow'],
      ['2-all', 'cs:RevokeK8sClusterKubeConfig', 'allow'],
      ['2-denied', 'cs:RevokeK8sClusterKubeConfig', 'allow'],
      ['2-office', 'cs:DescribeClusterUserKubeconfig', 'unknown'],
      ['2-one', 'cs:DescribeClusterUserKubeconfig', 'allow'],
    ]);
    expect(found[3]?.may.because).toMatchObject([
      { policy: 'office', unclear: expect.stringContaining('acs:SourceIp') },
    ]);
  });

  it('by granting rights in it, which RAM knows no single cluster for', () => {
    const found = reachesCluster(tables, cluster(tables), ['grant-cluster-rights']);
    expect([...new Set(found.map(({ from, may }) => `${from.id} ${may.decision}`))]).toEqual([
      '2-all allow',
      '2-denied allow',
      '2-other unknown',
    ]);
  });
});

describe('ways to become another identity', () => {
  const byRoot = { Principal: { RAM: `acs:ram::${ACCOUNT}:root` } };
  const tables = world({
    users: {
      keys: [allow('ram:CreateAccessKey', `acs:ram:*:*:user/victim`)],
      assume: [allow('sts:AssumeRole')],
      update: [allow('ram:UpdateRole', 'acs:ram:*:*:role/Admin')],
      victim: [],
    },
    roles: {
      Admin: byRoot,
      Machine: { Principal: { Service: 'ecs.aliyuncs.com' } },
      Mfa: { ...byRoot, Condition: { Bool: { 'acs:MFAPresent': 'true' } } },
      Hidden: 'refused',
    },
  });
  const ways = (from: string, to: string) =>
    waysToBecome(rights(tables, from), rights(tables, to)).map(({ power, may }) => [
      power.action,
      may.decision,
    ]);

  it.each<[string, string, string[][]]>([
    ['2-keys', '2-victim', [['ram:CreateAccessKey', 'allow']]],
    ['2-keys', '2-assume', []],
    ['2-assume', '3-Admin', [['sts:AssumeRole', 'allow']]],
    ['2-assume', '3-Machine', []],
    ['2-assume', '3-Mfa', [['sts:AssumeRole', 'unknown']]],
    ['2-assume', '3-Hidden', [['sts:AssumeRole', 'unknown']]],
    ['2-keys', '3-Admin', []],
    ['2-update', '3-Admin', [['ram:UpdateRole', 'allow']]],
    ['2-update', '3-Machine', []],
  ])('%s → %s', (from, to, expected) => {
    expect(ways(from, to)).toEqual(expected);
  });

  it('says what would have to be read', () => {
    const [way] = waysToBecome(rights(tables, '2-assume'), rights(tables, '3-Hidden'));
    expect(way?.may.gaps).toMatchObject([{ source: 'ram/GetRole', outcome: 'denied' }]);
  });
});

describe('service accounts that become roles', () => {
  const tables = world({
    users: {},
    roles: {
      Narrow: { Principal: { Federated: PROVIDER }, Condition: subject('system:serviceaccount:shop:api') },
      Wide: { Principal: { Federated: PROVIDER } },
      Foreign: { Principal: { Federated: `acs:ram::${ACCOUNT}:oidc-provider/github` } },
      Hidden: 'refused',
      Odd: { Principal: {} },
    },
  });
  const becomes = (role: string, name: string) =>
    serviceAccountBecomes(rights(tables, role), { cluster: 'c0aa', namespace: 'shop', name }).decision;

  it('are let in with the issuer that the policy names beside the provider, as RRSA writes it', () => {
    const withIssuer = {
      StringEquals: {
        'oidc:iss': 'https://oidc-ack-cn-hangzhou.oss-cn-hangzhou.aliyuncs.com/c0aa',
        'oidc:aud': 'sts.aliyuncs.com',
        'oidc:sub': 'system:serviceaccount:shop:api',
      },
    };
    const trust = {
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Principal: { Federated: [PROVIDER] },
      Condition: withIssuer,
    };
    const issued = world({ users: {}, roles: { Issued: trust } });
    const becomes = (name: string) =>
      serviceAccountBecomes(rights(issued, '3-Issued'), { cluster: 'c0aa', namespace: 'shop', name })
        .decision;
    expect(['api', 'web'].map(becomes)).toEqual(['allow', 'implicit-deny']);
  });

  it('are decided by the trust policy alone', () => {
    expect(['api', 'web'].map((name) => becomes('3-Narrow', name))).toEqual(['allow', 'implicit-deny']);
    expect(['3-Wide', '3-Foreign', '3-Hidden', '3-Odd'].map((role) => becomes(role, 'x'))).toEqual([
      'allow',
      'implicit-deny',
      'unknown',
      'unknown',
    ]);
  });

  it('are a table of statements, partial where a trust was not read', () => {
    const { rrsaTrusts } = tables;
    expect(
      rrsaTrusts.rows.map(({ subject: role, cluster: of, trusted }) => [role, of, trusted.subjects?.length]),
    ).toEqual([
      ['3-Foreign', undefined, undefined],
      ['3-Narrow', 'c0aa', 1],
      ['3-Wide', 'c0aa', undefined],
    ]);
    expect(rrsaTrusts.completeness().state).toBe('partial');
    expect(rrsaTrusts.completeness().gaps.map(({ source, outcome }) => [source, outcome])).toEqual([
      ['ram/GetRole', 'denied'],
      ['ram/GetRole', 'failed'],
    ]);
  });
});
