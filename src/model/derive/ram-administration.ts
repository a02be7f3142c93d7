import type { Gap } from '../../kernel/known.ts';
import { allowsEverything } from '../../ram/everything.ts';
import type { HeldPolicy, RamRights } from '../facts/ram-rights.ts';

/** Which of an identity's policies allow everything. */
export interface Administration {
  /** Those with a statement that allows every action on every resource. */
  policies: readonly HeldPolicy[];
  /** Those that may, on a condition or by a statement that is not clear. */
  open: readonly HeldPolicy[];
  /** What was not read and may hold further ones. */
  gaps: readonly Gap[];
}

/** Denials that an identity holds beside are left aside: such a policy is what to take away. */
export function administrationOf(rights: RamRights): Administration {
  const policies: HeldPolicy[] = [];
  const open: HeldPolicy[] = [];
  const gaps: Gap[] = [...rights.missing];
  for (const held of rights.policies) {
    if (!held.policy.known) {
      gaps.push(held.policy.because);
      continue;
    }
    const answer = allowsEverything(held.policy.value);
    if (answer === 'yes') policies.push(held);
    else if (answer === 'unclear') open.push(held);
  }
  return { policies, open, gaps };
}
