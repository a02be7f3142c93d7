import type { Basis, Bilingual } from './assessment.ts';
import type { Party } from './layer.ts';
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

/** What has to be so before an act: codes of the catalogue of messages, with their values. */
export interface AdviceNote {
  code: string;
  values: Readonly<Record<string, string>>;
}

/** The one act that closes an answer. */
export interface Remedy {
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

/** The answer for one component at one scope. */
export interface AdviceRow {
  scope: Scope;
  component: string;
  /** As it is installed; null where it was not read. Of a pool, the versions of its nodes that are not done. */
  version: string | null;
  affected: Affectedness;
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
