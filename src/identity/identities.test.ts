import { describe, expect, it } from 'vitest';
import type { Json } from '../kernel/json.ts';
import type { Identity, IdentityView } from '../model/identity.ts';
import { Reading } from '../model/normalise/reading.ts';
import { normaliseTables } from '../model/normalise/tables.ts';
import type { SnapshotEntry, SnapshotHeader } from '../snapshot/snapshot.ts';
import { identityView } from './identities.ts';
import { findIdentities, preflight } from './preflight.ts';

const CLUSTER = 'c0aa';
const CSRS = 'kubernetes/certificatesigningrequests.certificates.k8s.io';
const TIME = '2026-11-20T08:00:00Z';
const ALICE = '201234567890120001';
const GONE = '201234567890120091';
const RBAC = 'rbac.authorization.k8s.io';

function read(source: string, ids: string[], document: Json): SnapshotEntry {
  return { source, ids, outcome: 'read', readAt: TIME, document };
}

const states = (...items: Json[]) =>
  read('cs/ListClusterKubeconfigStates', [CLUSTER], {
    states: items,
    page: { page_number: 1, page_size: 50, total_count: items.length },
  });

function kubeconfig(id: string, change: { [member: string]: Json } = {}): Json {
  return {
    account_id: id,
    account_name: 'alice',
    account_type: 'RamUser',
    account_state: 'Active',
    cert_state: 'Unexpired',
    cert_expire_time: '2027-07-15T08:00:00Z',
    ...change,
  };
}

const bindings = (...subjects: Json[]) =>
  read(`kubernetes/clusterrolebindings.${RBAC}`, [CLUSTER], {
    items: [
      {
        metadata: { name: 'by-hand' },
        roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: 'cs:admin' },
        subjects,
      },
    ],
  });
const user = (name: string) => ({ kind: 'User', apiGroup: RBAC, name });

/** An account of which everything was read; further entries stand for those of the same source and ids. */
function view(...changes: SnapshotEntry[]): IdentityView {
  const base = [
    read('cs/DescribeClustersV1', [], {
      clusters: [{ cluster_id: CLUSTER, name: 'shop', cluster_type: 'ManagedKubernetes' }],
      page_info: { total_count: 1 },
    }),
    read('ram/ListUsers', [], {
      IsTruncated: false,
      Users: { User: [{ UserId: ALICE, UserName: 'alice' }] },
    }),
    read('ram/ListRoles', [], { IsTruncated: false, Roles: { Role: [] } }),
    read('ims/ListUsersInRecycleBin', [], { IsTruncated: false, Users: { User: [] } }),
    read('ram/ListPoliciesForUser', ['alice'], { Policies: { Policy: [] } }),
    read('ram/ListGroupsForUser', ['alice'], { Groups: { Group: [] } }),
    states(),
    read('cs/ListClusterKubeconfigStates', [CLUSTER, 'cloudServiceKubeConfig=true'], {
      states: [],
      page: { total_count: 0 },
    }),
    read(`kubernetes/rolebindings.${RBAC}`, [CLUSTER], { items: [] }),
    read(`kubernetes/clusterrolebindings.${RBAC}`, [CLUSTER], { items: [] }),
    read('kubernetes/ramidentitymappings.ramauthenticator.k8s.alibabacloud', [CLUSTER], { items: [] }),
    read(CSRS, [CLUSTER], { items: [] }),
  ];
  const keyOf = ({ source, ids }: SnapshotEntry) => [source, ...ids].join('\n');
  const entries = new Map([...base, ...changes].map((entry) => [keyOf(entry), entry]));
  const header: SnapshotHeader = {
    kind: 'demarc-snapshot',
    version: 1,
    collectedAt: TIME,
    account: '1234567890123456',
    regions: [],
    scope: {},
  };
  return identityView(normaliseTables(new Reading(header, [...entries.values()])), TIME);
}

function of(found: IdentityView, id: string): Identity {
  const [identity] = findIdentities(found, id);
  if (identity === undefined) throw new Error(`no identity ${id}`);
  return identity;
}

const denied = (source: string, ...ids: string[]): SnapshotEntry => ({
  source,
  ids,
  outcome: 'denied',
  readAt: TIME,
  reason: 'the permission is missing',
});

