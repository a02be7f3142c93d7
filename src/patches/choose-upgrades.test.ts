import { describe, expect, it } from 'vitest';
import { chooseUpgrades, type UpgradeWorld } from './choose-upgrades.ts';

/** A small generator of its own, so that a failure can be repeated from its seed. */
function randomOf(seed: number): (below: number) => number {
  let state = seed * 2654435761 + 1;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9) | 0;
    return ((state ^ (state >>> 13)) >>> 0) % below;
  };
}

/** Releases are `r0`, `r1`, …: a kubelet may be two behind and never ahead. */
function worldOf(seed: number): UpgradeWorld {
  const random = randomOf(seed);
  const releases = 2 + random(4);
  const number = (name: string) => Number(name.slice(1));
  const edges = new Map<string, string[]>();
  const runtimes = new Map<string, string[]>();
  for (let from = 0; from < releases; from++) {
    const later = Array.from({ length: releases - from - 1 }, (_, step) => from + step + 1);
    edges.set(
      `r${from}`,
      later.filter(() => random(3) > 0).map((to) => `r${to}`),
    );
    runtimes.set(`r${from}`, random(2) === 0 ? [] : [`t${random(4)}`]);
  }
  const open = new Map<string, number>();
  const count = (key: string) => {
    const known = open.get(key) ?? random(4);
    open.set(key, known);
    return known;
  };
  const offers = new Map<string, string[]>();
  const addons = Array.from({ length: random(3) }, (_, index) => ({ id: `a${index}`, version: 'v0' }));
  for (const { id } of addons)
    for (let at = 0; at < releases; at++)
      offers.set(`${id} r${at}`, random(2) === 0 ? [] : [`v${1 + random(2)}`]);
  return {
    start: 'r0',
    next: (release) => edges.get(release) ?? [],
    runtimes: (release) => runtimes.get(release) ?? [],
    pools: Array.from({ length: random(3) }, (_, index) => ({
      id: `p${index}`,
      kubelet: random(2) === 0 ? 'r-1' : 'r0',
      runtime: 't9',
    })),
    addons,
    addonOffers: (id, release) => offers.get(`${id} ${release}`) ?? [],
    mayRun: (kubelet, release) => {
      const behind = number(release) - number(kubelet);
      return behind >= 0 && behind <= 2;
    },
    // The first add-on has a skew, as kube-proxy has: its versions are those of releases.
    addonMayRun: (id, version, release) => {
      const behind = number(release) - number(version);
      return id !== 'a0' || (behind >= 0 && behind <= 1 + (seed % 2));
    },
    openOnPlane: (release) => count(`plane ${release}`),
    openOnPool: (id, kubelet, runtime) => count(`${id} k ${kubelet}`) + count(`${id} t ${runtime}`),
    openOnAddon: (id, version) => count(`${id} ${version}`),
  };
}

interface State {
  release: string;
  pools: { kubelet: string; runtime: string }[];
  addons: string[];
}

const idOf = (world: UpgradeWorld, index: number) => world.addons[index]?.id ?? '';

/** Every upgrade that may be made next, one at a time, of the cluster as a whole. */
function successors(world: UpgradeWorld, state: State): State[] {
  const found: State[] = [];
  for (const release of world.next(state.release))
    if (
      state.pools.every(({ kubelet }) => world.mayRun(kubelet, release)) &&
      state.addons.every((version, index) => world.addonMayRun(idOf(world, index), version, release))
    )
      found.push({ ...state, release });
  state.pools.forEach((pool, index) => {
    for (const kubelet of [pool.kubelet, state.release])
      for (const runtime of [pool.runtime, ...world.runtimes(state.release, '')])
        found.push({ ...state, pools: state.pools.with(index, { kubelet, runtime }) });
  });
  world.addons.forEach(({ id }, index) => {
    for (const version of world.addonOffers(id, state.release))
      if (world.addonMayRun(id, version, state.release))
        found.push({ ...state, addons: state.addons.with(index, version) });
  });
  return found;
}

function openIn(world: UpgradeWorld, { release, pools, addons }: State): number {
  return (
    world.openOnPlane(release) +
    pools.reduce(
      (sum, { kubelet, runtime }, index) =>
        sum + world.openOnPool(world.pools[index]?.id ?? '', kubelet, runtime),
      0,
    ) +
    addons.reduce((sum, version, index) => sum + world.openOnAddon(world.addons[index]?.id ?? '', version), 0)
  );
}

/** Walks every state breadth first: the first time a state is met is the fewest upgrades to it. */
function bruteForce(world: UpgradeWorld): { open: number; steps: number; states: number } {
  const start: State = {
    release: world.start,
    pools: world.pools.map(({ kubelet, runtime }) => ({ kubelet, runtime })),
    addons: world.addons.map(({ version }) => version),
  };
  const seen = new Set([JSON.stringify(start)]);
  let best = { open: openIn(world, start), steps: 0 };
  let layer = [start];
  for (let steps = 1; layer.length > 0; steps++) {
    const following: State[] = [];
    for (const state of layer.flatMap((each) => successors(world, each))) {
      const key = JSON.stringify(state);
      if (seen.has(key)) continue;
      seen.add(key);
      following.push(state);
      const open = openIn(world, state);
      if (open < best.open) best = { open, steps };
    }
    layer = following;
  }
  return { ...best, states: seen.size };
}

describe('src/patches/choose-upgrades', () => {
  it('finds what walking every state finds, on 400 generated clusters', () => {
    let states = 0;
    let moved = 0;
    for (let seed = 1; seed <= 400; seed++) {
      const world = worldOf(seed);
      const { open, steps } = chooseUpgrades(world);
      const walked = bruteForce(world);
      states += walked.states;
      if (walked.steps > 2) moved++;
      expect({ seed, open, steps }).toEqual({ seed, open: walked.open, steps: walked.steps });
    }
    // The cases are not all trivial.
    expect(states).toBeGreaterThan(10_000);
    expect(moved).toBeGreaterThan(50);
  });

  it('upgrades a pool in between where its kubelet would fall too far behind', () => {
    const world: UpgradeWorld = {
      ...worldOf(1),
      start: 'r0',
      next: (release) => (release === 'r3' ? [] : [`r${Number(release.slice(1)) + 1}`]),
      runtimes: () => [],
      pools: [{ id: 'p', kubelet: 'r0', runtime: 't' }],
      addons: [],
      mayRun: (kubelet, release) => Number(release.slice(1)) - Number(kubelet.slice(1)) <= 1,
      openOnPlane: (release) => (release === 'r3' ? 0 : 1),
      openOnPool: () => 0,
    };
    expect(chooseUpgrades(world)).toMatchObject({ path: ['r1', 'r2', 'r3'], open: 0, steps: 5 });
    expect(chooseUpgrades(world).upgrades.get('p')).toHaveLength(2);
  });
});
