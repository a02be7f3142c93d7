import { parseVersion } from '../kernel/version.ts';
import type { Cluster } from '../model/facts/cluster.ts';
import type { Tables } from '../model/tables.ts';
import type { Answers } from './answers.ts';
import type { UpgradeWorld } from './choose-upgrades.ts';
import { type ClusterParts, openEntries } from './cluster-parts.ts';
import { goesBack } from './goes-back.ts';
import type { InventoryItem } from './inventory-item.ts';
import { isWithinSkew, offerOf } from './offers.ts';
import { candidatesFor } from './remedy.ts';

/** Stands for what is installed now, which may differ from node to node. */
const PRESENT = 'present';

/** The add-ons of a cluster under the ids of the optimiser. */
export function addonsOf({ addons }: ClusterParts): { id: string; item: InventoryItem }[] {
  return addons.map((item) => ({ id: `addon/${item.addon?.name}`, item }));
}

/** One cluster as the optimiser sees it: what ACK offers, and how much is open where. */
export function worldOf(
  cluster: Cluster,
  parts: ClusterParts,
  answers: Answers,
  tables: Tables,
): UpgradeWorld {
  const offer = offerOf(cluster, tables);
  const start = offer.releases[0]?.version ?? '';
  const releases = new Map(offer.releases.map((release) => [release.version, release]));
  const pools = new Map(parts.pools.map((pool) => [pool.id, pool]));
  const addons = new Map(addonsOf(parts).map(({ id, item }) => [id, item]));
  const kubelets = parts.pools.flatMap((pool) => pool.kubelets);
  const open = (items: readonly InventoryItem[], version: string) =>
    openEntries(items, answers, version === PRESENT ? undefined : version).length;
  return {
    start,
    next: (release) => offer.edges.get(release) ?? [],
    runtimes: (release, pool) =>
      isUpgradable(pools.get(pool)?.runtimes ?? [])
        ? (releases.get(release)?.runtimes ?? [])
            .filter(({ name }) => name === 'containerd')
            .map(({ version }) => version)
            .filter((version) => !pools.get(pool)?.runtimes.some((item) => goesBack(item, version)))
        : [],
    pools: parts.pools.map(({ id }) => ({ id: id, kubelet: `${PRESENT} ${id}`, runtime: PRESENT })),
    addons: [...addons.keys()].map((id) => ({ id, version: PRESENT })),
    addonOffers: (id, release) => offersOf(addons.get(id), release, tables),
    mayRun: (kubelet, release) =>
      kubelet.startsWith(`${PRESENT} `)
        ? kubelets
            .filter(({ scope }) => kubelet === `${PRESENT} ${scope.nodePool}`)
            .every(({ version }) => version.known && isWithinSkew(version.value, release))
        : isWithinSkew(kubelet, release),
    addonMayRun: (id, version, release) => mayProxyRun(addons.get(id), version, release),
    openOnPlane: (release) => open(parts.plane, release === start ? PRESENT : release),
    openOnPool: (id, kubelet, runtime) => {
      const pool = pools.get(id);
      const at = kubelet.startsWith(`${PRESENT} `) ? PRESENT : kubelet;
      return open(pool?.kubelets ?? [], at) + open(pool?.runtimes ?? [], runtime);
    },
    openOnAddon: (id, version) => {
      const item = addons.get(id);
      return item === undefined ? 0 : open([item], version);
    },
  };
}

/** ACK upgrades the runtime of cloud nodes; on edge nodes it is replaced by hand. */
function isUpgradable(runtimes: readonly InventoryItem[]): boolean {
  return (
    runtimes.length > 0 &&
    runtimes.every(({ node }) => !(node?.edgeWorker.known === true && node.edgeWorker.value === 'true'))
  );
}

/**
 * kube-proxy has the skew of a kubelet; other add-ons are held by what ACK offers. Of a version that cannot be
 * read nothing follows, and the plan says so.
 */
function mayProxyRun(item: InventoryItem | undefined, version: string, release: string): boolean {
  if (item?.component !== 'kube-proxy') return true;
  const installed = item.version.known ? item.version.value : '';
  const held = version === PRESENT ? installed : version;
  return parseVersion(held) === undefined || isWithinSkew(held, release);
}

/** What is offered of an add-on while the cluster is on a release. */
function offersOf(item: InventoryItem | undefined, release: string, tables: Tables): string[] {
  if (item?.cluster === undefined) return [];
  const { currentVersion } = item.cluster;
  if (!currentVersion.known) return [];
  const then = { ...item.cluster, currentVersion: { ...currentVersion, value: release } };
  return candidatesFor({ ...item, cluster: then }, tables)
    .candidates.filter(({ prerequisites }) => prerequisites.length === 0)
    .map(({ version }) => version);
}
