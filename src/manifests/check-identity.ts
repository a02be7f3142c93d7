import { sha256 } from '../kernel/hash.ts';

/** Digits of each half of a fingerprint. */
export const HALF = 16;
const identities = new Map<string, string>();

/** The half that tells checks apart; there are few of them, and findings are many. */
export function identityOf(check: string): string {
  let identity = identities.get(check);
  if (identity === undefined) {
    identity = sha256(check).slice(0, HALF);
    identities.set(check, identity);
  }
  return identity;
}
