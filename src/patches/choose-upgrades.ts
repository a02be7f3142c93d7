/** What may be upgraded in one cluster, and how much is open on each version of each part. */
export interface UpgradeWorld {
  start: string;
  /** Releases that a release may be upgraded to; each is newer. */
  next(release: string): readonly string[];
  /** Container runtimes that a release offers to a node pool. */
  runtimes(release: string, pool: string): readonly string[];
  pools: readonly { id: string; kubelet: string; runtime: string }[];
  addons: readonly { id: string; version: string }[];
  /** Versions of an add-on that may be installed while the cluster is on a release. */
  addonOffers(id: string, release: string): readonly string[];
  /** Whether a kubelet may run beside a control plane of a release. */
  mayRun(kubelet: string, release: string): boolean;
  /** The same of an add-on: kube-proxy has a skew of its own. */
  addonMayRun(id: string, version: string, release: string): boolean;
  openOnPlane(release: string): number;
  openOnPool(id: string, kubelet: string, runtime: string): number;
  openOnAddon(id: string, version: string): number;
}

/** One upgrade of a node pool or add-on while the cluster is on a release. */
export interface Upgrade {
  at: string;
  kubelet?: string;
  runtime?: string;
  version?: string;
}

export interface Course {
  /** Releases to go through; empty where the cluster stays. */
  path: readonly string[];
  upgrades: ReadonlyMap<string, readonly Upgrade[]>;
  open: number;
  steps: number;
  /** More ways lead through the releases than were looked at. */
  capped: boolean;
}

/** How one part ends, and by which upgrades. */
interface Ending {
  open: number;
  upgrades: readonly Upgrade[];
}

/** More ways than any offer of ACK has; a made-up catalogue could have any number. */
const MOST_PATHS = 2000;

/**
 * The fewest upgrades that leave the fewest advisories open. Along one path of releases the parts do not
 * depend on each other, so that each is solved alone; then the best path is taken.
 */
export function chooseUpgrades(world: UpgradeWorld): Course {
  const { paths, capped } = pathsOf(world);
  let best: Course | undefined;
  for (const path of paths) {
    const course = alongPath(world, path, capped);
    if (course !== undefined && (best === undefined || isBetter(course, best))) best = course;
  }
  // The path that stays where it is always leads somewhere: a kubelet that is there runs.
  return best ?? { path: [], upgrades: new Map(), open: 0, steps: 0, capped };
}

function isBetter(a: { open: number; steps: number }, b: { open: number; steps: number }): boolean {
  return a.open < b.open || (a.open === b.open && a.steps < b.steps);
}

/** Every way through the releases, the shortest first. */
function pathsOf({ start, next }: UpgradeWorld): { paths: readonly (readonly string[])[]; capped: boolean } {
  const paths: string[][] = [[]];
  for (const path of paths) {
    for (const release of next(path.at(-1) ?? start)) {
      if (paths.length >= MOST_PATHS) return { paths, capped: true };
      if (release !== start && !path.includes(release)) paths.push([...path, release]);
    }
  }
  return { paths, capped: false };
}

function alongPath(world: UpgradeWorld, path: readonly string[], capped: boolean): Course | undefined {
  const upgrades = new Map<string, readonly Upgrade[]>();
  let open = world.openOnPlane(path.at(-1) ?? world.start);
  let steps = path.length;
  for (const pool of world.pools) {
    const ending = bestOf(poolEndings(world, pool, path));
    // Some kubelet would be left too far behind.
    if (ending === undefined) return undefined;
    upgrades.set(pool.id, ending.upgrades);
    open += ending.open;
    steps += ending.upgrades.length;
  }
  for (const addon of world.addons) {
    const ending = bestOf(addonEndings(world, addon, path));
    if (ending === undefined) return undefined;
    upgrades.set(addon.id, ending.upgrades);
    open += ending.open;
    steps += ending.upgrades.length;
  }
  return { path, upgrades, open, steps, capped };
}

function bestOf(endings: Iterable<Ending>): Ending | undefined {
  let best: Ending | undefined;
  for (const ending of endings) {
    if (best === undefined) best = ending;
    else if (
      isBetter(
        { open: ending.open, steps: ending.upgrades.length },
        { open: best.open, steps: best.upgrades.length },
      )
    )
      best = ending;
  }
  return best;
}

interface PoolState {
  kubelet: string;
  runtime: string;
  upgrades: readonly Upgrade[];
}

function poolEndings(
  world: UpgradeWorld,
  pool: UpgradeWorld['pools'][number],
  path: readonly string[],
): Ending[] {
  let states = new Map<string, PoolState>();
  put(states, { kubelet: pool.kubelet, runtime: pool.runtime, upgrades: [] });
  for (const [index, release] of [world.start, ...path].entries()) {
    // The control plane goes first: until then the kubelets have to bear it.
    if (index > 0) states = new Map([...states].filter(([, { kubelet }]) => world.mayRun(kubelet, release)));
    for (const state of [...states.values()]) {
      for (const runtime of [state.runtime, ...world.runtimes(release, pool.id)]) {
        for (const kubelet of [state.kubelet, release]) {
          if (kubelet === state.kubelet && runtime === state.runtime) continue;
          put(states, {
            kubelet,
            runtime,
            upgrades: [...state.upgrades, toUpgrade(release, state, kubelet, runtime)],
          });
        }
      }
    }
  }
  return [...states.values()].map(({ kubelet, runtime, upgrades }) => ({
    open: world.openOnPool(pool.id, kubelet, runtime),
    upgrades,
  }));
}

function toUpgrade(at: string, from: PoolState, kubelet: string, runtime: string): Upgrade {
  return {
    at,
    ...(kubelet !== from.kubelet && { kubelet }),
    ...(runtime !== from.runtime && { runtime }),
  };
}

/** Of two ways to one state the one with fewer upgrades stays. */
function put(states: Map<string, PoolState>, state: PoolState): void {
  const key = JSON.stringify([state.kubelet, state.runtime]);
  const known = states.get(key);
  if (known === undefined || known.upgrades.length > state.upgrades.length) states.set(key, state);
}

function addonEndings(
  world: UpgradeWorld,
  { id, version }: UpgradeWorld['addons'][number],
  path: readonly string[],
): Ending[] {
  let states = new Map<string, readonly Upgrade[]>([[version, []]]);
  for (const [index, at] of [world.start, ...path].entries()) {
    if (index > 0) states = new Map([...states].filter(([held]) => world.addonMayRun(id, held, at)));
    for (const [held, upgrades] of [...states]) {
      for (const offered of world.addonOffers(id, at)) {
        const isNew = offered !== held && (states.get(offered)?.length ?? Infinity) > upgrades.length + 1;
        if (isNew && world.addonMayRun(id, offered, at))
          states.set(offered, [...upgrades, { at, version: offered }]);
      }
    }
  }
  return [...states].map(([held, upgrades]) => ({ open: world.openOnAddon(id, held), upgrades }));
}
