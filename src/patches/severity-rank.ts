const LEVELS = ['critical', 'high', 'medium', 'low', 'none'];
/** What nobody rated comes after the high ones. */
const UNRATED = 1.5;

/** Worse ones have the smaller rank; those that are known to be exploited come before all others. */
export function severityRank(severity: string | null | undefined, exploited: boolean): number {
  if (exploited) return -1;
  return severity === null || severity === undefined ? UNRATED : LEVELS.indexOf(severity);
}
