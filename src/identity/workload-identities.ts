import { serviceAccountBecomes } from '../model/derive/ram-reach.ts';
import type { Cluster } from '../model/facts/cluster.ts';
import type { RamRights } from '../model/facts/ram-rights.ts';
import type { Access, Identity } from '../model/identity.ts';
import type { Tables } from '../model/tables.ts';
import { bindingAccess } from './access.ts';
import { toReach } from './reached-rights.ts';

/** The service accounts that bindings name, or that a RAM role trusts: identities of workloads. */
export function* workloadIdentities(tables: Tables): Generator<Identity> {
  const roles = tables.ramRights.rows.filter(
    ({ id, kind }) => kind === 'role' && tables.rrsaTrusts.by('role', id).length > 0,
  );
  for (const cluster of tables.clusters.rows) {
    const bound = bindingsOfAccounts(cluster, tables);
    const listed = tables.serviceAccounts.of(cluster.id).map(({ namespace, name }) => `${namespace}/${name}`);
    for (const account of [...new Set([...bound.keys(), ...listed])].sort()) {
      const access = [...(bound.get(account) ?? []), ...rrsaAccess(account, cluster, roles)];
      if (access.length > 0) yield toIdentity(account, cluster, access, tables);
    }
  }
}

function toIdentity(account: string, cluster: Cluster, access: Access[], tables: Tables): Identity {
  const id = `${cluster.id}/ServiceAccount/${account}`;
  const row = tables.reach.get(id);
  return {
    id,
    kind: 'service-account',
    name: account,
    state: 'active',
    console: null,
    mfa: null,
    activeKeys: null,
    access,
    reach: row === undefined ? [] : toReach(row),
  };
}

function bindingsOfAccounts(cluster: Cluster, tables: Tables): Map<string, Access[]> {
  const found = new Map<string, Access[]>();
  for (const binding of tables.bindings.of(cluster.id)) {
    if (!binding.subjects.known) continue;
    const accounts = binding.subjects.value.filter(
      ({ kind, namespace }) => kind === 'ServiceAccount' && namespace !== '',
    );
    for (const account of new Set(accounts.map(({ namespace, name }) => `${namespace}/${name}`)))
      found.set(account, [...(found.get(account) ?? []), bindingAccess(binding, cluster)]);
  }
  return found;
}

/** RAM roles that the account's pods may assume. */
function rrsaAccess(account: string, cluster: Cluster, roles: readonly RamRights[]): Access[] {
  const slash = account.indexOf('/');
  const [namespace, name] = [account.slice(0, slash), account.slice(slash + 1)];
  return roles.flatMap((role) => {
    const { decision } = serviceAccountBecomes(role, { cluster: cluster.id, namespace, name });
    if (decision !== 'allow' && decision !== 'unknown') return [];
    const access: Access = {
      kind: 'rrsa',
      cluster: cluster.id,
      subject: role.subject,
      effective: decision === 'allow' ? true : null,
      detail: role.name.known ? role.name.value : role.id,
      evidence: role.trust?.known ? [role.trust.at] : [],
    };
    if (cluster.name.known) access.clusterName = cluster.name.value;
    return [access];
  });
}
