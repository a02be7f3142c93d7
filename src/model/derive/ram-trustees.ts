import type { Evidence, Gap } from '../../kernel/known.ts';
import { parseRamArn } from '../../ram/arn.ts';
import { trusteesOf } from '../../ram/trust.ts';
import type { RamRights } from '../facts/ram-rights.ts';
import { gapOf } from '../normalise/reading.ts';
import type { Tables } from '../tables.ts';

/** A role whose trust policy names an identity of the account. */
export interface TrustNaming {
  role: RamRights;
  at: Evidence;
}

/**
 * The roles that name a user or role by its own name: not those that let the whole account in. RAM keeps
 * the name in the trust policy when the identity is deleted, and it counts again once the identity is back.
 */
export function rolesNaming(
  { ramRights }: Pick<Tables, 'ramRights'>,
  identity: { kind: 'user' | 'role'; account: string; name: string },
): { named: readonly TrustNaming[]; gaps: readonly Gap[] } {
  const wanted = `${identity.kind}/${identity.name}`.toLowerCase();
  const named: TrustNaming[] = [];
  const gaps: Gap[] = [...ramRights.completeness().gaps];
  for (const role of ramRights.by('kind', 'role')) {
    gaps.push(...trustGaps(role));
    if (!role.trust?.known) continue;
    const { account } = identity;
    const isNamed = trustedArns(role).some((text) => {
      const arn = parseRamArn(text);
      return arn?.account === account && arn.rest.toLowerCase() === wanted;
    });
    if (isNamed) named.push({ role, at: role.trust.at });
  }
  return { named, gaps };
}

/** The users and roles that a role's trust policy names one by one, as it spells them. */
export function trustedArns({ trust }: RamRights): readonly string[] {
  if (!trust?.known) return [];
  const named = trusteesOf(trust.value).named.flatMap(({ kind, value }) =>
    (kind === 'user' || kind === 'role' || value.includes(':assumed-role/')) && !/[*?]/.test(value)
      ? [value]
      : [],
  );
  return [...new Set(named)];
}

/** Why a role's trust policy may name more than was read of it. */
export function trustGaps({ trust, name }: RamRights): Gap[] {
  if (trust === undefined)
    return [gapOf('ram/GetRole', name.known ? [name.value] : [], 'not-attempted', 'it was not asked for')];
  if (!trust.known) return [trust.because];
  const { source, ids, path } = trust.at;
  return trusteesOf(trust.value).unclear.map(({ unclear }) => ({
    ...gapOf(source, ids, 'failed', unclear),
    path,
  }));
}

/** Services that run what their users give them, with a role that was handed to them. */
const RUN_OTHERS_CODE = new Set(['ecs', 'eci', 'fc', 'oos', 'ros'].map((name) => `${name}.aliyuncs.com`));

/** Whether only services of Alibaba Cloud may become a role that Alibaba Cloud defines for them. */
export function isServiceRole({ kind, name, trust }: RamRights): boolean {
  if (kind !== 'role' || !name.known || !name.value.startsWith('Aliyun') || !trust?.known) return false;
  const { named, unclear } = trusteesOf(trust.value);
  return (
    unclear.length === 0 &&
    named.every((trustee) => trustee.kind === 'service' && !RUN_OTHERS_CODE.has(trustee.value))
  );
}

/** Whether machines may run with a role. */
export function isInstanceRole({ trust }: RamRights): boolean {
  if (!trust?.known) return false;
  return trusteesOf(trust.value).named.some(
    ({ kind, value }) => kind === 'anyone' || (kind === 'service' && value === 'ecs.aliyuncs.com'),
  );
}
