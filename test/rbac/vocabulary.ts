/** What worlds are made of: little, so that names meet by chance, and odd, so that they almost meet. */
export const NAMESPACES = ['alpha', 'beta', 'alpha-beta'] as const;

export const ROLE_NAMES = [
  'reader',
  'Reader',
  'read:er',
  'writer',
  'constructor',
  '__proto__',
  'system:fake',
  'all',
  'urls',
  'a b',
] as const;

export const USERS = [
  'ann',
  'Ann',
  'ann ',
  '*',
  'constructor',
  '__proto__',
  'system:serviceaccount:alpha:robot',
  'system:serviceaccount:alpha:robot:x',
  'system:serviceaccounts',
  'system:node:n1',
  'system:anonymous',
  '200000000000000001',
  '200000000000000001-1700000000',
  'émile',
] as const;

export const GROUPS = [
  'devs',
  'Devs',
  '*',
  'ann',
  'toString',
  'system:authenticated',
  'system:unauthenticated',
  'system:serviceaccounts',
  'system:serviceaccounts:alpha',
  'system:serviceaccounts:alpha-beta',
  'system:nodes',
] as const;

export const SERVICE_ACCOUNTS = ['robot', 'default', 'robot.x'] as const;

export const VERBS = [
  'get',
  'list',
  'watch',
  'create',
  'delete',
  'GET',
  '*',
  'bind',
  'escalate',
  '',
] as const;

export const API_GROUPS = ['', 'apps', '*', 'core', 'rbac.authorization.k8s.io', 'Apps'] as const;

export const RESOURCES = [
  'pods',
  'pods/exec',
  'pods/*',
  '*/exec',
  '*/scale',
  '*/*',
  '*',
  'Pods',
  'deployments',
  'deployments/scale',
  'secrets',
  'nodes',
  'clusterroles',
  'pods/exec/more',
  '/',
  'pods/',
  '',
] as const;

export const NAMES = ['web', 'Web', '*', 'web*', '', 'constructor', '__proto__', 'db', 'a/b'] as const;

export const URLS = [
  '*',
  '/*',
  '/healthz',
  '/healthz/*',
  '/api*',
  '/apis/**',
  '/logs/a*b',
  '/metrics/',
  '',
] as const;

export const PATHS = [
  '/healthz',
  '/healthz/',
  '/healthz/etcd',
  '/healthzx',
  '/api',
  '/apis',
  '/apis/v1',
  '/logs/a*b',
  '/logs/axb',
  '/metrics/',
  '/',
  '*',
  '',
] as const;

export const LABELS: readonly [string, string][] = [
  ['rbac.example.com/aggregate-to-view', 'true'],
  ['rbac.example.com/aggregate-to-view', 'false'],
  ['team', 'a'],
  ['team', ''],
];
