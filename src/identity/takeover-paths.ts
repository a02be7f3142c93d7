import type { Gap } from '../kernel/known.ts';
import type { Cluster } from '../model/facts/cluster.ts';
import type { Tables } from '../model/tables.ts';
import type { TakeoverView } from '../model/takeover.ts';
import { takeoverGraph } from './takeover-graph.ts';
import { clusterAdminOf, RAM_ADMIN } from './takeover-nodes.ts';

/** The shortest way of everybody to every right of a cluster, and to that of the RAM administrator. */
export function takeoverPaths(tables: Tables, cluster?: string): TakeoverView {
  const clusters = tables.clusters.rows.filter(({ id }) => cluster === undefined || id === cluster);
  const graph = takeoverGraph(tables, clusters);
  const targets = [...clusters.map(({ id }) => clusterAdminOf(id)), RAM_ADMIN];
  const sources = [...graph.nodes.keys()].filter((id) => !targets.includes(id)).sort();
  return {
    nodes: [...graph.nodes.values()],
    targets: targets.map((target) => ({
      target,
      paths: graph.shortestPaths(target, sources),
      cuts: graph.cuts(target, sources),
    })),
    unread: unreadOf(tables, clusters),
  };
}

/** Why there may be more ways than are shown, each reason once. */
function unreadOf(tables: Tables, clusters: readonly Cluster[]): Gap[] {
  const gaps = [tables.clusters, tables.ramUsers, tables.ramRoles].flatMap(
    (table) => table.completeness().gaps,
  );
  for (const { id } of clusters) {
    for (const table of [tables.roles, tables.bindings, tables.serviceAccounts, tables.kubeconfigs])
      gaps.push(...table.completeness(id).gaps);
    gaps.push(...tables.identityMappings.completeness(id).gaps);
  }
  for (const { missing, trust } of tables.ramRights.rows) {
    gaps.push(...missing);
    if (trust !== undefined && !trust.known) gaps.push(trust.because);
  }
  return [...new Map(gaps.map((gap) => [[gap.source, ...gap.ids, gap.reason].join('\n'), gap])).values()];
}
