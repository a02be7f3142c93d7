import type { AdvisoryIndex } from '../advisories/advisory-index.ts';
import { compareText } from '../kernel/compare.ts';
import { parseVersion } from '../kernel/version.ts';
import type { AdviceDataAge, Remedy, RemedyAct } from '../model/advice.ts';
import type { Cluster } from '../model/facts/cluster.ts';
import type { OpenEntry, PatchPlan, PatchStep } from '../model/patch-plan.ts';
import type { Scope } from '../model/scope.ts';
import type { Tables } from '../model/tables.ts';
import type { Cell } from '../responsibility/cell.ts';
import { callOf, consoleOf, restartsOf } from './acts.ts';
import { Answers } from './answers.ts';
import { type Course, chooseUpgrades, type Upgrade } from './choose-upgrades.ts';
import {
  type ClusterParts,
  openEntries,
  partsOf,
  unfixedEntries,
  unreadComponents,
} from './cluster-parts.ts';
import type { Inventory } from './inventory.ts';
import type { InventoryItem } from './inventory-item.ts';
import { note } from './match-basis.ts';
import { offerOf } from './offers.ts';
import { openSystems, withSystems } from './os-steps.ts';
import { Cells, ownerOf } from './owners.ts';
import { blockersOf } from './place-blockers.ts';
import { triggerOf } from './trigger.ts';
import { addonsOf, worldOf } from './upgrade-world.ts';

export interface PlanInput {
  cluster: Cluster;
  index: AdvisoryIndex;
  inventory: Inventory;
  cells: readonly Cell[];
  tables: Tables;
  snapshotTime: string;
  account: string;
  dataAge: AdviceDataAge;
}

/** The fewest upgrades that close what can be closed in one cluster, in an order in which they can be made. */
export function planPatches(input: PlanInput): PatchPlan {
  const { cluster, inventory, tables, index } = input;
  const answers = new Answers(index);
  const items = inventory.items.filter(({ scope }) => scope.cluster === cluster.id);
  const parts = partsOf(items);
  const course = chooseUpgrades(worldOf(cluster, parts, answers, tables));
  const simulation = new Simulation(parts, answers);
  const cells = new Cells(input.cells);
  const systems = openSystems(cluster.id, tables);
  const before = [...simulation.open(), ...systems.flatMap(({ entries }) => entries)];
  const upgrades = inTurn(course, cluster, parts).map((planned, at) => {
    const was = simulation.open();
    const from = planned.moves.map(([moved]) => simulation.versionsOf(moved)).join(', ');
    simulation.apply(planned);
    return toStep(planned, at + 1, from, [was, simulation.open()], cells);
  });
  const after = simulation.open();
  const steps = withSystems(upgrades, systems, after.length, cells).map((step) => ({
    ...step,
    ...blockersOf(step.act, step.scope, tables, inventory),
  }));
  const { gaps } = offerOf(cluster, tables);
  return {
    kind: 'demarc-patch-plan',
    version: 1,
    snapshotTime: input.snapshotTime,
    account: input.account,
    cluster: cluster.id,
    clusterName: cluster.name.known ? cluster.name.value : null,
    dataAge: input.dataAge,
    before: sorted(before),
    steps,
    after,
    unfixed: sorted(unfixedEntries(items, answers)),
    undetermined: unreadComponents(items, index),
    notes: [
      ...gaps.map(({ reason }) => note('offer-gap', { reason })),
      ...tables.nodes.completeness(cluster.id).gaps.map(({ reason }) => note('nodes-gap', { reason })),
      ...tables.addons.completeness(cluster.id).gaps.map(({ reason }) => note('addons-gap', { reason })),
      ...parts.addons.flatMap(({ component, version }) =>
        component === 'kube-proxy' && !(version.known && parseVersion(version.value))
          ? [note('kube-proxy-skew-untold')]
          : [],
      ),
      ...(course.capped ? [note('paths-capped')] : []),
    ],
  };
}

/** One upgrade of the course, with the items that it moves. */
interface Planned {
  act: RemedyAct;
  scope: Scope;
  item: InventoryItem;
  moves: readonly (readonly [items: readonly InventoryItem[], version: string])[];
}

