import { administrationOf } from '../model/derive/ram-administration.ts';
import { powersOver, serviceAccountBecomes, waysToBecome } from '../model/derive/ram-reach.ts';
import type { Cluster } from '../model/facts/cluster.ts';
import type { RamRights } from '../model/facts/ram-rights.ts';
import { ramUidOf } from '../model/ram-uid.ts';
import type { Tables } from '../model/tables.ts';
import type { PathGraph } from '../reach/graph.ts';
import { mappedIdentities } from './mapped-identities.ts';
import { clusterAdminOf, RAM_ADMIN, ramNode } from './takeover-nodes.ts';

/** Edges from, to and between RAM identities. */
export function addRamEdges(graph: PathGraph, tables: Tables, clusters: readonly Cluster[]): void {
  graph.addNode({ id: RAM_ADMIN, kind: 'ram-admin', label: 'RAM administrator' });
  for (const rights of tables.ramRights.rows) {
    const name = rights.name.known ? rights.name.value : rights.id;
    const kind = rights.kind === 'user' ? 'RAM user' : 'RAM role';
    graph.addNode({ id: ramNode(rights.id), kind, label: `${kind} ${name}` });
    addAdministration(graph, rights);
    for (const cluster of clusters) addPowers(graph, rights, cluster);
  }
  for (const cluster of clusters) {
    addIssued(graph, tables, cluster);
    addMapped(graph, tables, cluster);
    addRrsa(graph, tables, cluster);
  }
  addAssumptions(graph, tables);
}

function addAdministration(graph: PathGraph, rights: RamRights): void {
  const { policies, open } = administrationOf(rights);
  const held = policies.length > 0 ? policies : open;
  if (held.length === 0) return;
  const through = held.map(({ name }) => name);
  graph.addEdge({
    from: ramNode(rights.id),
    to: RAM_ADMIN,
    why: 'ram-policy-admin',
    through,
    needs: through.length === 1 ? through : [],
    uncertain: policies.length === 0,
  });
}

/** Who may grant cluster rights grants them to itself. */
function addPowers(graph: PathGraph, rights: RamRights, cluster: Cluster): void {
  for (const { power, may } of powersOver(rights, cluster, ['grant-cluster-rights'])) {
    graph.addEdge({
      from: ramNode(rights.id),
      to: clusterAdminOf(cluster.id),
      why: power.action,
      through: [...may.inferred],
      needs: [],
      uncertain: may.decision !== 'allow',
    });
  }
}

/** A kubeconfig that was issued to a RAM identity makes it the user of its id in the cluster. */
function addIssued(graph: PathGraph, tables: Tables, cluster: Cluster): void {
  const issued = new Map(tables.kubeconfigs.of(cluster.id).map((row) => [row.accountId, row]));
  for (const { id, kind, name } of tables.reach.of(cluster.id)) {
    const uid = kind === 'User' ? ramUidOf(name)?.uid : undefined;
    const kubeconfig = uid === undefined ? undefined : issued.get(uid);
    if (uid === undefined || kubeconfig === undefined) continue;
    const { certState, accountName } = kubeconfig;
    if (certState.known && ['Expired', 'Unissued', 'Removed'].includes(certState.value)) continue;
    const label = accountName.known ? accountName.value : uid;
    graph.addNode({ id: ramNode(uid), kind: 'RAM identity', label: `RAM identity ${label}` });
    graph.addEdge({
      from: ramNode(uid),
      to: id,
      why: 'kubeconfig',
      through: [kubeconfig.subject],
      needs: [kubeconfig.subject],
      uncertain: !certState.known || certState.value !== 'Unexpired',
    });
  }
}

function addMapped(graph: PathGraph, tables: Tables, cluster: Cluster): void {
  for (const mapping of tables.identityMappings.of(cluster.id)) {
    const users = mapping.username.known ? [`${cluster.id}/User/${mapping.username.value}`] : [];
    const groups = mapping.groups.known ? mapping.groups.value : [];
    for (const { id } of mappedIdentities(mapping, tables)) {
      const by = [mapping.subject];
      const edge = { from: ramNode(id), why: 'identity-mapping', through: by, needs: by, uncertain: false };
      for (const to of [...users, ...groups.map((group) => `${cluster.id}/Group/${group}`)])
        graph.addEdge({ ...edge, to });
      if (groups.includes('system:masters')) graph.addEdge({ ...edge, to: clusterAdminOf(cluster.id) });
    }
  }
}

/** A pod of a service account that a RAM role trusts acts with that role. */
function addRrsa(graph: PathGraph, tables: Tables, cluster: Cluster): void {
  const roles = tables.ramRights.rows.filter(
    ({ id, kind }) => kind === 'role' && tables.rrsaTrusts.by('role', id).length > 0,
  );
  if (roles.length === 0) return;
  for (const { namespace, name } of tables.serviceAccounts.of(cluster.id)) {
    for (const role of roles) {
      const { decision } = serviceAccountBecomes(role, { cluster: cluster.id, namespace, name });
      if (decision !== 'allow' && decision !== 'unknown') continue;
      graph.addEdge({
        from: `${cluster.id}/ServiceAccount/${namespace}/${name}`,
        to: ramNode(role.id),
        why: 'rrsa',
        through: role.name.known ? [role.name.value] : [],
        needs: role.name.known ? [role.name.value] : [],
        uncertain: decision === 'unknown',
      });
    }
  }
}

/** Only roles and users that lead further matter, and each pair is a question. */
function addAssumptions(graph: PathGraph, tables: Tables): void {
  const targets = tables.ramRights.rows.filter(({ id }) => graph.leadsOn(ramNode(id)));
  for (const from of tables.ramRights.rows) {
    for (const target of targets) {
      if (from === target) continue;
      const [way] = waysToBecome(from, target);
      if (way === undefined) continue;
      graph.addEdge({
        from: ramNode(from.id),
        to: ramNode(target.id),
        why: way.power.action,
        through: [...way.may.inferred],
        needs: [],
        uncertain: way.may.decision !== 'allow',
      });
    }
  }
}
