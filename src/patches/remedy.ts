import type { Match } from '../advisories/matcher.ts';
import type { Advisory } from '../advisories/merge.ts';
import { compareVersions, parseVersion } from '../kernel/version.ts';
import type { AdviceNote, Remedy, RemedyAct } from '../model/advice.ts';
import type { Tables } from '../model/tables.ts';
import { callOf, consoleOf, restartsOf } from './acts.ts';
import type { Answers } from './answers.ts';
import { goesBack } from './goes-back.ts';
import type { ComponentLayer, InventoryItem } from './inventory-item.ts';
import type { Judged } from './judge.ts';
import { note } from './match-basis.ts';
import { isWithinSkew, type Offer, offerOf, type Release } from './offers.ts';
import { isSelfRun } from './place-facts.ts';

const ACTS: Readonly<Record<ComponentLayer, RemedyAct>> = {
  'control-plane': 'control-plane-upgrade',
  kubelet: 'kubelet-upgrade',
  'container-runtime': 'runtime-upgrade',
  'node-os': 'os-patch',
  'pod-runtime': 'pod-recreate',
  workload: 'addon-upgrade',
  'system-components': 'addon-upgrade',
  'client-tools': 'client-upgrade',
};

/** The part of a cluster's release that an upgrade of it brings. */
const OF_THE_RELEASE: ReadonlySet<string> = new Set([
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
]);

/** A release that may be taken, what has to come first, and what stays open on it. */
export interface Candidate {
  version: string;
  path: readonly string[];
  prerequisites: readonly AdviceNote[];
}

interface Choice {
  candidates: readonly Candidate[];
  offered: 'known' | 'unknown';
}

/** The act that closes an answer, as precise as what was read allows. */
export function remedyOf(judged: Judged, advisory: Advisory, answers: Answers, tables: Tables): Remedy {
  const { item, match } = judged;
  const explained = match?.range.explain();
  const hasFix = !isUnfixed(advisory, match);
  const act = hasFix ? actOf(judged) : 'mitigate';
  const choice: Choice = hasFix ? candidatesFor(item, tables) : { candidates: [], offered: 'unknown' };
  // ACK upgrades nothing in a registered cluster.
  const isForeign = item.facts.get('cluster-type') === 'registered' && act !== 'pod-recreate';
  const target = chooseTarget(item, advisory, choice.candidates, answers);
  return {
    act,
    target: target?.version ?? null,
    fixedIn: explained?.fixed ?? null,
    offered: target !== undefined ? 'yes' : isRefuted(item, advisory, choice, answers) ? 'no' : 'unknown',
    leavesOpen: target === undefined ? [] : fixableOpen(item, target.version, answers),
    path: target?.path ?? [],
    prerequisites: target?.prerequisites ?? [],
    restarts: restartsOf(act),
    console: isForeign ? null : consoleOf(act, item.scope),
    call: isForeign ? null : callOf(act, item, target?.version, judged.reported),
    mitigation: advisory.records.find(({ mitigation }) => mitigation !== undefined)?.mitigation ?? null,
  };
}

/** No source knows a release that is past the range, and one says that none may come, or the range has no end. */
export function isUnfixed(advisory: Advisory, match: Match | undefined): boolean {
  if (advisory.records.some(({ fixAvailable }) => fixAvailable === false)) return true;
  return match?.range.explain().caveats.includes('no-fix') ?? false;
}

function actOf({ item, reported, drift, affected }: Judged): RemedyAct {
  if (affected === 'yes' && drift === 'pods-behind') return 'pod-recreate';
  if (reported !== undefined && reported.open.length === 0 && reported.restartPending.length > 0)
    return 'node-restart';
  return isOutOfReach(item) ? 'none' : ACTS[item.layer];
}

/** What the customer can neither see nor upgrade apart from the cluster. */
export function isOutOfReach({ component, facts }: InventoryItem): boolean {
  return component === 'etcd' && !isSelfRun(facts);
}

/** Everything that is offered was read, and is known to be open: a version without a reading may close it. */
function isRefuted(item: InventoryItem, advisory: Advisory, choice: Choice, answers: Answers): boolean {
  return (
    choice.offered === 'known' &&
    choice.candidates.every(
      ({ version }) => answers.of(advisory.id, item.component, version, item.facts)?.affected === 'yes',
    )
  );
}

