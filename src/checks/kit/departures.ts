import type { Evidence, Gap } from '../../kernel/known.ts';
import { rolesNaming } from '../../model/derive/ram-trustees.ts';
import type { DepartingUser } from '../../model/facts/departing-user.ts';
import type { IdentityMapping } from '../../model/facts/identity-mapping.ts';
import type { RbacBinding } from '../../model/facts/rbac-binding.ts';
import { parseIdentityArn } from '../../model/identity-arn.ts';
import { ramUidOf } from '../../model/ram-uid.ts';
import type { Tables } from '../../model/tables.ts';
import { isUser, objectName } from './bindings.ts';
import { missingFrom } from './gaps.ts';
import { inForce } from './kubeconfigs.ts';

type Sources = Pick<Tables, 'clusters' | 'ramRights' | 'kubeconfigs' | 'bindings' | 'identityMappings'>;

interface Remains {
  remains: readonly { what: string; at: Evidence }[];
  gaps: readonly Gap[];
}

/**
 * What is left of a user that is disabled or in the recycle bin, beside what is told of its kubeconfigs, of
 * bindings and mappings whose identity is gone, and of mappings to system:masters.
 */
export function remainsOf(user: DepartingUser, tables: Sources): Remains {
  const disabled = user.state.known && user.state.value === 'disabled';
  const parts = [
    inTrustPolicies(user, tables),
    { remains: [], gaps: missingFrom(tables.clusters, undefined, 'cs/DescribeClustersV1') },
    ...tables.clusters.rows.flatMap(({ id }) => [
      activity(user, id, tables),
      ...(disabled ? [inBindings(user, id, tables), inMappings(user, id, tables)] : []),
    ]),
  ];
  return { remains: parts.flatMap(({ remains }) => remains), gaps: parts.flatMap(({ gaps }) => gaps) };
}

function inTrustPolicies({ name, scope }: DepartingUser, tables: Sources): Remains {
  if (!name.known) return { remains: [], gaps: [name.because] };
  const { named, gaps } = rolesNaming(tables, { kind: 'user', account: scope.account, name: name.value });
  const remains = named.map(({ role, at }) => ({ what: `trust policy of ${nameOf(role)}`, at }));
  return { remains, gaps };
}

function nameOf({ name, id }: Sources['ramRights']['rows'][number]): string {
  return name.known ? name.value : id;
}

/** Requests within the last week, with a kubeconfig that is or may be in force: nobody asks of others. */
function activity({ id: uid }: DepartingUser, cluster: string, { kubeconfigs }: Sources): Remains {
  const gaps = [...missingFrom(kubeconfigs, cluster, 'cs/ListClusterKubeconfigStates')];
  const remains: { what: string; at: Evidence }[] = [];
  for (const kubeconfig of kubeconfigs.of(cluster)) {
    const { accountId, cloudService, activeLately } = kubeconfig;
    const force = inForce(kubeconfig);
    if (accountId !== uid || cloudService || force === false) continue;
    if (!activeLately.known) gaps.push(activeLately.because);
    else if (activeLately.value && force === true)
      remains.push({ what: `requests in ${cluster} within 7 days`, at: activeLately.at });
    else if (activeLately.value && force !== true) gaps.push(force.because);
  }
  return { remains, gaps };
}

function inBindings({ id: uid }: DepartingUser, cluster: string, { bindings }: Sources): Remains {
  const gaps = [...missingFrom(bindings, cluster, 'kubernetes/rolebindings.rbac.authorization.k8s.io')];
  const remains = bindings.of(cluster).flatMap((binding: RbacBinding) => {
    const { subjects } = binding;
    if (!subjects.known) {
      gaps.push(subjects.because);
      return [];
    }
    const names = subjects.value.some((subject) => isUser(subject) && ramUidOf(subject.name)?.uid === uid);
    return names ? [{ what: `${objectName(binding)} in ${cluster}`, at: subjects.at }] : [];
  });
  return { remains, gaps };
}

function inMappings(user: DepartingUser, cluster: string, { identityMappings }: Sources): Remains {
  const source = 'kubernetes/ramidentitymappings.ramauthenticator.k8s.alibabacloud';
  const parts = identityMappings.of(cluster).map((mapping) => inMapping(user, mapping));
  return {
    remains: parts.flatMap(({ remains }) => remains),
    gaps: [...missingFrom(identityMappings, cluster, source), ...parts.flatMap(({ gaps }) => gaps)],
  };
}

function inMapping({ name, scope }: DepartingUser, { arn, groups, name: mapping }: IdentityMapping): Remains {
  if (!arn.known) return { remains: [], gaps: [arn.because] };
  const identity = parseIdentityArn(arn.value);
  if (identity?.kind !== 'user' || identity.account !== scope.account || !name.known)
    return { remains: [], gaps: [] };
  if (identity.name.toLowerCase() !== name.value.toLowerCase()) return { remains: [], gaps: [] };
  if (!groups.known) return { remains: [], gaps: [groups.because] };
  if (groups.value.includes('system:masters')) return { remains: [], gaps: [] };
  return { remains: [{ what: `RAMIdentityMapping ${mapping}`, at: arn.at }], gaps: [] };
}
