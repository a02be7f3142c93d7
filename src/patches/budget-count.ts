import type { DisruptionBudget } from '../model/facts/disruption-budget.ts';

/** The pods that a budget selects, as they were read. */
export interface BudgetCount {
  pods: number;
  ready: number;
}

/**
 * How many more pods of a budget may be evicted: what its controller counted, else what its specification
 * allows for the pods that were read (Kubernetes: a share is rounded up). Undefined where neither tells.
 */
export function disruptionsLeft(budget: DisruptionBudget, { pods, ready }: BudgetCount): number | undefined {
  const { disruptionsAllowed, minAvailable, maxUnavailable } = budget;
  if (disruptionsAllowed.known) return disruptionsAllowed.value;
  if (!minAvailable.known || !maxUnavailable.known) return undefined;
  if (maxUnavailable.value !== '')
    return Math.max(0, ready - Math.max(0, pods - amountOf(maxUnavailable.value, pods)));
  if (minAvailable.value !== '') return Math.max(0, ready - amountOf(minAvailable.value, pods));
  return undefined;
}

function amountOf(text: string, pods: number): number {
  return text.endsWith('%') ? Math.ceil((Number(text.slice(0, -1)) * pods) / 100) : Number(text);
}
