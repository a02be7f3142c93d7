import type { Gap, Known } from '../../kernel/known.ts';
import type { Row } from '../table.ts';

/** One published flaw to which an installed version is open. */
export interface OpenAdvisory {
  id: string;
  severity: string | undefined;
  exploited: boolean;
}

/** A component at one place against the advisories: of nodes the container runtime, of clusters the add-ons. */
export interface ComponentAdvisories extends Row {
  cluster: string;
  /** The id of the node's row; undefined for what belongs to the cluster. */
  node: string | undefined;
  component: string;
  /** As ACK's list of add-ons calls it. */
  addon: string | undefined;
  version: Known<string>;
  /** Worst first; of every version that runs. Empty where no version was read. */
  open: readonly OpenAdvisory[];
  /** Versions that run and are older than the one on ACK's list. */
  runningBehind: readonly string[];
  /** Why more of it may run than was read. */
  gaps: readonly Gap[];
}
