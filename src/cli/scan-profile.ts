import { CIS_ACK } from '../benchmarks/cis-ack.ts';
import type { AnyCheck } from '../checks/kit/define-check.ts';
import { NEWEST_STANDARD } from '../checks/kit/pod-security.ts';
import { checksOfStandard } from '../checks/kit/pod-security-levels.ts';
import { planChecks } from '../manifests/runnable-checks.ts';
import type { PodSecurityLevel } from '../model/facts/pod-template.ts';
import { isAtLeast } from '../model/severity.ts';
import type { Profile } from './scan-flags.ts';

/** The level of the Pod Security Standards that a profile holds pods to. */
export function levelOf(profile: Profile | undefined): PodSecurityLevel | undefined {
  if (profile === 'pss-baseline') return 'baseline';
  return profile === 'pss-restricted' ? 'restricted' : undefined;
}

/**
 * High and critical checks that `essential` leaves out, for what they add is mostly noise; figures are those of 1,523
 * objects of public projects.
 */
const NOISY: ReadonlySet<string> = new Set([
  // 15 of 16 findings are on volumes that pod-host-path-sensitive names too.
  'pod-host-path',
  // 14 of 24 findings are unknown: images whose tag tells no version.
  'ingress-nginx-retired',
]);

/** Ids of the checks of a profile. */
export function checksOfProfile(
  profile: Profile,
  minor: number | undefined,
  catalogue: readonly AnyCheck[],
): string[] {
  const level = levelOf(profile);
  if (level !== undefined) return checksOfStandard(level, minor ?? NEWEST_STANDARD);
  return profile === 'cis-ack' ? cisAckChecks(catalogue) : essentialChecks(catalogue);
}

/** The checks of the CIS ACK benchmark that one object of a manifest answers. */
function cisAckChecks(catalogue: readonly AnyCheck[]): string[] {
  const ids = new Set(CIS_ACK.items.flatMap(({ checks }) => checks));
  const indexed = catalogue.filter(({ id }) => ids.has(id));
  const notRun = new Set(planChecks(indexed).notRun.map(({ check }) => check));
  return indexed.map(({ id }) => id).filter((id) => !notRun.has(id));
}

/** What is critical or high, and rarely noise. */
function essentialChecks(catalogue: readonly AnyCheck[]): string[] {
  const serious = catalogue.filter(({ severity }) => isAtLeast(severity, 'high'));
  return serious.map(({ id }) => id).filter((id) => !NOISY.has(id));
}