/** Closed by it, then with the fewest left open, then the nearest. */
function chooseTarget(
  item: InventoryItem,
  advisory: Advisory,
  candidates: readonly Candidate[],
  answers: Answers,
): Candidate | undefined {
  const closing = candidates.filter(
    ({ version }) => answers.of(advisory.id, item.component, version, item.facts)?.affected === 'no',
  );
  const counted = closing.map((candidate) => ({
    candidate,
    open: openWith(item, candidate.version, answers).length,
  }));
  const fewest = Math.min(...counted.map(({ open }) => open));
  return counted.find(({ open }) => open === fewest)?.candidate;
}

function openWith(item: InventoryItem, version: string, answers: Answers): string[] {
  const components = OF_THE_RELEASE.has(item.component) ? [...OF_THE_RELEASE] : [item.component];
  return components.flatMap((component) => fixableOpen({ ...item, component }, version, answers));
}

/** Advisories that are open on a version and have a fix. */
export function fixableOpen(
  { component, facts }: Pick<InventoryItem, 'component' | 'facts'>,
  version: string,
  answers: Answers,
): string[] {
  return answers
    .open(component, version, facts)
    .filter((match) => !isUnfixed(match.range.advisory, match))
    .map(({ range }) => range.advisory.id);
}

/** What ACK offers for the item's component, nearest first. */
export function candidatesFor(item: InventoryItem, tables: Tables): Choice {
  const { cluster, addon } = item;
  if (addon !== undefined) return addonCandidates(item);
  if (cluster === undefined) return { candidates: [], offered: 'unknown' };
  const offer = offerOf(cluster, tables);
  const offered = offer.gaps.length === 0 ? 'known' : 'unknown';
  if (OF_THE_RELEASE.has(item.component))
    return { candidates: releaseCandidates(offer, item, tables), offered };
  if (item.component === 'kubelet')
    return { candidates: offer.releases.map(kubeletCandidate(item)), offered };
  if (item.component === 'containerd')
    return {
      candidates: offer.releases.flatMap(runtimeCandidates).filter(({ version }) => !goesBack(item, version)),
      offered,
    };
  return { candidates: [], offered: 'unknown' };
}

function releaseCandidates(offer: Offer, { cluster }: InventoryItem, tables: Tables): Candidate[] {
  const kubelets = tables.nodes.of(cluster?.id ?? '');
  return offer.releases
    .filter(({ path }) => path.length > 0)
    .map(({ version, path }) => {
      const behind = kubelets.filter(
        ({ kubeletVersion }) => kubeletVersion.known && !isWithinSkew(kubeletVersion.value, version),
      );
      const prerequisites =
        behind.length === 0
          ? []
          : [note('kubelets-too-old-for-target', { count: String(behind.length), version })];
      return { version, path, prerequisites };
    });
}

/** A kubelet is never newer than the API server: that one comes first. */
function kubeletCandidate({ version: installed }: InventoryItem) {
  return ({ version, path }: Release): Candidate => {
    const first = path.length === 0 ? [] : [note('control-plane-first', { path: path.join(' → ') })];
    const skews = installed.known && path.length > 0 && !isWithinSkew(installed.value, version);
    return {
      version,
      path: [version],
      prerequisites: skews ? [...first, note('kubelet-in-between', { version })] : first,
    };
  };
}

function runtimeCandidates({ path, runtimes }: Release): Candidate[] {
  const prerequisites = path.length === 0 ? [] : [note('control-plane-first', { path: path.join(' → ') })];
  return runtimes
    .filter(({ name }) => name === 'containerd')
    .map(({ version }) => ({ version, path: [version], prerequisites }));
}

function addonCandidates({ addon, cluster }: InventoryItem): Choice {
  if (addon === undefined || !addon.newerVersions.known) return { candidates: [], offered: 'unknown' };
  const current = cluster?.currentVersion;
  const candidates = addon.newerVersions.value
    .filter(({ upgradable }) => upgradable !== false)
    .map(({ version, minimumClusterVersion }): Candidate => {
      const needs =
        minimumClusterVersion !== '' && !(current?.known && reaches(current.value, minimumClusterVersion))
          ? [note('cluster-version-first', { version: minimumClusterVersion })]
          : [];
      return { version, path: [version], prerequisites: needs };
    });
  return { candidates, offered: 'known' };
}

function reaches(current: string, minimum: string): boolean {
  const [has, needs] = [parseVersion(current), parseVersion(minimum)];
  return has !== undefined && needs !== undefined && compareVersions(has, needs) >= 0;
}
