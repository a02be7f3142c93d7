import type { Known } from '../kernel/known.ts';
import type { BasisFact } from '../model/basis.ts';
import { factOf, isInferred } from './basis.ts';

/** One condition that has to hold for Alibaba Cloud to do the work; each is a named fact. */
export interface Leg {
  name: string;
  holds: 'yes' | 'no' | 'unread';
  fact: BasisFact;
}

export function leg<T>(name: string, field: string, known: Known<T>, holds: (value: T) => boolean): Leg {
  return {
    name,
    holds: known.known ? (holds(known.value) ? 'yes' : 'no') : 'unread',
    fact: factOf(field, known),
  };
}

/** One missing leg decides, whatever else was not read; otherwise one unread leg leaves it open. */
export function together(legs: readonly Leg[]): Leg['holds'] {
  if (legs.some((item) => item.holds === 'no')) return 'no';
  return legs.some((item) => item.holds === 'unread') ? 'unread' : 'yes';
}

/** The missing legs that decide: one that the document holds is enough. */
export function missingFacts(legs: readonly Leg[]): BasisFact[] {
  const missing = legs.filter((item) => item.holds === 'no').map((item) => item.fact);
  const documented = missing.find((fact) => !isInferred(fact));
  return documented === undefined ? missing : [documented];
}

/** The facts with the deciding ones first, so that the reason is read first. */
export function legFacts(legs: readonly Leg[]): BasisFact[] {
  const rank = { no: 0, unread: 1, yes: 2 };
  return [...legs].sort((a, b) => rank[a.holds] - rank[b.holds]).map((item) => item.fact);
}
