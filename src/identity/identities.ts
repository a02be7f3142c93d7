import { compareLists, compareText } from '../kernel/compare.ts';
import type { Gap } from '../kernel/known.ts';
import { parseInstant } from '../kernel/time.ts';
import type { Cluster } from '../model/facts/cluster.ts';
import type { RamRole } from '../model/facts/ram-role.ts';
import type { RamUser } from '../model/facts/ram-user.ts';
import { type Access, IDENTITY_STATES, type Identity, type IdentityView } from '../model/identity.ts';
import { ramUidOf } from '../model/ram-uid.ts';
import type { Row, Table } from '../model/table.ts';
import type { Tables } from '../model/tables.ts';
import {
  activityAccess,
  bindingAccess,
  certificateAccess,
  kubeconfigAccess,
  mappingAccess,
} from './access.ts';
import { mappedIdentities } from './mapped-identities.ts';
import { ramPolicyAccess, trustAccess, unreadOfRam } from './ram-access.ts';
import { reachOfRamIdentities } from './reached-rights.ts';
import { workloadIdentities } from './workload-identities.ts';

/**
 * Every identity that RAM lists or that a cluster names, with all its ways into clusters; ghosts first.
 * @param snapshotTime RFC 3339
 */
export function identityView(tables: Tables, snapshotTime: string): IdentityView {
  const account = tables.account.rows[0]?.scope.account ?? '';
  const found = new Map<string, Identity>();
  for (const user of tables.ramUsers.rows) found.set(user.id, ofUser(user));
  for (const role of tables.ramRoles.rows) found.set(role.id, ofRole(role));
  for (const [id, access, hint] of allAccess(tables, parseInstant(snapshotTime) ?? 0)) {
    let identity = found.get(id);
    if (identity === undefined) {
      identity = unlisted(id, account, tables, hint);
      found.set(id, identity);
    }
    identity.access.push(access);
  }
  const reach = reachOfRamIdentities(tables);
  for (const identity of found.values()) {
    applyAckState(identity, tables);
    identity.reach = reach.get(identity.id) ?? [];
  }
  return {
    account,
    snapshotTime,
    identities: [...found.values(), ...workloadIdentities(tables)].map(sorted).sort(ghostsFirst),
    unread: unreadSources(tables),
  };
}

interface Hint {
  name: string | null;
  kind: string | null;
}

/** Access paths with the RAM id that each belongs to. */
function* allAccess(tables: Tables, time: number): Generator<[id: string, access: Access, hint: Hint]> {
  for (const cluster of tables.clusters.rows) {
    for (const kubeconfig of tables.kubeconfigs.of(cluster.id)) {
      const hint = {
        name: kubeconfig.accountName.known ? kubeconfig.accountName.value : null,
        kind: kubeconfig.accountType.known ? kubeconfig.accountType.value : null,
      };
      yield [kubeconfig.accountId, kubeconfigAccess(kubeconfig, cluster), hint];
      const activity = activityAccess(kubeconfig, cluster);
      if (activity !== undefined) yield [kubeconfig.accountId, activity, hint];
    }
    yield* boundAccess(cluster, tables);
    yield* certifiedAccess(cluster, tables, time);
    for (const mapping of tables.identityMappings.of(cluster.id)) {
      for (const { id, name } of mappedIdentities(mapping, tables))
        yield [id, mappingAccess(mapping, cluster), { name, kind: null }];
    }
    for (const rights of tables.ramRights.rows) {
      const access = ramPolicyAccess(rights, cluster);
      if (access !== undefined) yield [rights.id, access, { name: null, kind: null }];
    }
  }
  for (const { id, name, access } of trustAccess(tables)) yield [id, access, { name, kind: null }];
}

function* boundAccess(cluster: Cluster, tables: Tables): Generator<[string, Access, Hint]> {
  for (const binding of tables.bindings.of(cluster.id)) {
    if (!binding.subjects.known) continue;
    const users = binding.subjects.value.filter((subject) => subject.kind === 'User');
    // One binding may name an identity twice, with and without the number of a later kubeconfig.
    const ids = new Set(users.map(({ name }) => ramUidOf(name)?.uid).filter((id) => id !== undefined));
    for (const id of ids) yield [id, bindingAccess(binding, cluster), { name: null, kind: null }];
  }
}

function* certifiedAccess(cluster: Cluster, tables: Tables, time: number): Generator<[string, Access, Hint]> {
  for (const claim of tables.groupClaims.of(cluster.id)) {
    const access = certificateAccess(claim, cluster, time);
    const uid = claim.by.kind === 'certificate' ? ramUidOf(claim.by.commonName)?.uid : undefined;
    if (access !== undefined && uid !== undefined) yield [uid, access, { name: null, kind: null }];
  }
}

