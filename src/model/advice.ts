import type { AdviceNote } from './advice-note.ts';
import type { Basis } from './basis.ts';
import type { Bilingual } from './bilingual.ts';
import type { DrainBlockers } from './drain-blockers.ts';
import type { Party } from './layer.ts';
import type { ProviderWait } from './provider-wait.ts';
import type { Scope } from './scope.ts';

export type Affectedness = 'yes' | 'no' | 'undetermined';

/** Who or what starts the fix; the party that owes it may be another one. */
export const TRIGGERS = ['customer', 'alibaba-cloud', 'maintenance-window', 'none', 'unknown'] as const;
export type Trigger = (typeof TRIGGERS)[number];

/** How far a fix is; apart from whether a scope is affected. */
export const PATCH_STATES = [
  'to-do',
  'partly-done',
  'restart-pending',
  'pods-to-recreate',
  'waiting-for-provider',
  'no-fix',
  'undetermined',
  'done',
] as const;
export type PatchState = (typeof PATCH_STATES)[number];

export type RemedyAct =
  | 'control-plane-upgrade'
  | 'kubelet-upgrade'
  | 'runtime-upgrade'
  | 'addon-upgrade'
  | 'os-patch'
  | 'node-restart'
  | 'pod-recreate'
  | 'client-upgrade'
  | 'mitigate'
  | 'none';

export type { AdviceNote };

/** The one act that closes an answer; where it drains nodes, with what stands in the way. */
export interface Remedy extends Partial<DrainBlockers> {
  act: RemedyAct;
  /** The offered release that closes every open advisory of the component, or leaves the fewest; null: none is known. */
  target: string | null;
  /** The first release past the ranges of this advisory. */
  fixedIn: string | null;
  /** Whether ACK offers a release that closes this advisory; unknown where its offer was not read. */
  offered: 'yes' | 'no' | 'unknown';
  /** Advisories on the component that stay open at the target. */
  leavesOpen: readonly string[];
  /** Releases to go through, one after the other, the target last. */
  path: readonly string[];
  prerequisites: readonly AdviceNote[];
  restarts: 'api-server' | 'kubelet' | 'containers' | 'node' | 'addon-pods' | 'pods' | 'nothing';
  console: Bilingual | null;
  call: string | null;
  mitigation: string | null;
}

/** How the nodes of a pool, or the pods of a virtual node, stand. */
export interface AdviceCounts {
  total: number;
  affected: number;
  undetermined: number;
  done: number;
}

/** Why an answer is "no". */
export const CLEARED_BY = [
  'fixed-release',
  'not-in-range',
  'precondition-unmet',
  'supplier-statement',
  'scanner-says-fixed',
  'component-not-found',
  'no-pods',
] as const;
export type ClearedBy = (typeof CLEARED_BY)[number];

/** The answer for one component at one scope. */
export interface AdviceRow {
  scope: Scope;
  component: string;
  /** As it is installed; null where it was not read. Of a pool, the versions of its nodes that are not done. */
  version: string | null;
  affected: Affectedness;
  /** Where it is not affected: by what. */
  clearedBy?: ClearedBy;
  /** The system image of the node, or of the next node of a pool. */
  image?: string;
  party: Party;
  trigger: Trigger;
  remedy: Remedy | null;
  state: PatchState;
  nodes?: AdviceCounts;
  pods?: AdviceCounts;
  /** Until when it should be closed, by severity and known exploitation; null where nothing dates it. */
  due: string | null;
  overdue: boolean;
  /** Since when there is a fix to wait for. */
  since?: string;
  /** Of a row that waits for a maintenance window. */
  wait?: ProviderWait;
  notes: readonly AdviceNote[];
  basis: readonly Basis[];
}

export interface AdvisedAdvisory {
  id: string;
  ids: readonly string[];
  summary: string;
  severity: string | null;
  published: string | null;
  exploitedSince: string | null;
  components: readonly string[];
  withdrawn: boolean;
  mitigation: string | null;
}

/** Older advisories are said to be old. */
export const OLD_AFTER_DAYS = 30;

/** How old the advisories are: part of every answer that rests on them. */
export interface AdviceDataAge {
  asOf: string;
  ageDays: number | null;
  old: boolean;
  advisories: number;
  from: string | null;
}

/** One advisory and the whole account: whose move it is, scope by scope. */
export interface Advice {
  schemaVersion: '1.0';
  snapshotTime: string;
  account: string;
  advisory: AdvisedAdvisory;
  dataAge: AdviceDataAge;
  scopes: readonly AdviceRow[];
}
