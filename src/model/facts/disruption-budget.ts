import type { Known } from '../../kernel/known.ts';
import { type Labels, type Selector, selects } from '../../network/selector.ts';
import type { Row } from '../table.ts';

/** One PodDisruptionBudget: how many of the pods that it selects may be evicted. */
export interface DisruptionBudget extends Row {
  cluster: string;
  namespace: string;
  name: string;
  /** Undefined in a known field: it selects no pod. */
  selector: Known<Selector | undefined>;
  /** A number, or a share such as `50%`; empty where the budget does not set it. */
  minAvailable: Known<string>;
  maxUnavailable: Known<string>;
  /** What its controller last counted. */
  disruptionsAllowed: Known<number>;
  /** Pods that are not ready may be evicted whatever is left of the budget. */
  sparesUnready: Known<boolean>;
}

/** Whether a budget holds for a pod of its namespace; undefined where its selector was not read. */
export function budgetCovers({ selector }: DisruptionBudget, labels: Labels): boolean | undefined {
  if (!selector.known) return undefined;
  return selector.value !== undefined && selects(selector.value, labels);
}
