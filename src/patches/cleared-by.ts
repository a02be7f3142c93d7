import type { ClearedBy } from '../model/advice.ts';
import type { Judged } from './judge.ts';

/** By what an item is not affected; undefined where it is, or may be. */
export function clearedBy({ affected, match }: Judged): ClearedBy | undefined {
  if (affected !== 'no') return undefined;
  if (match === undefined || match.affected !== 'no') return 'scanner-says-fixed';
  switch (match.because) {
    case 'statement':
      return match.statement?.status === 'fixed' ? 'fixed-release' : 'supplier-statement';
    case 'precondition-unmet':
      return 'precondition-unmet';
    default: {
      const isFixed = match.range.explain().basis.some(({ fixedAt }) => fixedAt !== undefined);
      return isFixed ? 'fixed-release' : 'not-in-range';
    }
  }
}
