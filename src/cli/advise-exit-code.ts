import type { Advice, AdviceRow } from '../model/advice.ts';
import { EXIT } from './exit-code.ts';

/** 1 where something is the customer's to do, else 3 where something could not be told, else 0. */
export function adviseExitCode({ scopes }: Advice): number {
  if (scopes.some(isCustomersMove)) return EXIT.findings;
  return scopes.some(isUntold) ? EXIT.incomplete : EXIT.clean;
}

const TO_DO = new Set<AdviceRow['state']>([
  'to-do',
  'partly-done',
  'restart-pending',
  'pods-to-recreate',
  'no-fix',
]);

function isCustomersMove({ state, trigger }: AdviceRow): boolean {
  return trigger === 'customer' && TO_DO.has(state);
}

function isUntold({ state, affected, party, trigger }: AdviceRow): boolean {
  if (state === 'done') return false;
  return (
    state === 'undetermined' || affected === 'undetermined' || party === 'unknown' || trigger === 'unknown'
  );
}