/** Release by release: what has to come before the next one, then it; what can wait comes when the cluster is there. */
function inTurn({ path, upgrades }: Course, cluster: Cluster, parts: ClusterParts): Planned[] {
  const start = cluster.currentVersion.known ? cluster.currentVersion.value : '';
  const planned: Planned[] = [];
  for (const [index, release] of [start, ...path].entries()) {
    const plane = parts.plane[0];
    if (index > 0 && plane !== undefined)
      planned.push({
        act: 'control-plane-upgrade',
        scope: plane.scope,
        item: plane,
        moves: [[parts.plane, release]],
      });
    for (const pool of parts.pools)
      for (const upgrade of upgrades.get(pool.id) ?? [])
        if (upgrade.at === release) planned.push(poolUpgrade(pool, upgrade));
    for (const addon of addonsOf(parts))
      for (const { at, version } of upgrades.get(addon.id) ?? [])
        if (at === release && version !== undefined)
          planned.push({
            act: 'addon-upgrade',
            scope: addon.item.scope,
            item: addon.item,
            moves: [[[addon.item], version]],
          });
  }
  return planned;
}

function poolUpgrade(pool: ClusterParts['pools'][number], { kubelet, runtime }: Upgrade): Planned {
  const item = (kubelet === undefined ? pool.runtimes[0] : pool.kubelets[0]) as InventoryItem;
  const { node: _, instance: __, ...scope } = item.scope;
  return {
    act: kubelet === undefined ? 'runtime-upgrade' : 'kubelet-upgrade',
    scope: { ...scope, kind: 'node-pool' },
    item,
    moves: [
      ...(kubelet === undefined ? [] : [[pool.kubelets, kubelet] as const]),
      ...(runtime === undefined ? [] : [[pool.runtimes, runtime] as const]),
    ],
  };
}

/** The versions as they would be after each step, and what is open on them. */
class Simulation {
  readonly #groups: readonly (readonly InventoryItem[])[];
  readonly #versions = new Map<InventoryItem, string>();
  readonly #answers: Answers;

  constructor({ plane, pools, addons, others }: ClusterParts, answers: Answers) {
    this.#groups = [
      plane,
      ...pools.flatMap(({ kubelets, runtimes }) => [kubelets, runtimes]),
      addons,
      others,
    ];
    this.#answers = answers;
  }

  apply({ moves }: Planned): void {
    for (const [items, version] of moves) for (const item of items) this.#versions.set(item, version);
  }

  versionsOf(items: readonly InventoryItem[]): string {
    const versions = items.map(
      (item) => this.#versions.get(item) ?? (item.version.known ? item.version.value : '?'),
    );
    return [...new Set(versions)].sort(compareText).join(' / ');
  }

  open(): OpenEntry[] {
    const entries = this.#groups
      .flat()
      .flatMap((item) => openEntries([item], this.#answers, this.#versions.get(item)));
    return sorted([...new Map(entries.map((entry) => [JSON.stringify(entry), entry])).values()]);
  }
}

function sorted(entries: readonly OpenEntry[]): OpenEntry[] {
  return [...entries].sort(
    (a, b) =>
      compareText(a.scope, b.scope) ||
      compareText(a.component, b.component) ||
      compareText(a.advisory, b.advisory),
  );
}

function toStep(
  { act, scope, item, moves }: Planned,
  step: number,
  from: string,
  [was, is]: readonly [readonly OpenEntry[], readonly OpenEntry[]],
  cells: Cells,
): PatchStep {
  const placed = { ...item, scope };
  const { party } = ownerOf(placed, cells);
  const target = moves[0]?.[1] ?? '';
  const remedy = remedyLike(act, target);
  return {
    step,
    act,
    scope,
    component: moves.map(([items]) => items[0]?.component ?? '').join(', '),
    from,
    to: moves.map(([, version]) => version).join(', '),
    party,
    trigger: triggerOf(placed, party, remedy, cells).trigger,
    prerequisites: step === 1 ? [] : [note('step-first', { step: String(step - 1) })],
    restarts: moves.length > 1 ? 'containers' : restartsOf(act),
    console: consoleOf(act, scope),
    call: callOf(act, placed, target, undefined, moves[1]?.[1]),
    closes: without(was, is),
    opens: without(is, was),
    openAfter: is.length,
  };
}

function remedyLike(act: RemedyAct, target: string): Remedy {
  return {
    act,
    target,
    fixedIn: null,
    offered: 'yes',
    leavesOpen: [],
    path: [target],
    prerequisites: [],
    restarts: 'nothing',
    console: null,
    call: null,
    mitigation: null,
  };
}

function without(some: readonly OpenEntry[], others: readonly OpenEntry[]): OpenEntry[] {
  const taken = new Set(others.map((entry) => JSON.stringify(entry)));
  return some.filter((entry) => !taken.has(JSON.stringify(entry)));
}
