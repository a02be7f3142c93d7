import type { AdviceCounts, AdviceNote, AdvisedAdvisory, PatchState, RemedyAct, Trigger } from './advice.ts';
import type { Party } from './layer.ts';
import type { Scope } from './scope.ts';

/** How far one stage of a fix is, and of how many places. */
export interface Stage {
  state: 'yes' | 'partly' | 'no' | 'unknown';
  /** RFC 3339; absent where nothing tells when. */
  at?: string;
}

/** Published, available, applied, active: the way of a fix, as far as it came at one scope. */
export interface Timeline {
  published: Stage;
  /** ACK offers a release that closes it. */
  available: Stage;
  applied: Stage;
  /** In force: nothing waits for a restart or for a pod to be recreated. */
  active: Stage;
}

/** One scope and component where an advisory is open, or a fix is under way. */
export interface AdvisoryScope {
  scope: Scope;
  component: string;
  version: string | null;
  party: Party;
  trigger: Trigger;
  state: PatchState;
  act: RemedyAct;
  target: string | null;
  due: string | null;
  overdue: boolean;
  timeline: Timeline;
  /** Nodes of a pool, pods of a virtual node; absent where the scope is one place. */
  places?: AdviceCounts;
}

/** Places of one cluster that are alike; `cluster` is absent for the account. */
export interface AdvisoryPlaces {
  cluster?: string;
  component: string;
  places: number;
}

/** Places where it cannot be said whether the advisory concerns them, and why. */
export interface UndeterminedPlaces extends AdvisoryPlaces {
  because: AdviceNote | null;
}

/** One advisory over the account. */
export interface AdvisoryReport extends AdvisedAdvisory {
  due: string | null;
  scopes: AdvisoryScope[];
  undetermined: UndeterminedPlaces[];
  done: AdvisoryPlaces[];
}
