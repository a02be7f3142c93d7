import type { Gap } from '../kernel/known.ts';
import { powersOver } from '../model/derive/ram-reach.ts';
import { trustedArns, trustGaps } from '../model/derive/ram-trustees.ts';
import type { Cluster } from '../model/facts/cluster.ts';
import type { RamRights } from '../model/facts/ram-rights.ts';
import type { Access } from '../model/identity.ts';
import type { Tables } from '../model/tables.ts';
import { identitiesOf } from './mapped-identities.ts';

/** Trust policies of roles, with the identities that each names. */
export function trustAccess(tables: Tables): { id: string; name: string | null; access: Access }[] {
  return tables.ramRights.by('kind', 'role').flatMap((role) =>
    trustedArns(role)
      .filter((arn) => arn.includes(`:${role.scope.account}:`))
      .flatMap((arn) => identitiesOf(arn, tables).map((named) => ({ ...named, access: trustedBy(role) }))),
  );
}

function trustedBy(role: RamRights): Access {
  return {
    kind: 'trust-policy',
    cluster: null,
    subject: role.subject,
    effective: true,
    detail: role.name.known ? role.name.value : role.id,
    evidence: role.trust?.known ? [role.trust.at] : [],
  };
}

/**
 * Rights in RAM to issue oneself a kubeconfig or to grant rights in a cluster: allowed, or allowed on a
 * condition that nobody can decide. What hangs on sources that were not read is told with those.
 */
export function ramPolicyAccess(rights: RamRights, cluster: Cluster): Access | undefined {
  const found = powersOver(rights, cluster, ['issue-kubeconfig', 'grant-cluster-rights']);
  const sure = found.filter(({ may }) => may.decision === 'allow');
  const used = sure.length > 0 ? sure : found.filter(({ may }) => may.gaps.length === 0);
  if (used.length === 0) return undefined;
  const policies = new Set(used.flatMap(({ may }) => may.because.map(({ policy }) => policy)));
  const held = rights.policies.filter(({ name }) => policies.has(name));
  const access: Access = {
    kind: 'ram-policy',
    cluster: cluster.id,
    subject: rights.subject,
    effective: sure.length > 0 ? true : null,
    detail: `${used.map(({ power }) => power.action).join(', ')} ← ${[...policies].sort().join(', ')}`,
    evidence: held.map(({ at }) => at),
  };
  return cluster.name.known ? { ...access, clusterName: cluster.name.value } : access;
}

/** Lists, policies and trust policies that were not read and may name further ways. */
export function unreadOfRam({ ramRights }: Tables): Gap[] {
  return ramRights.rows.flatMap((rights) => [
    ...rights.missing,
    ...rights.policies.flatMap(({ policy }) => (policy.known ? [] : [policy.because])),
    ...(rights.kind === 'role' ? trustGaps(rights) : []),
  ]);
}

const RIGHTS: ReadonlySet<string> = new Set([
  'ram/ListPoliciesForUser',
  'ram/ListPoliciesForGroup',
  'ram/ListPoliciesForRole',
  'ram/ListGroupsForUser',
  'ram/GetPolicy',
]);

/** Whether a source tells only what RAM itself takes away with the identity. */
export function isOfOwnRights({ source }: Gap): boolean {
  return RIGHTS.has(source);
}
