import type { AdvisoryIndex } from '../advisories/advisory-index.ts';
import type { OpenEntry } from '../model/patch-plan.ts';
import { scopeName } from '../model/scope.ts';
import type { Answers } from './answers.ts';
import type { InventoryItem } from './inventory-item.ts';
import { fixableOpen, isUnfixed } from './remedy.ts';

/** The nodes of one pool: their kubelets and their container runtimes. */
export interface PoolPart {
  id: string;
  kubelets: readonly InventoryItem[];
  runtimes: readonly InventoryItem[];
}

/** What of one cluster can be upgraded on its own. */
export interface ClusterParts {
  plane: readonly InventoryItem[];
  pools: readonly PoolPart[];
  addons: readonly InventoryItem[];
  /** What ACK upgrades nowhere: nodes without a pool, images that are no add-on. */
  others: readonly InventoryItem[];
}

const OF_THE_RELEASE = ['kube-apiserver', 'kube-controller-manager', 'kube-scheduler'];

/** Sorts the inventory of one cluster into what can be upgraded on its own. */
export function partsOf(items: readonly InventoryItem[]): ClusterParts {
  const inPools = items.filter(
    ({ scope, component, node, pool }) =>
      (node !== undefined || pool !== undefined) &&
      (scope.nodePool ?? '') !== '' &&
      (component === 'kubelet' || component === 'containerd'),
  );
  const pools = [...Map.groupBy(inPools, ({ scope }) => scope.nodePool as string)].map(
    ([id, members]): PoolPart => ({
      id,
      kubelets: members.filter(({ component }) => component === 'kubelet'),
      runtimes: members.filter(({ component }) => component === 'containerd'),
    }),
  );
  const plane = items.filter(
    ({ component, layer }) => layer === 'control-plane' && OF_THE_RELEASE.includes(component),
  );
  const addons = items.filter(({ addon }) => addon !== undefined);
  const taken = new Set([...inPools, ...plane, ...addons]);
  return { plane, pools, addons, others: items.filter((item) => !taken.has(item)) };
}

/** What is open on some items, at their own version or at another. */
export function openEntries(
  items: readonly InventoryItem[],
  answers: Answers,
  version?: string,
): OpenEntry[] {
  const found = new Map<string, OpenEntry>();
  for (const item of items) {
    const at = version ?? (item.version.known ? item.version.value : undefined);
    if (at === undefined) continue;
    // Of nodes of one pool an advisory counts once.
    const scope =
      item.scope.nodePool === undefined
        ? scopeName(item.scope)
        : `${item.scope.cluster}/${item.scope.nodePool}`;
    for (const advisory of openAt(item, at, answers)) {
      const entry = { advisory, component: item.component, scope };
      found.set(JSON.stringify(entry), entry);
    }
  }
  return [...found.values()];
}

/** What is open on a version; what was open before closes only where it is proven not to hold any more. */
function openAt(item: InventoryItem, at: string, answers: Answers): Set<string> {
  const open = new Set(fixableOpen(item, at, answers));
  if (!item.version.known || item.version.value === at) return open;
  for (const id of fixableOpen(item, item.version.value, answers))
    if (answers.of(id, item.component, at, item.facts)?.affected !== 'no') open.add(id);
  return open;
}

/** Open advisories that no upgrade closes. */
export function unfixedEntries(items: readonly InventoryItem[], answers: Answers): OpenEntry[] {
  const found = new Map<string, OpenEntry>();
  for (const { component, version, facts, scope } of items) {
    if (!version.known) continue;
    for (const match of answers.open(component, version.value, facts)) {
      if (!isUnfixed(match.range.advisory, match)) continue;
      const place = scope.nodePool === undefined ? scopeName(scope) : `${scope.cluster}/${scope.nodePool}`;
      const entry = { advisory: match.range.advisory.id, component, scope: place };
      found.set(JSON.stringify(entry), entry);
    }
  }
  return [...found.values()];
}

/** Components on which advisories exist and whose version was not read. */
export function unreadComponents(items: readonly InventoryItem[], index: AdvisoryIndex) {
  const found = new Map<string, { component: string; scope: string; reason: string }>();
  for (const { component, version, scope } of items) {
    if (version.known || index.of(component).advisories.length === 0) continue;
    const place = scope.nodePool === undefined ? scopeName(scope) : `${scope.cluster}/${scope.nodePool}`;
    found.set(`${component}\n${place}`, { component, scope: place, reason: version.because.reason });
  }
  return [...found.values()];
}
