import type { Gap } from '../kernel/known.ts';
import type { AdviceNote, RemedyAct } from '../model/advice.ts';
import type { DrainBlockers } from '../model/drain-blockers.ts';
import { type Scope, scopeKey } from '../model/scope.ts';
import type { Tables } from '../model/tables.ts';
import { joinBlockers } from './drain-fold.ts';
import type { Inventory } from './inventory.ts';
import { note } from './match-basis.ts';

/** Acts before which nodes are drained (Kubernetes: a kubelet of another minor, too). */
const DRAINING: ReadonlySet<RemedyAct> = new Set([
  'kubelet-upgrade',
  'runtime-upgrade',
  'os-patch',
  'node-restart',
]);

/** By inventory and place: every advisory asks about the same pools. */
const known = new WeakMap<Inventory, Map<string, DrainBlockers>>();

/** What stands in the way of an act at a pool or node; nothing to tell where the act drains no node. */
export function blockersOf(
  act: RemedyAct,
  scope: Scope,
  tables: Tables,
  inventory: Inventory,
): DrainBlockers | undefined {
  const drain = inventory.pods.get(scope.cluster ?? '')?.drain;
  if (!DRAINING.has(act) || drain === undefined) return undefined;
  const places = known.get(inventory) ?? new Map<string, DrainBlockers>();
  known.set(inventory, places);
  const key = scopeKey(scope);
  const before = places.get(key);
  if (before !== undefined) return before;
  const nodes = nodesAt(scope, tables);
  const more = nodes.reduce((sum, node) => sum + (drain.beyond.get(node) ?? 0), 0);
  const sights = nodes.flatMap((node) => drain.byNode.get(node) ?? []);
  const told = joinBlockers(sights, more, unreadAt(scope.cluster ?? '', tables, inventory));
  places.set(key, told);
  return told;
}

function nodesAt({ kind, cluster = '', nodePool, node }: Scope, tables: Tables): string[] {
  if (kind === 'node') return node === undefined ? [] : [node];
  return tables.nodes
    .of(cluster)
    .filter(({ pool }) => pool.known && pool.value === nodePool)
    .map(({ name }) => name);
}

/** What was not read, and may hold a blocker. */
function unreadAt(cluster: string, tables: Tables, { pods }: Inventory): AdviceNote[] {
  const { gaps = [], drain } = pods.get(cluster) ?? {};
  const told = (code: string, found: readonly Gap[]) =>
    found.slice(0, 1).map(({ reason }) => note(code, { reason }));
  return [
    ...told('drain-pods-unread', gaps),
    ...told('drain-budgets-unread', tables.disruptionBudgets.completeness(cluster).gaps),
    ...told('drain-nodes-unread', tables.nodes.completeness(cluster).gaps),
    ...(drain?.hasClaims ? told('drain-volumes-unread', volumeGaps(cluster, tables)) : []),
    ...(drain?.untold ?? [])
      .slice(0, 3)
      .map(({ namespace, name }) => note('drain-budget-untold', { name: `${namespace}/${name}` })),
  ];
}

function volumeGaps(cluster: string, { localVolumes }: Tables): Gap[] {
  const unclaimed = localVolumes.of(cluster).flatMap(({ claim }) => (claim.known ? [] : [claim.because]));
  return [...localVolumes.completeness(cluster).gaps, ...unclaimed];
}
