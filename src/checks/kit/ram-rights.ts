import type { Evidence, Gap } from '../../kernel/known.ts';
import type { MayDo } from '../../model/derive/ram-may-do.ts';
import type { HeldPolicy, RamRights } from '../../model/facts/ram-rights.ts';
import { gapOf } from '../../model/normalise/reading.ts';

/** What reports call a RAM identity: its ARN, which also says whether it is a user or a role. */
export function arnOrId({ arn, id }: RamRights): string {
  return arn.known ? arn.value : id;
}

/** Why a decision is open: what was not read, or the statements that nobody can decide. */
export function openGaps({ decision, gaps, because }: MayDo): readonly Gap[] {
  if (decision !== 'unknown') return [];
  if (gaps.length > 0) return gaps;
  return because.flatMap(({ policy, path, unclear }) =>
    unclear === undefined ? [] : [{ ...gapOf('ram/GetPolicy', [policy], 'failed', unclear), path }],
  );
}

/** A policy that leaves open what was asked of it. */
export function undecided(held: HeldPolicy, reason: string): Gap {
  return gapOf('ram/GetPolicy', [held.type, held.name], 'failed', reason);
}

/** The attachments, and the documents where they were read. */
export function evidenceOfPolicies(policies: readonly HeldPolicy[]): Evidence[] {
  return policies.flatMap(({ at, policy }) =>
    policy.known && policy.inferred === undefined ? [at, policy.at] : [at],
  );
}

/** `AdministratorAccess`, or `AdministratorAccess (group platform)` where the identity has it of a group. */
export function policyName({ name, via }: HeldPolicy): string {
  return via.kind === 'group' ? `${name} (group ${via.name})` : name;
}
