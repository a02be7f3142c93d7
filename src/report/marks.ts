import type { State } from '../model/assessment.ts';
import type { Party } from '../model/layer.ts';
import type { Severity } from '../model/severity.ts';
import type { Style } from './paint.ts';

/** A party by glyph and letter, so that neither colour nor a font decides who it is. */
export const PARTY_MARKS: Readonly<Record<Party, string>> = {
  'alibaba-cloud': '●A',
  customer: '○C',
  unknown: '?U',
};

/** From worst to least bad, the two parties' states side by side. */
export const STATES_BY_BADNESS: readonly State[] = [
  'breached',
  'overdue',
  'unproven',
  'unverified',
  'waived',
  'met',
  'verified',
  'not-applicable',
];

export const STATE_MARKS: Readonly<Record<State, string>> = {
  breached: '!',
  overdue: '!',
  unproven: '~',
  unverified: '~',
  waived: 'w',
  met: '✓',
  verified: '✓',
  'not-applicable': '–',
};

export const STATE_STYLES: Readonly<Record<State, Style>> = {
  breached: 'red',
  overdue: 'red',
  unproven: 'yellow',
  unverified: 'yellow',
  waived: 'cyan',
  met: 'green',
  verified: 'green',
  'not-applicable': 'dim',
};

export const SEVERITY_STYLES: Readonly<Record<Severity, Style>> = {
  critical: 'magenta',
  high: 'red',
  medium: 'yellow',
  low: 'blue',
  info: 'dim',
};

export function worstState(states: Iterable<State>): State {
  let worst = STATES_BY_BADNESS.length - 1;
  for (const state of states) worst = Math.min(worst, STATES_BY_BADNESS.indexOf(state));
  return STATES_BY_BADNESS[worst] as State;
}
