import type { AdviceNote } from './advice-note.ts';

/** Why a drain stops at a pod, or what it costs: in the order in which people have to look at them. */
export const BLOCKER_KINDS = ['disruption-budget', 'bare-pod', 'single-replica', 'local-storage'] as const;
export type BlockerKind = (typeof BLOCKER_KINDS)[number];

/** A workload whose pods stand in the way of draining nodes. */
export interface DrainBlocker {
  kind: BlockerKind;
  /** `Deployment.apps/web`: what makes the pods; a pod that nothing makes is named itself. */
  object: string;
  namespace: string;
  reason: AdviceNote;
  pods: number;
}

/** What stands in the way of draining the nodes of a place. */
export interface DrainBlockers {
  /** The worst first, and no more than people read. */
  blockers: readonly DrainBlocker[];
  /** How many there are in all. */
  blockersTotal: number;
  /** Why there may be more: what was not read proves nothing. */
  blockersUnread: readonly AdviceNote[];
}
