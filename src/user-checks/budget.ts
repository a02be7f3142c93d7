/** An evaluation took more steps than it may. */
export class BudgetSpent extends Error {
  override name = 'BudgetSpent';
}

/**
 * Steps of one evaluation; a step is a fraction of a microsecond. Steps and not a clock: the same object gets
 * the same answer on every machine.
 */
export const MOST_STEPS = 500_000;

/** Counts the steps of the evaluation that runs. */
export class Budget {
  private left = 0;

  start(): void {
    this.left = MOST_STEPS;
  }

  /** @throws BudgetSpent */
  spend(steps: number): void {
    this.left -= steps;
    // Also where the number of steps is itself beyond counting.
    if (!(this.left >= 0)) throw new BudgetSpent();
  }
}
