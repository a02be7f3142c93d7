import { covers } from '../rbac/covers.ts';
import type { PolicyRule } from '../rbac/policy-rule.ts';
import { SHIPPED_BINDINGS, SHIPPED_ROLES } from '../reach/shipped.generated.ts';

const EVERYTHING: readonly PolicyRule[] = [
  { verbs: ['*'], apiGroups: ['*'], resources: ['*'] },
  { verbs: ['*'], nonResourceURLs: ['*'] },
];

/**
 * What the API servers of the generated table do not ship: rules with `*` of earlier minors
 * (kubernetes/kubernetes: plugin/pkg/auth/authorizer/rbac/bootstrappolicy), and ACK's preset for administrators.
 */
const FURTHER: ReadonlyMap<string, readonly PolicyRule[]> = new Map([
  ['cs:admin', EVERYTHING],
  [
    'system:kubelet-api-admin',
    [{ verbs: ['*'], apiGroups: [''], resources: ['nodes/checkpoint', 'nodes/spec'] }],
  ],
  [
    'system:controller:storage-version-migrator-controller',
    [{ verbs: ['get', 'list', 'watch', 'patch', 'update'], apiGroups: ['*'], resources: ['*'] }],
  ],
]);

/** URLs of earlier minors' discovery roles. */
const EARLIER_DISCOVERY: PolicyRule = {
  verbs: ['get'],
  nonResourceURLs: ['/swagger.json', '/swaggerapi', '/swaggerapi/*', '/swagger-2.0.0.pb-v1'],
};

/** Subjects that stand for everybody, and whose rights each has besides. */
const EVERYONE: ReadonlyMap<string, readonly string[]> = new Map([
  ['User system:anonymous', ['Group//system:unauthenticated']],
  ['Group system:unauthenticated', ['Group//system:unauthenticated']],
  ['Group system:authenticated', ['Group//system:authenticated']],
  ['Group system:serviceaccounts', ['Group//system:serviceaccounts', 'Group//system:authenticated']],
]);

/** Whether the subject is everybody, or every service account. */
export function isEveryone(kind: string, name: string): boolean {
  return EVERYONE.has(`${kind} ${name}`);
}

/** Whether a rule gives such a subject no more than Kubernetes does. */
export function isShippedFor(kind: string, name: string, rule: PolicyRule): boolean {
  const subjects = EVERYONE.get(`${kind} ${name}`) ?? [];
  const held = Object.values(SHIPPED_BINDINGS)
    .filter((binding) => binding.subjects.some((subject) => subjects.includes(subject)))
    .flatMap((binding) => SHIPPED_ROLES[`${binding.kind}//${binding.role}`] ?? []);
  const earlier = subjects.includes('Group//system:authenticated') ? [EARLIER_DISCOVERY] : [];
  return covers([...held, ...earlier], [rule]).covered;
}

/** Whether the ClusterRole of this name is shipped with a rule that gives as much: by content, not by name. */
export function isShippedWildcard(name: string, rule: PolicyRule): boolean {
  const key = `ClusterRole//${name}`;
  const shipped = Object.hasOwn(SHIPPED_ROLES, key) ? (SHIPPED_ROLES[key] ?? []) : [];
  return covers([...shipped, ...(FURTHER.get(name) ?? [])], [rule]).covered;
}

/**
 * Kubernetes binds service accounts of its controllers whether they exist or not: the controller manager
 * makes each when it first acts as it, and some never are.
 */
export function isControllerAccount(binding: string, account: { namespace: string; name: string }): boolean {
  const { namespace, name } = account;
  if (namespace !== 'kube-system') return false;
  return (
    [`system:controller:${name}`, `system::leader-locking-${name}`].includes(binding) ||
    (binding === 'system:kube-dns' && name === 'kube-dns')
  );
}
