import type { ReachedRight, SubjectReach } from '../../model/facts/subject-reach.ts';
import { CLUSTER, clusterScope } from './rows.ts';

const at = {
  source: 'kubernetes/clusterrolebindings.rbac.authorization.k8s.io',
  ids: [CLUSTER],
  path: '/items/0',
};

/** A user that bindings name, with no dangerous right. */
export function reach(changes: Partial<SubjectReach> = {}): SubjectReach {
  return {
    id: `${CLUSTER}/User/dev`,
    subject: `${CLUSTER}/User/dev`,
    scope: clusterScope,
    at,
    cluster: CLUSTER,
    kind: 'User',
    namespace: '',
    name: 'dev',
    rights: [],
    missing: [],
    ...changes,
  };
}

/** A dangerous right in the whole cluster, for every object. */
export function right(id: string, changes: Partial<ReachedRight> = {}): ReachedRight {
  return {
    right: id,
    namespace: '',
    names: [],
    through: ['ClusterRoleBinding ops → ClusterRole ops'],
    needed: ['ClusterRoleBinding ops → ClusterRole ops'],
    evidence: [{ ...at, path: '/items/0/roleRef', value: { kind: 'ClusterRole', name: 'ops' } }],
    ...changes,
  };
}
