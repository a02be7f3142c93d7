import { describe, expect, it } from 'vitest';
import { read, recordedTables, refused } from '../../test/fixtures/recorded.ts';
import type { Identity, IdentityView } from '../model/identity.ts';
import type { SnapshotEntry } from '../snapshot/snapshot.ts';
import { identityView } from './identities.ts';
import { findIdentities, preflight } from './preflight.ts';

const ACCOUNT = '1000000000000001';
const ALICE = '201234567890120001';
const VICTOR = '201234567890120093';
const DEPLOYER = '301234567890120001';

const policies = (request: string, ...names: string[]) =>
  read(request, { Policies: { Policy: names.map((PolicyName) => ({ PolicyType: 'Custom', PolicyName })) } });
const policy = (name: string, statement: object) =>
  read(`ram/GetPolicy@Custom,${name}`, {
    DefaultPolicyVersion: {
      PolicyDocument: JSON.stringify({
        Version: '1',
        Statement: [{ Effect: 'Allow', Resource: '*', ...statement }],
      }),
    },
  });
const trust = (Principal: object) =>
  read('ram/GetRole@deployer', {
    Role: {
      RoleName: 'deployer',
      AssumeRolePolicyDocument: JSON.stringify({
        Version: '1',
        Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal }],
      }),
    },
  });
const user = (name: string) => ({ RAM: [`acs:ram::${ACCOUNT}:user/${name}`] });

/** An account with one user, one role and one cluster, all of it read; later entries stand for earlier ones. */
function view(...changes: SnapshotEntry[]): IdentityView {
  const empty = { items: [] };
  const entries = [
    read('cs/DescribeClustersV1', {
      clusters: [{ cluster_id: 'c0aa', region_id: 'cn-hangzhou', cluster_type: 'ManagedKubernetes' }],
      page_info: { total_count: 1 },
    }),
    read('ram/ListUsers', { IsTruncated: false, Users: { User: [{ UserId: ALICE, UserName: 'alice' }] } }),
    read('ram/ListRoles', {
      IsTruncated: false,
      Roles: { Role: [{ RoleId: DEPLOYER, RoleName: 'deployer', Arn: `acs:ram::${ACCOUNT}:role/deployer` }] },
    }),
    read('ims/ListUsersInRecycleBin', {
      IsTruncated: false,
      Users: { User: [{ UserId: VICTOR, UserPrincipalName: `victor@${ACCOUNT}.onaliyun.com` }] },
    }),
    read('cs/ListClusterKubeconfigStates@c0aa', { states: [], page: { total_count: 0 } }),
    read('cs/ListClusterKubeconfigStates@c0aa,cloudServiceKubeConfig=true', {
      states: [],
      page: { total_count: 0 },
    }),
    read('kubernetes/rolebindings.rbac.authorization.k8s.io@c0aa', empty),
    read('kubernetes/clusterrolebindings.rbac.authorization.k8s.io@c0aa', empty),
    read('kubernetes/ramidentitymappings.ramauthenticator.k8s.alibabacloud@c0aa', empty),
    read('kubernetes/certificatesigningrequests.certificates.k8s.io@c0aa', empty),
    policies('ram/ListPoliciesForUser@alice'),
    policies('ram/ListPoliciesForRole@deployer'),
    read('ram/ListGroupsForUser@alice', { Groups: { Group: [] } }),
    trust({ Service: ['ecs.aliyuncs.com'] }),
    ...changes,
  ];
  const distinct = new Map(entries.map((entry) => [[entry.source, ...entry.ids].join('\n'), entry]));
  return identityView(recordedTables(...distinct.values()), '2026-11-20T08:00:00Z');
}

function of(found: IdentityView, wanted: string): Identity {
  const [identity] = findIdentities(found, wanted);
  if (identity === undefined) throw new Error(`no identity ${wanted}`);
  return identity;
}

describe('a trust policy that names an identity', () => {
  it('is a way of its own, which stays when the identity is deleted', () => {
    const found = view(trust(user('Alice')));
    const { verdict, remains } = preflight(of(found, ALICE), found);
    expect(verdict).toBe('remains');
    expect(remains).toMatchObject([
      { kind: 'trust-policy', cluster: null, subject: DEPLOYER, detail: 'deployer', effective: true },
    ]);
  });

  it('waits for a user of the recycle bin, and for one that is gone', () => {
    expect(of(view(trust(user('victor'))), VICTOR)).toMatchObject({ state: 'in-recycle-bin' });
    const gone = of(view(trust(user('tom'))), 'tom');
    expect([gone.id, gone.state]).toEqual([`acs:ram::${ACCOUNT}:user/tom`, 'deleted']);
  });

  it('is none where the whole account, another account or a service is trusted', () => {
    for (const principal of [
      { RAM: [`acs:ram::${ACCOUNT}:root`, '*'] },
      { RAM: ['acs:ram::2000000000000002:user/alice'] },
      { Service: ['ecs.aliyuncs.com'] },
    ]) {
      const found = view(trust(principal));
      expect(found.identities.flatMap(({ access }) => access)).toEqual([]);
      expect(found.unread).toEqual([]);
      expect(preflight(of(found, ALICE), found).verdict).toBe('clear');
    }
  });

  it('keeps a preflight open while it was not read', () => {
    const found = view(refused('ram/GetRole@deployer'));
    expect(found.unread.map(({ source }) => source)).toEqual(['ram/GetRole']);
    expect(preflight(of(found, ALICE), found).verdict).toBe('unknown');
  });
});

describe('a RAM policy that gives access to clusters', () => {
  const held = policies('ram/ListPoliciesForUser@alice', 'operator');

  it('is a way, which RAM takes away with the identity', () => {
    const found = view(held, policy('operator', { Action: 'cs:Describe*' }));
    const alice = of(found, ALICE);
    expect(alice.access).toMatchObject([
      {
        kind: 'ram-policy',
        cluster: 'c0aa',
        effective: true,
        detail: 'cs:DescribeClusterUserKubeconfig ← operator',
      },
    ]);
    expect(preflight(alice, found).verdict).toBe('clear');
  });

  it('may be one where nobody can decide a condition', () => {
    const Condition = { IpAddress: { 'acs:SourceIp': '10.0.0.0/8' } };
    const found = view(held, policy('operator', { Action: 'cs:GrantPermissions', Condition }));
    expect(of(found, ALICE).access).toMatchObject([{ kind: 'ram-policy', effective: null }]);
    expect(preflight(of(found, ALICE), found).verdict).toBe('clear');
  });

  it('is no way where other actions are allowed', () => {
    const found = view(held, policy('operator', { Action: ['cs:List*', 'oss:*'] }));
    expect(of(found, ALICE).access).toEqual([]);
  });

  it.each([
    'ram/ListPoliciesForUser@alice',
    'ram/ListGroupsForUser@alice',
    'ram/ListPoliciesForRole@deployer',
  ])('may be missing where %s was refused, which a preflight does not need', (request) => {
    const found = view(refused(request));
    expect(found.unread.map(({ source }) => source)).toEqual([request.split('@')[0]]);
    expect(preflight(of(found, ALICE), found).verdict).toBe('clear');
  });

  it('may be missing where its document was refused', () => {
    const found = view(held, refused('ram/GetPolicy@Custom,operator'));
    expect(of(found, ALICE).access).toEqual([]);
    expect(found.unread.map(({ source }) => source)).toEqual(['ram/GetPolicy']);
  });
});
