import { clusterArn } from '../../ram/arn.ts';
import type { Evaluation, RamRequest } from '../../ram/evaluate.ts';
import { POWERS, type Power, type PowerKind } from '../../ram/powers.ts';
import { trustedServiceAccounts, trustsServiceAccount } from '../../ram/service-accounts.ts';
import { ASSUME_ROLE, trusts } from '../../ram/trust.ts';
import type { Cluster } from '../facts/cluster.ts';
import type { RamRights } from '../facts/ram-rights.ts';
import type { Tables } from '../tables.ts';
import { type MayDo, mayDo, type Within } from './ram-may-do.ts';

/** One action by which an identity has a power. `decision` is `allow` or `unknown`. */
export interface Reach {
  from: RamRights;
  power: Power;
  may: MayDo;
}

/** Who may use a power over a cluster: all identities for whom it is not ruled out. */
export function reachesCluster(
  tables: Pick<Tables, 'ramRights'>,
  cluster: Cluster,
  kinds: readonly PowerKind[],
  within: Within = 'account',
): Reach[] {
  return tables.ramRights.rows.flatMap((from) => powersOver(from, cluster, kinds, within));
}

/** The powers of one identity over a cluster; those that RAM knows no resource for are over all clusters. */
export function powersOver(
  from: RamRights,
  cluster: Cluster,
  kinds: readonly PowerKind[],
  within: Within = 'account',
): Reach[] {
  const { region, scope, id } = cluster;
  const arn = region.known ? clusterArn(region.value, scope.account, id) : undefined;
  return powersOf(kinds, ['cluster', 'none']).flatMap((power) =>
    reach(from, power, power.on === 'cluster' ? arn : undefined, within),
  );
}

/**
 * By what an identity may become another, take the other's rights over or widen them. To assume a role takes
 * the right to and the role's trust; to change its trust takes the right alone.
 */
export function waysToBecome(from: RamRights, target: RamRights, within: Within = 'account'): Reach[] {
  const arn = target.arn.known ? target.arn.value : undefined;
  const ways = powersOf(['become-identity', 'grant-ram-rights'], [target.kind]);
  return ways.flatMap((power) => {
    const [found] = reach(from, power, arn, within);
    if (found === undefined) return [];
    return power.action === ASSUME_ROLE ? trusted(found, target) : [found];
  });
}

/** By what an identity may change a role, or hand it to a service; without an ARN the question is about any role. */
export function powersOverRole(
  from: RamRights,
  arn: string | undefined,
  within: Within = 'account',
): Reach[] {
  return powersOf(['become-identity', 'grant-ram-rights', 'pass-role'], ['role']).flatMap((power) =>
    power.action === ASSUME_ROLE ? [] : reach(from, power, arn, within),
  );
}

/** Every power that RAM does not rule out, whatever it is about. */
export function anyPower(from: RamRights, within: Within): Reach[] {
  return POWERS.flatMap((power) => reach(from, power, undefined, within));
}

/** The role's trust policy has a say beside the identity's own policies. */
function trusted(found: Reach, target: RamRights): Reach[] {
  const { decision, because, gaps } = assumedBy(found.from, target);
  if (decision === 'deny' || decision === 'implicit-deny') return [];
  if (decision === 'allow') return [found];
  const may: MayDo = {
    ...found.may,
    decision: 'unknown',
    because: [...found.may.because, ...because],
    gaps: [...found.may.gaps, ...gaps],
  };
  return [{ ...found, may }];
}

function assumedBy(from: RamRights, { trust }: RamRights): Pick<MayDo, 'decision' | 'because' | 'gaps'> {
  const unread = [from.name, ...(trust === undefined ? [] : [trust])].filter((field) => !field.known);
  if (trust?.known && from.name.known) {
    const caller = { kind: from.kind, account: from.scope.account, name: from.name.value };
    return { ...trusts(trust.value, caller), gaps: [] };
  }
  return {
    decision: 'unknown',
    because: [],
    gaps: unread.flatMap((field) => (field.known ? [] : [field.because])),
  };
}

/** Whether a service account of a cluster with RRSA may become a role. */
export function serviceAccountBecomes(
  role: RamRights,
  account: { cluster: string; namespace: string; name: string },
): Evaluation {
  if (!role.trust?.known) return { decision: 'unknown', because: [] };
  const provider = `acs:ram::${role.scope.account}:oidc-provider/ack-rrsa-${account.cluster}`;
  const { namespace, name } = account;
  // The issuer is that of the provider, which the policy names beside it; no document tells it otherwise.
  const named = trustedServiceAccounts(role.trust.value).find((each) => each.provider === provider);
  const [issuer] = named?.issuers ?? [];
  const caller = { provider, namespace, name };
  return trustsServiceAccount(role.trust.value, issuer === undefined ? caller : { ...caller, issuer });
}

function powersOf(kinds: readonly PowerKind[], on: readonly Power['on'][]): Power[] {
  return POWERS.filter((power) => kinds.includes(power.kind) && on.includes(power.on));
}

function reach(from: RamRights, power: Power, resource: string | undefined, within: Within): Reach[] {
  const request: RamRequest =
    resource === undefined ? { action: power.action } : { action: power.action, resource };
  const may = mayDo(from, request, within);
  return may.decision === 'allow' || may.decision === 'unknown' ? [{ from, power, may }] : [];
}
