import { parseInstant } from '../kernel/time.ts';
import type { PatchState } from '../model/advice.ts';
import type { Advising } from './advising.ts';

/** Until when an answer should be closed, and whether that is past. */
export function dated(state: PatchState, { due, time, advisory }: Advising) {
  const isOpen = state !== 'done';
  const limit = parseInstant(due);
  return {
    due: isOpen ? (due ?? null) : null,
    overdue: isOpen && limit !== undefined && time > limit,
    ...(state === 'waiting-for-provider' &&
      advisory.published !== undefined && { since: advisory.published }),
  };
}
