import type { Known, Unseen } from '../../kernel/known.ts';
import type { Cluster } from '../../model/facts/cluster.ts';
import type { NodePool } from '../../model/facts/node-pool.ts';
import type { NotApplicable } from '../../model/verdict.ts';
import { notApplicable } from './verdicts.ts';

/** Automation serves pools of ECS instances; a type that was not read rules nothing out. */
export function onAutomatablePools(pool: NodePool): true | NotApplicable {
  const edge = pool.type.known && pool.type.value === 'edge';
  return edge ? notApplicable('an edge pool has no automation: the upgrade tool is run on each node') : true;
}

/** Whether one of several switches is on; on needs one, off needs all of them. */
export interface Switches {
  on: Known<boolean> | undefined;
  /** The first that was not read; undefined where all were. */
  unread: Unseen | undefined;
}

export function switchesOf(fields: readonly Known<boolean>[]): Switches {
  return {
    on: fields.find((field) => field.known && field.value),
    unread: fields.find((field): field is Unseen => !field.known),
  };
}

/** The switches of automation as they are today: the pool's repair, the cluster's upgrades, auto mode of either. */
export function patching(pool: NodePool, cluster: Cluster): Known<boolean>[] {
  return [
    pool.autoVulFix,
    cluster.autoUpgrade,
    pool.autoMode,
    cluster.autoMode,
    ...stillThere(pool.legacyEnable),
  ];
}

/** Switches that were removed from the API: without one, there is nothing to be on or off. */
export function stillThere(...legacy: Known<boolean>[]): Known<boolean>[] {
  return legacy.filter((field) => !isLeftOut(field));
}

/** The field is not in a document that was read. */
export function isLeftOut(field: Known<unknown>): boolean {
  return !field.known && field.because.outcome === 'absent' && field.because.field !== undefined;
}

/** The pool's own maintenance window if it has one, else the cluster's. */
export function windowOf(pool: NodePool, cluster: Cluster): Known<boolean> {
  return isLeftOut(pool.maintenanceWindow) ? cluster.maintenanceWindow : pool.maintenanceWindow;
}
