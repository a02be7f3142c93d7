import type { AdviceDataAge, AdviceNote, Remedy, RemedyAct, Trigger } from './advice.ts';
import type { Bilingual } from './bilingual.ts';
import type { DrainBlockers } from './drain-blockers.ts';
import type { Party } from './layer.ts';
import type { Scope } from './scope.ts';

/** One advisory that is open on one component of the cluster. */
export interface OpenEntry {
  advisory: string;
  component: string;
  scope: string;
}

/** One upgrade, as it would be started; nothing here starts it. Where it drains nodes, with what stands in the way. */
export interface PatchStep extends Partial<DrainBlockers> {
  step: number;
  act: RemedyAct;
  scope: Scope;
  component: string;
  from: string;
  to: string;
  party: Party;
  trigger: Trigger;
  prerequisites: readonly AdviceNote[];
  restarts: Remedy['restarts'];
  console: Bilingual | null;
  call: string | null;
  closes: readonly OpenEntry[];
  /** Advisories that the new version has and the old one had not. */
  opens: readonly OpenEntry[];
  openAfter: number;
}

/** Which upgrades close what can be closed in one cluster: data to be reviewed, and no act. */
export interface PatchPlan {
  kind: 'demarc-patch-plan';
  version: 1;
  snapshotTime: string;
  account: string;
  cluster: string;
  clusterName: string | null;
  dataAge: AdviceDataAge;
  before: readonly OpenEntry[];
  steps: readonly PatchStep[];
  after: readonly OpenEntry[];
  /** Open advisories that no release fixes. */
  unfixed: readonly OpenEntry[];
  /** Components whose versions were not read: nothing is known of them. */
  undetermined: readonly { component: string; scope: string; reason: string }[];
  notes: readonly AdviceNote[];
}
