import type { AccessReviewSpec, Request } from '../../src/rbac/access-review.ts';
import type { PolicyRule } from '../../src/rbac/policy-rule.ts';

const VERSION = 'rbac.authorization.k8s.io/v1';

export function clusterRole(name: string, ...rules: PolicyRule[]) {
  return { apiVersion: VERSION, kind: 'ClusterRole', metadata: { name }, rules };
}

export function role(namespace: string, name: string, ...rules: PolicyRule[]) {
  return { apiVersion: VERSION, kind: 'Role', metadata: { namespace, name }, rules };
}

/** Subjects as `User:ann`, `Group:devs`, `ServiceAccount:shop/robot` or `ServiceAccount:robot`. */
export function clusterRoleBinding(name: string, roleName: string, ...subjects: string[]) {
  return {
    apiVersion: VERSION,
    kind: 'ClusterRoleBinding',
    metadata: { name },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: roleName },
    subjects: subjects.map(subject),
  };
}

/** The role as `Role:reader` or `ClusterRole:view`. */
export function roleBinding(namespace: string, name: string, ref: string, ...subjects: string[]) {
  const [kind = '', roleName = ''] = ref.split(':');
  return {
    apiVersion: VERSION,
    kind: 'RoleBinding',
    metadata: { namespace, name },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind, name: roleName },
    subjects: subjects.map(subject),
  };
}

function subject(text: string): { kind: string; name: string; namespace?: string } {
  const colon = text.indexOf(':');
  const [kind, rest] = [text.slice(0, colon), text.slice(colon + 1)];
  const slash = kind === 'ServiceAccount' ? rest.indexOf('/') : -1;
  return slash < 0
    ? { kind, name: rest }
    : { kind, namespace: rest.slice(0, slash), name: rest.slice(slash + 1) };
}

export function rule(verbs: string, resources: string, group = '', ...resourceNames: string[]): PolicyRule {
  const plain = { verbs: verbs.split(','), apiGroups: [group], resources: resources.split(',') };
  return resourceNames.length === 0 ? plain : { ...plain, resourceNames };
}

export function urls(verbs: string, ...nonResourceURLs: string[]): PolicyRule {
  return { verbs: verbs.split(','), nonResourceURLs };
}

/** `get pods`, `get pods/exec`, `get deployments.apps`, each with a namespace and a name or without. */
export function ask(text: string, namespace = '', name = ''): Request {
  const [verb = '', target = ''] = text.split(' ');
  if (target.startsWith('/')) return { nonResourceAttributes: { verb, path: target } };
  const [whole = '', subresource = ''] = target.split('/');
  const [resource = '', ...group] = whole.split('.');
  return { resourceAttributes: { verb, resource, group: group.join('.'), subresource, namespace, name } };
}

export function user(name: string, ...groups: string[]): AccessReviewSpec {
  return { user: name, groups };
}
