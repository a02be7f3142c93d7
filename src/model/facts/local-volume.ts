import type { Known } from '../../kernel/known.ts';
import type { Row } from '../table.ts';

/** One PersistentVolume that lies on the disk of a node: who claims it cannot run elsewhere. */
export interface LocalVolume extends Row {
  cluster: string;
  name: string;
  /** `namespace/name` of its claim; empty where nothing claims it. */
  claim: Known<string>;
}
