import type { PolicyRule } from '../../model/facts/rbac-role.ts';

/** A part of a shipped rule: what it covers, and the verbs that it allows on it. */
interface Shipped {
  groups?: readonly string[];
  resources?: readonly string[];
  urls?: readonly string[];
  verbs: readonly string[];
}

const ALL = ['*'];
const READ = ['get', 'list', 'watch'];
const EVERYTHING: readonly Shipped[] = [
  { groups: ALL, resources: ALL, verbs: ALL },
  { urls: ALL, verbs: ALL },
];

/**
 * Rules with `*` of the ClusterRoles that Kubernetes makes in every cluster, of all minors up to 1.37
 * (kubernetes/kubernetes: plugin/pkg/auth/authorizer/rbac/bootstrappolicy), and of ACK's preset for administrators.
 */
const WILDCARDS = new Map<string, readonly Shipped[]>([
  ['cluster-admin', EVERYTHING],
  ['cs:admin', EVERYTHING],
  ['system:kube-controller-manager', [{ groups: ALL, resources: ALL, verbs: ['list', 'watch'] }]],
  [
    'system:kubelet-api-admin',
    [
      {
        groups: [''],
        resources: [
          'nodes/checkpoint',
          'nodes/configz',
          'nodes/healthz',
          'nodes/log',
          'nodes/metrics',
          'nodes/pods',
          'nodes/proxy',
          'nodes/spec',
          'nodes/stats',
        ],
        verbs: ALL,
      },
    ],
  ],
  ['system:controller:disruption-controller', [{ groups: ALL, resources: ['*/scale'], verbs: ['get'] }]],
  [
    'system:controller:generic-garbage-collector',
    [{ groups: ALL, resources: ALL, verbs: [...READ, 'delete', 'patch', 'update'] }],
  ],
  [
    'system:controller:horizontal-pod-autoscaler',
    [
      { groups: ALL, resources: ['*/scale'], verbs: ['get', 'update'] },
      { groups: ['custom.metrics.k8s.io', 'external.metrics.k8s.io'], resources: ALL, verbs: READ },
    ],
  ],
  [
    'system:controller:namespace-controller',
    [{ groups: ALL, resources: ALL, verbs: [...READ, 'delete', 'deletecollection'] }],
  ],
  ['system:controller:resourcequota-controller', [{ groups: ALL, resources: ALL, verbs: ['list', 'watch'] }]],
  [
    'system:controller:storage-version-migrator-controller',
    [{ groups: ALL, resources: ALL, verbs: [...READ, 'patch', 'update'] }],
  ],
]);

const INFO = ['/healthz', '/livez', '/readyz', '/version', '/version/'];
const PUBLIC: readonly Shipped[] = [{ urls: INFO, verbs: ['get'] }];
const AUTHENTICATED: readonly Shipped[] = [
  {
    urls: [
      ...INFO,
      '/api',
      '/api/*',
      '/apis',
      '/apis/*',
      '/openapi',
      '/openapi/*',
      '/swagger.json',
      '/swaggerapi',
      '/swaggerapi/*',
      '/swagger-2.0.0.pb-v1',
    ],
    verbs: ['get'],
  },
  {
    groups: ['authorization.k8s.io'],
    resources: ['selfsubjectaccessreviews', 'selfsubjectrulesreviews'],
    verbs: ['create'],
  },
  { groups: ['authentication.k8s.io'], resources: ['selfsubjectreviews'], verbs: ['create'] },
];
const SERVICE_ACCOUNTS: readonly Shipped[] = [
  ...AUTHENTICATED,
  { urls: ['/.well-known/openid-configuration', '/openid/v1/jwks'], verbs: ['get'] },
];

/** Subjects that stand for everybody, and what Kubernetes itself lets them do. */
const EVERYONE = new Map<string, readonly Shipped[]>([
  ['User system:anonymous', PUBLIC],
  ['Group system:unauthenticated', PUBLIC],
  ['Group system:authenticated', AUTHENTICATED],
  ['Group system:serviceaccounts', SERVICE_ACCOUNTS],
]);

/** Whether the subject is everybody, or every service account. */
export function isEveryone(kind: string, name: string): boolean {
  return EVERYONE.has(`${kind} ${name}`);
}

/** Whether a rule gives such a subject no more than Kubernetes does. */
export function isShippedFor(kind: string, name: string, rule: PolicyRule): boolean {
  return (EVERYONE.get(`${kind} ${name}`) ?? []).some((shipped) => covers(shipped, rule));
}

/** Whether the rule is, for all it says with `*`, one that the ClusterRole of this name is shipped with. */
export function isShippedWildcard(name: string, rule: PolicyRule): boolean {
  return (WILDCARDS.get(name) ?? []).some((shipped) => covers(shipped, rule));
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

// By content: the same words or fewer.
function covers(shipped: Shipped, rule: PolicyRule): boolean {
  return (
    within(rule.verbs, shipped.verbs) &&
    within(rule.apiGroups, shipped.groups ?? []) &&
    within(rule.resources, shipped.resources ?? []) &&
    within(rule.nonResourceURLs, shipped.urls ?? [])
  );
}

function within(words: readonly string[], shipped: readonly string[]): boolean {
  return words.every((word) => shipped.includes(word));
}