describe('identityView', () => {
  it('reads everything of an account without gaps', () => {
    expect(view().unread).toEqual([]);
  });

  it('shows an id that a binding names and RAM does not list as deleted, before all others', () => {
    const found = view(states(kubeconfig(ALICE)), bindings(user(GONE), user(`${GONE}-1690000000`)));
    expect(found.identities.map(({ id, state }) => [id, state])).toEqual([
      [GONE, 'deleted'],
      [ALICE, 'active'],
    ]);
    expect(of(found, GONE).access).toMatchObject([{ kind: 'binding', detail: 'ClusterRole/cs:admin' }]);
  });

  it('calls nobody deleted while a list of RAM was not wholly read', () => {
    for (const source of ['ram/ListUsers', 'ram/ListRoles', 'ims/ListUsersInRecycleBin']) {
      const found = view(bindings(user(GONE)), denied(source));
      expect(of(found, GONE).state, source).toBe('unknown');
      expect(found.unread.map((gap) => gap.source)).toContain(source);
    }
  });

  it('knows a user of the recycle bin, who can come back with the same id', () => {
    const bin = { IsTruncated: false, Users: { User: [{ UserId: GONE, UserName: 'victor' }] } };
    const found = view(bindings(user(GONE)), read('ims/ListUsersInRecycleBin', [], bin));
    expect(of(found, GONE).state).toBe('in-recycle-bin');
  });

  it('believes ACK where RAM was not read, but not that somebody is gone: users come back', () => {
    const told = (state: string) =>
      of(view(states(kubeconfig(GONE, { account_state: state })), denied('ram/ListUsers')), GONE).state;
    expect([told('Active'), told('InActive'), told('Deleted')]).toEqual(['active', 'suspended', 'unknown']);
  });

  it('calls no main account deleted: they stand in no list', () => {
    expect(of(view(bindings(user('100000000000000001'))), '100000000000000001').state).toBe('unknown');
  });

  it('takes only users for RAM ids: a group or service account may have any name', () => {
    const found = view(
      bindings(
        { kind: 'Group', apiGroup: RBAC, name: GONE },
        { kind: 'ServiceAccount', namespace: 'a', name: GONE },
      ),
    );
    expect(findIdentities(found, GONE)).toEqual([]);
  });

  it('shows the service accounts that bindings name, with what they can', () => {
    const admin = {
      metadata: { name: 'cs:admin' },
      rules: [{ verbs: ['*'], apiGroups: ['*'], resources: ['*'] }],
    };
    const found = view(
      bindings({ kind: 'ServiceAccount', namespace: 'shop', name: 'web' }, user(ALICE)),
      read(`kubernetes/clusterroles.${RBAC}`, [CLUSTER], { items: [admin] }),
      read(`kubernetes/roles.${RBAC}`, [CLUSTER], { items: [] }),
    );
    const web = of(found, 'shop/web');
    expect(web).toMatchObject({ id: `${CLUSTER}/ServiceAccount/shop/web`, kind: 'service-account' });
    expect(web.access.map(({ kind, detail }) => [kind, detail])).toEqual([
      ['binding', 'ClusterRole/cs:admin'],
    ]);
    for (const identity of [web, of(found, ALICE)])
      expect(identity.reach).toEqual([{ cluster: CLUSTER, right: 'superuser' }]);
  });

  it('lists an identity named like a member of every object', () => {
    const found = view(states(kubeconfig('__proto__', { account_name: 'constructor' })));
    expect(of(found, '__proto__').access).toHaveLength(2);
  });
});

describe('preflight', () => {
  it('is clear only where nothing remains and nothing was unread', () => {
    const nothing = view();
    expect(preflight(of(nothing, ALICE), nothing)).toMatchObject({
      verdict: 'clear',
      remains: [],
      unread: [],
    });
  });

  it('names every way that would stay', () => {
    const found = view(states(kubeconfig(ALICE)), bindings(user(ALICE)));
    const answer = preflight(of(found, 'Alice'), found);
    expect(answer.verdict).toBe('remains');
    expect(answer.remains.map(({ kind }) => kind)).toEqual(['binding', 'kubeconfig']);
  });

  it('names a certificate that the cluster issued for the id, until it expires', () => {
    const issued = (notAfter: string) =>
      read(CSRS, [CLUSTER], {
        items: [
          {
            metadata: { name: 'by-hand' },
            status: {
              certificates: [{ subject: { CN: `${ALICE}-1`, O: 'system:masters' }, notAfter }],
            },
          },
        ],
      });
    const verdictOf = (notAfter: string) => {
      const found = view(issued(notAfter));
      return preflight(of(found, ALICE), found).verdict;
    };
    expect(verdictOf('2027-01-01T00:00:00Z')).toBe('remains');
    expect(verdictOf('2026-01-01T00:00:00Z')).toBe('clear');
  });

  it('lets an expired kubeconfig go', () => {
    const found = view(states(kubeconfig(ALICE, { cert_state: 'Expired' })));
    expect(preflight(of(found, ALICE), found).verdict).toBe('clear');
  });

  it.each([
    ['cs/ListClusterKubeconfigStates', CLUSTER],
    [`kubernetes/rolebindings.${RBAC}`, CLUSTER],
    [`kubernetes/clusterrolebindings.${RBAC}`, CLUSTER],
    ['kubernetes/ramidentitymappings.ramauthenticator.k8s.alibabacloud', CLUSTER],
    ['cs/DescribeClustersV1'],
    [CSRS, CLUSTER],
  ])('is unknown while %s was not read', (source, ...ids) => {
    const found = view(denied(source, ...ids));
    const answer = preflight(of(found, ALICE), found);
    expect(answer.verdict).toBe('unknown');
    expect(answer.unread.map((gap) => gap.source)).toContain(source);
  });

  it('is unknown while ACK cannot tell the state of a certificate', () => {
    const found = view(states(kubeconfig(ALICE, { cert_state: 'Unknown' })));
    expect(preflight(of(found, ALICE), found).verdict).toBe('unknown');
  });
});
