import type { AnyCheck } from '../checks/kit/define-check.ts';
import { NEWEST_STANDARD } from '../checks/kit/pod-security.ts';
import { checksOfStandard } from '../checks/kit/pod-security-levels.ts';
import type { PodSecurityLevel } from '../model/facts/pod-template.ts';
import { isAtLeast } from '../model/severity.ts';
import type { Profile } from './scan-flags.ts';

/** The level of the Pod Security Standards that a profile holds pods to. */
export function levelOf(profile: Profile | undefined): PodSecurityLevel | undefined {
  if (profile === 'pss-baseline') return 'baseline';
  return profile === 'pss-restricted' ? 'restricted' : undefined;
}

/** Ids of the checks of a profile: those of a standard, or for `essential` those of high and critical severity. */
export function checksOfProfile(
  profile: Profile,
  minor: number | undefined,
  catalogue: readonly AnyCheck[],
): string[] {
  const level = levelOf(profile);
  if (level !== undefined) return checksOfStandard(level, minor ?? NEWEST_STANDARD);
  return catalogue.filter(({ severity }) => isAtLeast(severity, 'high')).map(({ id }) => id);
}
