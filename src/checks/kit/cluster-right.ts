import type { Evidence, Gap } from '../../kernel/known.ts';
import { anyPower, powersOver } from '../../model/derive/ram-reach.ts';
import type { RamUser } from '../../model/facts/ram-user.ts';
import { isNamedBy, parseIdentityArn } from '../../model/identity-arn.ts';
import { gapOf } from '../../model/normalise/reading.ts';
import { ramUidOf } from '../../model/ram-uid.ts';
import type { Tables } from '../../model/tables.ts';
import { isUser, objectName } from './bindings.ts';
import { missingFrom } from './gaps.ts';
import { inForce } from './kubeconfigs.ts';
import { openGaps } from './ram-rights.ts';

type Sources = Pick<
  Tables,
  'clusters' | 'ramRights' | 'kubeconfigs' | 'bindings' | 'identityMappings' | 'userPermissions'
>;

interface Right {
  what: string;
  at: Evidence;
}
interface Found {
  right?: Right;
  gaps: readonly Gap[];
}

/** One right of a user in clusters or over them; without one, what keeps open whether it has any. */
export function clusterRightOf(user: RamUser, tables: Sources): { right?: Right; gaps: readonly Gap[] } {
  const gaps = [...missingFrom(tables.clusters, undefined, 'cs/DescribeClustersV1')];
  const ways = [
    () => granted(user, tables),
    ...tables.clusters.rows.flatMap(({ id }) => [
      () => issued(user, id, tables),
      () => bound(user, id, tables),
      () => mapped(user, id, tables),
    ]),
    () => inRam(user, tables),
  ];
  for (const way of ways) {
    const found = way();
    if (found.right !== undefined) return { right: found.right, gaps: [] };
    gaps.push(...found.gaps);
  }
  return { gaps };
}

function granted({ id }: RamUser, { userPermissions }: Sources): Found {
  const grants = userPermissions.get(id)?.grants;
  if (grants === undefined)
    return { gaps: [gapOf('cs/DescribeUserPermission', [id], 'not-attempted', 'it was not asked for')] };
  if (!grants.known) return { gaps: [grants.because] };
  const [grant] = grants.value;
  return grant === undefined ? { gaps: [] } : { right: { what: grant.role, at: grants.at }, gaps: [] };
}

function issued({ id }: RamUser, cluster: string, { kubeconfigs }: Sources): Found {
  const gaps = [...missingFrom(kubeconfigs, cluster, 'cs/ListClusterKubeconfigStates')];
  for (const kubeconfig of kubeconfigs.of(cluster)) {
    if (kubeconfig.accountId !== id) continue;
    const force = inForce(kubeconfig);
    if (force === true && kubeconfig.certState.known)
      return { right: { what: `kubeconfig of ${cluster}`, at: kubeconfig.certState.at }, gaps: [] };
    if (typeof force !== 'boolean') gaps.push(force.because);
  }
  return { gaps };
}

function bound({ id }: RamUser, cluster: string, { bindings }: Sources): Found {
  const gaps = [...missingFrom(bindings, cluster, 'kubernetes/rolebindings.rbac.authorization.k8s.io')];
  for (const binding of bindings.of(cluster)) {
    const { subjects } = binding;
    if (!subjects.known) gaps.push(subjects.because);
    else if (subjects.value.some((subject) => isUser(subject) && ramUidOf(subject.name)?.uid === id))
      return { right: { what: objectName(binding), at: subjects.at }, gaps: [] };
  }
  return { gaps };
}

function mapped({ name, scope }: RamUser, cluster: string, { identityMappings }: Sources): Found {
  const source = 'kubernetes/ramidentitymappings.ramauthenticator.k8s.alibabacloud';
  const gaps = [...missingFrom(identityMappings, cluster, source)];
  for (const { arn, name: mapping } of identityMappings.of(cluster)) {
    const identity = arn.known ? parseIdentityArn(arn.value) : undefined;
    if (!arn.known) gaps.push(arn.because);
    else if (identity === undefined)
      gaps.push(gapOf(source, [cluster], 'failed', `${mapping} has an odd ARN`));
    else if (identity.kind === 'user' && identity.account === scope.account) {
      if (!name.known) gaps.push(name.because);
      else if (isNamedBy(identity, name))
        return { right: { what: `RAMIdentityMapping ${mapping}`, at: arn.at }, gaps: [] };
    }
  }
  return { gaps };
}

/** Within resource groups RAM may grant what nobody reads: only a denial rules a power out. */
function inRam({ id }: RamUser, { ramRights, clusters }: Sources): Found {
  const rights = ramRights.get(id);
  if (rights === undefined)
    return { gaps: [gapOf('ram/ListPoliciesForUser', [id], 'not-attempted', 'nothing was read of it')] };
  const kinds = [
    'issue-kubeconfig',
    'grant-cluster-rights',
    'clean-cluster-rights',
    'change-cluster',
  ] as const;
  const found = [
    ...clusters.rows.flatMap((cluster) => powersOver(rights, cluster, kinds, 'anywhere')),
    ...anyPower(rights, 'anywhere'),
  ];
  const sure = found.find(({ may }) => may.decision === 'allow');
  if (sure === undefined) return { gaps: found.flatMap(({ may }) => openGaps(may)) };
  const by = sure.may.because.map(({ policy }) => policy);
  const held = rights.policies.find(({ name }) => by.includes(name));
  return held === undefined
    ? { gaps: [rights.inResourceGroups] }
    : { right: { what: sure.power.action, at: held.at }, gaps: [] };
}
