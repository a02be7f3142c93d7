import type { JsonObject } from '../../kernel/json.ts';
import type { Known } from '../../kernel/known.ts';
import type { ConfigMap } from '../../model/facts/config-map.ts';
import type { GroupClaim } from '../../model/facts/group-claim.ts';
import type { RbacBinding, RbacSubject } from '../../model/facts/rbac-binding.ts';
import type { PolicyRule, RbacRole } from '../../model/facts/rbac-role.ts';
import type { Secret } from '../../model/facts/secret.ts';
import type { ServiceAccount } from '../../model/facts/service-account.ts';
import { rbacId } from '../../model/normalise/rbac-roles.ts';
import { absent, CLUSTER, clusterScope, known } from './rows.ts';
import { instant } from './rows-identities.ts';

// Objects of a cluster that say who may do what, with nothing wrong in them.

const RBAC = 'rbac.authorization.k8s.io';
const at = { source: 'test/Document', ids: [], path: '' } as const;
const object: JsonObject = {};

export function rule(changes: Partial<PolicyRule> = {}): PolicyRule {
  const resources = changes.nonResourceURLs === undefined ? { apiGroups: [''], resources: ['pods'] } : {};
  return {
    verbs: ['get'],
    apiGroups: [],
    resources: [],
    resourceNames: [],
    nonResourceURLs: [],
    ...resources,
    ...changes,
  };
}

/** Everything on everything. */
export const everything = [
  rule({ verbs: ['*'], apiGroups: ['*'], resources: ['*'] }),
  rule({ verbs: ['*'], nonResourceURLs: ['*'] }),
];

/** A ClusterRole that reads pods. */
export function clusterRole(name = 'pod-reader', changes: Partial<RbacRole> = {}): RbacRole {
  return {
    id: rbacId(CLUSTER, 'ClusterRole', '', name),
    subject: `${CLUSTER}/ClusterRole.${RBAC}/${name}`,
    scope: clusterScope,
    at,
    cluster: CLUSTER,
    kind: 'ClusterRole',
    namespace: '',
    name,
    rules: known([rule()]),
    aggregated: false,
    object,
    ...changes,
  };
}

/** A Role of the namespace shop. */
export function namespacedRole(name = 'pod-reader', changes: Partial<RbacRole> = {}): RbacRole {
  return {
    ...clusterRole(name),
    id: rbacId(CLUSTER, 'Role', 'shop', name),
    subject: `${CLUSTER}/Role.${RBAC}/shop/${name}`,
    kind: 'Role',
    namespace: 'shop',
    ...changes,
  };
}

export function user(name: string): RbacSubject {
  return { kind: 'User', apiGroup: RBAC, name, namespace: '' };
}

export function group(name: string): RbacSubject {
  return { kind: 'Group', apiGroup: RBAC, name, namespace: '' };
}

export function accountSubject(name: string, namespace = 'shop'): RbacSubject {
  return { kind: 'ServiceAccount', apiGroup: '', name, namespace };
}

/** Binds the ClusterRole pod-reader. */
export function clusterBinding(
  subjects: readonly RbacSubject[] = [group('shop:developers')],
  changes: Partial<RbacBinding> = {},
): RbacBinding {
  const name = changes.name ?? 'readers';
  return {
    id: rbacId(CLUSTER, 'ClusterRoleBinding', '', name),
    subject: `${CLUSTER}/ClusterRoleBinding.${RBAC}/${name}`,
    scope: clusterScope,
    at,
    cluster: CLUSTER,
    kind: 'ClusterRoleBinding',
    namespace: '',
    name,
    roleRef: known({ kind: 'ClusterRole', name: 'pod-reader' }),
    subjects: known(subjects),
    object,
    ...changes,
  };
}

/** Binds the Role pod-reader in the namespace shop. */
export function namespacedBinding(
  subjects: readonly RbacSubject[] = [accountSubject('web')],
  changes: Partial<RbacBinding> = {},
): RbacBinding {
  const name = changes.name ?? 'readers';
  return {
    ...clusterBinding(subjects),
    id: rbacId(CLUSTER, 'RoleBinding', 'shop', name),
    subject: `${CLUSTER}/RoleBinding.${RBAC}/shop/${name}`,
    kind: 'RoleBinding',
    namespace: 'shop',
    name,
    roleRef: known({ kind: 'Role', name: 'pod-reader' }),
    ...changes,
  };
}

/** Issued to tom, for another six weeks. */
export function certificateClaim(
  groups: readonly string[],
  expiresAt: Known<number> = known(instant('2027-01-01T00:00:00Z')),
): GroupClaim {
  return {
    id: `${CLUSTER}/CertificateSigningRequest.certificates.k8s.io//tom/0`,
    subject: `${CLUSTER}/CertificateSigningRequest.certificates.k8s.io/tom`,
    scope: clusterScope,
    at,
    cluster: CLUSTER,
    groups: known(groups),
    by: { kind: 'certificate', request: 'tom', commonName: 'tom', expiresAt },
  };
}

export function serviceAccount(name = 'web', changes: Partial<ServiceAccount> = {}): ServiceAccount {
  return {
    id: `${CLUSTER}/shop/${name}`,
    subject: `${CLUSTER}/ServiceAccount/shop/${name}`,
    scope: clusterScope,
    at,
    cluster: CLUSTER,
    namespace: 'shop',
    name,
    automountToken: known(false),
    ...changes,
  };
}

export function secret(name = 'session', changes: Partial<Secret> = {}): Secret {
  return {
    id: `${CLUSTER}/shop/${name}`,
    subject: `${CLUSTER}/Secret/shop/${name}`,
    scope: clusterScope,
    at,
    cluster: CLUSTER,
    namespace: 'shop',
    name,
    type: known('Opaque'),
    createdAt: known(instant('2026-10-01T08:00:00Z')),
    serviceAccount: '',
    certificateEnds: absent('kubernetes/secrets', 'data.tls.crt'),
    renewed: false,
    credentials: [],
    ...changes,
  };
}

export function configMap(name = 'settings', changes: Partial<ConfigMap> = {}): ConfigMap {
  return {
    id: `${CLUSTER}/shop/${name}`,
    subject: `${CLUSTER}/ConfigMap/shop/${name}`,
    scope: clusterScope,
    at,
    cluster: CLUSTER,
    namespace: 'shop',
    name,
    credentials: [],
    ...changes,
  };
}
