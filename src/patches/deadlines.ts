import type { Advisory } from '../advisories/merge.ts';
import { DAY, parseInstant, toInstantText } from '../kernel/time.ts';

/** Days until an advisory should be closed, by its severity; `exploited` for those known to be exploited. */
export interface Deadlines {
  exploited: number;
  critical: number;
  high: number;
  medium: number;
  low: number;
}

export const DEFAULT_DEADLINES: Deadlines = { exploited: 14, critical: 7, high: 30, medium: 90, low: 180 };

/** When an advisory has to be closed; undefined where nothing dates it. The earlier of severity and exploitation counts. */
export function dueOf(advisory: Advisory, deadlines: Deadlines): string | undefined {
  const due: number[] = [];
  const published = parseInstant(advisory.published);
  const { level, exploited } = advisory;
  if (published !== undefined && level !== undefined && level !== 'none')
    due.push(published + deadlines[level] * DAY);
  if (exploited !== undefined) {
    const listed = parseInstant(exploited.date);
    if (listed !== undefined) due.push(listed + deadlines.exploited * DAY);
  }
  return due.length === 0 ? undefined : toInstantText(Math.min(...due));
}
