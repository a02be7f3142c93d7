import type { Cluster } from '../model/facts/cluster.ts';
import type { ReachedRight, SubjectReach } from '../model/facts/subject-reach.ts';
import type { Tables } from '../model/tables.ts';
import { PathGraph, type PathNode } from '../reach/graph.ts';
import { clusterAdminOf } from './takeover-nodes.ts';
import { addRamEdges } from './takeover-ram.ts';

/** Rights with which an identity gets every right of the cluster, where it has them everywhere. */
const TAKES_CLUSTER = new Set([
  'superuser',
  'every-object-read-or-written',
  'roles-escalate',
  'roles-bind',
  'impersonate',
  'certificates-approve',
  'certificates-sign',
  'admission-write',
  'identity-mappings-write',
]);

/** Rights with which it acts as the service accounts in reach, and how. */
const TAKES_ACCOUNTS = new Set([
  'tokens-create',
  'secrets-write',
  'impersonate',
  'pods-create',
  'workloads-write',
  'pods-change',
  'pods-exec',
  'ephemeral-containers',
  'node-proxy',
]);

/**
 * Who can take what over: subjects of a cluster, its service accounts, RAM identities and the roles that pods
 * and nodes carry; an edge leads from whoever has a thing to what it gets with it.
 */
export function takeoverGraph(tables: Tables, clusters: readonly Cluster[]): PathGraph {
  const graph = new PathGraph();
  for (const cluster of clusters) addClusterEdges(graph, cluster, tables);
  addRamEdges(graph, tables, clusters);
  return graph;
}

function addClusterEdges(graph: PathGraph, cluster: Cluster, tables: Tables): void {
  const name = cluster.name.known ? cluster.name.value : cluster.id;
  graph.addNode({ id: clusterAdminOf(cluster.id), kind: 'cluster-admin', label: `cluster-admin ${name}` });
  const accounts = accountsByNamespace(cluster, tables);
  for (const nodes of accounts.values()) for (const node of nodes) graph.addNode(node);
  for (const subject of tables.reach.of(cluster.id)) {
    graph.addNode(toNode(subject));
    for (const right of subject.rights) addRightEdges(graph, subject, right, cluster, accounts);
  }
  addMemberships(graph, cluster, tables, accounts);
}

function addRightEdges(
  graph: PathGraph,
  { id: from }: SubjectReach,
  right: ReachedRight,
  cluster: Cluster,
  accounts: ReadonlyMap<string, readonly PathNode[]>,
): void {
  const { namespace, names, through, needed: needs } = right;
  const edge = { from, why: right.right, through, needs, uncertain: false };
  if (TAKES_CLUSTER.has(right.right) && namespace === '' && names.length === 0)
    graph.addEdge({ ...edge, to: clusterAdminOf(cluster.id) });
  if (!TAKES_ACCOUNTS.has(right.right)) return;
  const inReach = namespace === '' ? [...accounts.values()].flat() : (accounts.get(namespace) ?? []);
  for (const account of inReach) {
    // Names are of service accounts where tokens are made or they are impersonated; else of other objects.
    const ofAccounts = right.right === 'tokens-create' || right.right === 'impersonate';
    if (names.length > 0 && !(ofAccounts && names.includes(lastName(account.id)))) continue;
    graph.addEdge({ ...edge, to: account.id });
  }
}

/** Everybody is in the groups that authentication adds; only those that bindings name lead anywhere. */
function addMemberships(
  graph: PathGraph,
  cluster: Cluster,
  tables: Tables,
  accounts: ReadonlyMap<string, readonly PathNode[]>,
): void {
  const join = (from: string, group: string) => {
    const to = `${cluster.id}/Group/${group}`;
    if (graph.nodes.has(to))
      graph.addEdge({ from, to, why: 'member', through: [], needs: [], uncertain: false });
  };
  for (const [namespace, nodes] of accounts)
    for (const { id } of nodes)
      for (const group of ['authenticated', 'serviceaccounts', `serviceaccounts:${namespace}`])
        join(id, `system:${group}`);
  for (const { id, kind } of tables.reach.of(cluster.id))
    if (kind === 'User') join(id, 'system:authenticated');
}

function lastName(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}

function toNode({ id, kind, namespace, name }: SubjectReach): PathNode {
  return { id, kind, label: `${kind} ${namespace === '' ? '' : `${namespace}/`}${name}` };
}

/** The service accounts of a cluster: those that its list names, and those that bindings name. */
function accountsByNamespace(cluster: Cluster, tables: Tables): Map<string, PathNode[]> {
  const found = new Map<string, Map<string, PathNode>>();
  const bound = tables.reach.of(cluster.id).filter(({ kind }) => kind === 'ServiceAccount');
  for (const { namespace, name } of [...tables.serviceAccounts.of(cluster.id), ...bound]) {
    const id = `${cluster.id}/ServiceAccount/${namespace}/${name}`;
    const known = found.get(namespace) ?? new Map<string, PathNode>();
    found.set(namespace, known);
    known.set(id, { id, kind: 'ServiceAccount', label: `ServiceAccount ${namespace}/${name}` });
  }
  return new Map([...found].map(([namespace, nodes]) => [namespace, [...nodes.values()]]));
}
