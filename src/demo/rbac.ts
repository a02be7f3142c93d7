import type { JsonObject } from '../kernel/json.ts';
import { daysAgo } from './values.ts';

const RBAC = 'rbac.authorization.k8s.io';

export interface Rule {
  groups?: string[];
  resources?: string[];
  verbs: string[];
  urls?: string[];
}

export function clusterRole(name: string, ...rules: Rule[]): JsonObject {
  return { metadata: { name, creationTimestamp: daysAgo(300) }, rules: rules.map(ruleOf) };
}

export function role(namespace: string, name: string, ...rules: Rule[]): JsonObject {
  return { metadata: { name, namespace, creationTimestamp: daysAgo(300) }, rules: rules.map(ruleOf) };
}

function ruleOf(rule: Rule): JsonObject {
  if (rule.urls !== undefined) return { nonResourceURLs: rule.urls, verbs: rule.verbs };
  return { apiGroups: rule.groups ?? [''], resources: rule.resources ?? [], verbs: rule.verbs };
}

export function user(name: string): JsonObject {
  return { kind: 'User', apiGroup: RBAC, name };
}

export function group(name: string): JsonObject {
  return { kind: 'Group', apiGroup: RBAC, name };
}

export function serviceAccountSubject(namespace: string, name: string): JsonObject {
  return { kind: 'ServiceAccount', namespace, name };
}

export function clusterRoleBinding(name: string, roleName: string, ...subjects: JsonObject[]): JsonObject {
  return {
    metadata: { name, creationTimestamp: daysAgo(300) },
    roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: roleName },
    subjects,
  };
}

export function roleBinding(
  namespace: string,
  name: string,
  kind: 'Role' | 'ClusterRole',
  roleName: string,
  ...subjects: JsonObject[]
): JsonObject {
  return {
    metadata: { name, namespace, creationTimestamp: daysAgo(300) },
    roleRef: { apiGroup: RBAC, kind, name: roleName },
    subjects,
  };
}

const every: Rule[] = [
  { groups: ['*'], resources: ['*'], verbs: ['*'] },
  { urls: ['*'], verbs: ['*'] },
];

/** What every cluster comes with, and the presets of Container Service. */
export function shippedClusterRoles(): JsonObject[] {
  const discovery = [
    '/api',
    '/api/*',
    '/apis',
    '/apis/*',
    '/healthz',
    '/livez',
    '/openapi',
    '/readyz',
    '/version',
  ];
  return [
    clusterRole('cluster-admin', ...every),
    clusterRole('system:discovery', { urls: discovery, verbs: ['get'] }),
    clusterRole('system:public-info-viewer', {
      urls: ['/healthz', '/livez', '/readyz', '/version'],
      verbs: ['get'],
    }),
    clusterRole('system:basic-user', {
      groups: ['authorization.k8s.io'],
      resources: ['selfsubjectaccessreviews', 'selfsubjectrulesreviews'],
      verbs: ['create'],
    }),
    clusterRole('system:coredns', {
      groups: ['', 'discovery.k8s.io'],
      resources: ['endpoints', 'services', 'pods', 'namespaces', 'endpointslices'],
      verbs: ['list', 'watch'],
    }),
    clusterRole('cs:admin', ...every),
    clusterRole('cs:ops', {
      groups: ['', 'apps', 'batch', 'networking.k8s.io'],
      resources: [
        'pods',
        'pods/exec',
        'secrets',
        'configmaps',
        'serviceaccounts',
        'services',
        'deployments',
        'jobs',
        'ingresses',
      ],
      verbs: ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'],
    }),
    clusterRole('cs:ns:dev', {
      groups: ['', 'apps', 'batch', 'networking.k8s.io'],
      resources: [
        'pods',
        'pods/exec',
        'pods/portforward',
        'secrets',
        'configmaps',
        'services',
        'deployments',
        'jobs',
        'ingresses',
      ],
      verbs: ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'],
    }),
  ];
}

export function shippedClusterRoleBindings(): JsonObject[] {
  return [
    clusterRoleBinding('cluster-admin', 'cluster-admin', group('system:masters')),
    clusterRoleBinding('system:discovery', 'system:discovery', group('system:authenticated')),
    clusterRoleBinding(
      'system:public-info-viewer',
      'system:public-info-viewer',
      group('system:authenticated'),
      group('system:unauthenticated'),
    ),
    clusterRoleBinding('system:basic-user', 'system:basic-user', group('system:authenticated')),
    clusterRoleBinding('system:coredns', 'system:coredns', serviceAccountSubject('kube-system', 'coredns')),
  ];
}