function ofUser(user: RamUser): Identity {
  const keys = user.keyStates.known
    ? user.keyStates.value.filter((state) => state === 'Active').length
    : null;
  const off = user.consoleLogin.known && !user.consoleLogin.value && keys === 0;
  return {
    id: user.id,
    kind: 'ram-user',
    name: user.name.known ? user.name.value : null,
    state: off ? 'suspended' : 'active',
    console: user.consoleLogin.known ? user.consoleLogin.value : null,
    mfa: user.mfa.known ? user.mfa.value : null,
    activeKeys: keys,
    access: [],
    reach: [],
  };
}

function ofRole(role: RamRole): Identity {
  return { ...blank(role.id, 'ram-role'), name: role.name.known ? role.name.value : null, state: 'active' };
}

function blank(id: string, kind: Identity['kind']): Identity {
  return {
    id,
    kind,
    name: null,
    state: 'unknown',
    console: null,
    mfa: null,
    activeKeys: null,
    access: [],
    reach: [],
  };
}

/** An id that RAM does not list: deleted, where both lists and the recycle bin were wholly read. */
function unlisted(id: string, account: string, tables: Tables, { name, kind }: Hint): Identity {
  if (id === account || kind === 'RootAccount')
    return { ...blank(id, 'root-account'), name, state: 'active' };
  const identity = { ...blank(id, kindOf(kind)), name };
  if (tables.recycledUsers.get(id) !== undefined)
    return { ...identity, kind: 'ram-user', state: 'in-recycle-bin' };
  // Main accounts, of whatever company, stand in no list.
  if (kind === null && ramUidOf(id)?.kind === 'other') return identity;
  const lists: Table<Row>[] = [];
  if (kind !== 'RamRole') lists.push(tables.ramUsers, tables.recycledUsers);
  if (kind !== 'RamUser') lists.push(tables.ramRoles);
  const whole = lists.every((list) => list.completeness().state === 'complete');
  return { ...identity, state: whole ? 'deleted' : 'unknown' };
}

function kindOf(accountType: string | null): Identity['kind'] {
  if (accountType === 'RamUser') return 'ram-user';
  return accountType === 'RamRole' ? 'ram-role' : 'unlisted';
}

/** What ACK says of an id where RAM was not read: ACK asks RAM itself. */
function applyAckState(identity: Identity, tables: Tables): void {
  if (identity.state !== 'unknown') return;
  const states = tables.kubeconfigs
    .by('accountId', identity.id)
    .flatMap(({ accountState }) => (accountState.known ? [accountState.value] : []));
  // "Deleted" may be stale: a user that was restored has the same id, and RAM was not read.
  if (states.includes('Deleted')) return;
  if (states.includes('InActive')) identity.state = 'suspended';
  else if (states.includes('Active')) identity.state = 'active';
}

function sorted(identity: Identity): Identity {
  const access = identity.access.toSorted((a, b) =>
    compareLists([a.cluster ?? '', a.kind, a.subject], [b.cluster ?? '', b.kind, b.subject]),
  );
  return { ...identity, access };
}

/** Who should have no access any more, and has it, is read first. */
function ghostsFirst(a: Identity, b: Identity): number {
  const rank = (identity: Identity) =>
    (identity.access.length === 0 ? IDENTITY_STATES.length : 0) +
    IDENTITY_STATES.indexOf(identity.state) +
    // Programs after people of the same state.
    (identity.kind === 'service-account' ? 0.5 : 0);
  return rank(a) - rank(b) || compareText(a.name ?? '', b.name ?? '') || compareText(a.id, b.id);
}

/** Why there may be more than is shown: in the order of the documents, each reason once. */
function unreadSources(tables: Tables): Gap[] {
  const account = [tables.clusters, tables.ramUsers, tables.ramRoles, tables.recycledUsers];
  const gaps = account.flatMap((table) => table.completeness().gaps);
  for (const { id } of tables.clusters.rows) {
    for (const table of [tables.kubeconfigs, tables.groupClaims, tables.identityMappings])
      gaps.push(...table.completeness(id).gaps);
    for (const { subjects } of tables.bindings.of(id)) if (!subjects.known) gaps.push(subjects.because);
    for (const { arn } of tables.identityMappings.of(id)) if (!arn.known) gaps.push(arn.because);
  }
  gaps.push(...unreadOfRam(tables));
  const distinct = new Map(gaps.map((gap) => [[gap.source, ...gap.ids, gap.reason].join('\n'), gap]));
  return [...distinct.values()];
}
