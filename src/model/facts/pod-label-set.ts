import type { Labels } from '../../network/selector.ts';
import type { Row } from '../table.ts';

/** Labels that pods of a ReplicaSet or Job carry, where it has pods. */
export interface PodLabelSet extends Row {
  cluster: string;
  namespace: string;
  labels: Labels;
}
