import { seen } from '../kernel/known.ts';
import { parseInstant } from '../kernel/time.ts';
import type { BasisFact } from '../model/basis.ts';
import type { Cluster } from '../model/facts/cluster.ts';
import type { NodePool } from '../model/facts/node-pool.ts';
import { isInferred } from './basis.ts';
import { type Leg, leg, legFacts } from './leg.ts';

/** When the pool's own upgrade switches were taken out of the API (ACK product notice of 14 August 2025). */
const REMOVED = 'removed from the API on 31 January 2026: this way does not exist any more';
const LEGACY_REMOVED = parseInstant('2026-01-31T00:00:00Z') as number;

export interface KubeletAutomation {
  holds: Leg['holds'];
  facts: BasisFact[];
  /** The way that holds, or the first that could not be read. */
  way: 'cluster-auto-upgrade' | 'auto-mode' | 'legacy-switches' | 'none';
}

/**
 * kubelet upgrades are automated by any one of three ways: cluster auto-upgrade, auto mode, or the pool's
 * legacy switches. Only where every way is known to be off is it the customer's by hand.
 */
export function kubeletAutomation(pool: NodePool, cluster: Cluster, time: number): KubeletAutomation {
  const upgrade = leg(
    'cluster auto-upgrade',
    'operation_policy.cluster_auto_upgrade.enabled',
    cluster.autoUpgrade,
    (on) => on,
  );
  const poolMode = leg('auto mode', 'auto_mode.enable', pool.autoMode, (on) => on);
  const clusterMode = leg('auto mode', 'auto_mode.enable', cluster.autoMode, (on) => on);
  const legacy = legacyLegs(pool, time);
  // Pools in auto mode say so themselves; where the pool is silent, the cluster's mode stands for it.
  const poolSays = pool.autoMode.known && pool.autoMode.inferred === undefined;
  const told = [
    upgrade,
    // Of two silent documents neither has anything to show.
    ...[poolSays || !pool.autoMode.known ? poolMode : clusterMode].filter(({ fact }) => !isInferred(fact)),
    ...legacy.slice(0, 2),
  ];
  const facts = legFacts(told);
  if (upgrade.holds === 'yes') return { holds: 'yes', facts: [upgrade.fact], way: 'cluster-auto-upgrade' };
  // What the pool says and nobody understands is not silence.
  const modes = poolSays ? [poolMode] : pool.autoMode.known ? [poolMode, clusterMode] : [];
  const mode = modes.find((item) => item.holds === 'yes');
  if (mode !== undefined) return { holds: 'yes', facts: [mode.fact], way: 'auto-mode' };
  if (legacy.every((item) => item.holds === 'yes'))
    return { holds: 'yes', facts: legacy.map((item) => item.fact), way: 'legacy-switches' };
  const legacyOff = legacy.some((item) => item.holds === 'no');
  const modeOpen = poolMode.holds === 'unread' || (!poolSays && clusterMode.holds === 'unread');
  const open = upgrade.holds === 'unread' || modeOpen || !legacyOff;
  return { holds: open ? 'unread' : 'no', facts, way: 'none' };
}

function legacyLegs(pool: NodePool, time: number): Leg[] {
  const removed = time >= LEGACY_REMOVED;
  const switches = [
    ['management.enable', pool.legacyEnable],
    ['management.auto_upgrade', pool.legacyAutoUpgrade],
  ] as const;
  const legs = switches.map(([field, known]) => {
    const gone = removed && switches.every(([, each]) => !each.known && each.because.outcome === 'absent');
    // A document of today without the switch says nothing of how the pool was set, but the way is closed.
    if (gone && !known.known)
      return {
        name: 'legacy switch',
        holds: 'no',
        fact: { field, value: null, ...emptyEvidence(known.because), note: REMOVED },
      } as const;
    return leg('legacy switch', field, known, (on) => on);
  });
  const kubelet = pool.legacyAutoUpgradeKubelet;
  const byDefault = !kubelet.known && kubelet.because.outcome === 'absent';
  const value = byDefault
    ? seen(
        true,
        { ...emptyEvidence(kubelet.because), value: null },
        'on by default where the legacy switches are on',
      )
    : kubelet;
  return [
    ...legs,
    leg('legacy switch', 'management.auto_upgrade_policy.auto_upgrade_kubelet', value, (on) => on),
  ];
}

function emptyEvidence(gap: { source: string; ids: readonly string[] }): {
  source: string;
  ids: string[];
  path: string;
} {
  return { source: gap.source, ids: [...gap.ids], path: '' };
}
