import type { Request, Subject } from '../src/rbac/access-review.ts';
import { Random } from '../test/rbac/random.ts';
import type { WorldObject, WorldRule, WorldSubject } from '../test/rbac/world-object.ts';

const RBAC = 'rbac.authorization.k8s.io';
const NAMESPACES = 200;
const ROLES = 2_000;
const GROUPS = 300;

/** Questions whose yes is dangerous: `verb resource[.group][/subresource]`, or a URL. */
export const DANGEROUS: readonly Request[] = [
  '* *.*',
  '* secrets',
  'get *.*',
  `escalate clusterroles.${RBAC}`,
  `bind clusterroles.${RBAC}`,
  `create rolebindings.${RBAC}`,
  `create clusterrolebindings.${RBAC}`,
  `update clusterroles.${RBAC}`,
  'impersonate users',
  'impersonate groups',
  'impersonate serviceaccounts',
  'get secrets',
  'list secrets',
  'watch secrets',
  'create secrets',
  'create serviceaccounts/token',
  'create pods',
  'create deployments.apps',
  'create daemonsets.apps',
  'create jobs.batch',
  'patch pods',
  'create pods/exec',
  'get pods/exec',
  'create pods/attach',
  'update pods/ephemeralcontainers',
  'create pods/portforward',
  'get nodes/proxy',
  'create nodes/proxy',
  'patch nodes',
  'create pods/eviction',
  'patch pods/status',
  'patch services/status',
  'update certificatesigningrequests.certificates.k8s.io/approval',
  'create mutatingwebhookconfigurations.admissionregistration.k8s.io',
  'create persistentvolumes',
  'patch namespaces',
  'update configmaps',
  'create customresourcedefinitions.apiextensions.k8s.io',
  'create ramidentitymappings.ramauthenticator.k8s.alibabacloud',
  '* /*',
].map((text, index) => {
  const [verb = '', target = ''] = text.split(' ');
  if (target.startsWith('/')) return { nonResourceAttributes: { verb, path: target } };
  const [whole = '', subresource = ''] = target.split('/');
  const [resource = '', ...group] = whole.split('.');
  // In a namespace every second time: RoleBindings count then too.
  const namespace = index % 2 === 0 ? 'ns-7' : '';
  return { resourceAttributes: { verb, resource, subresource, group: group.join('.'), namespace } };
});

/** Bindings and roles as a large company has them, always the same. */
export function largeRbac(
  bindings: number,
  subjects: number,
): { objects: WorldObject[]; subjects: Subject[] } {
  const random = new Random(4);
  const roles = Array.from({ length: ROLES }, (_, index) => clusterRole(random, `role-${index}`));
  const users = Array.from({ length: subjects }, (_, index): Subject => {
    const groups = random.some(
      Array.from({ length: 12 }, () => `group-${random.below(GROUPS)}`),
      1,
      10,
    );
    if (index % 3 > 0)
      return { user: `2${String(index).padStart(17, '0')}`, groups: [...groups, 'system:authenticated'] };
    const namespace = `ns-${random.below(NAMESPACES)}`;
    return {
      user: `system:serviceaccount:${namespace}:account-${index}`,
      groups: ['system:serviceaccounts', `system:serviceaccounts:${namespace}`, 'system:authenticated'],
    };
  });
  return {
    objects: [...roles, ...Array.from({ length: bindings }, (_, index) => binding(random, index, users))],
    subjects: users,
  };
}

function clusterRole(random: Random, name: string): WorldObject {
  const rules = Array.from({ length: 1 + random.below(12) }, () => ruleOf(random));
  return { apiVersion: `${RBAC}/v1`, kind: 'ClusterRole', metadata: { name }, rules };
}

function ruleOf(random: Random): WorldRule {
  const one = random.one(DANGEROUS).resourceAttributes;
  const { resource = 'pods', subresource = '', group = '' } = one ?? {};
  const dangerous = subresource === '' ? resource : `${resource}/${subresource}`;
  // Strong rules are rare, as they should be.
  if (random.once(400)) return { verbs: ['*'], apiGroups: ['*'], resources: ['*'] };
  const safe = dangerous === '*' ? 'services' : dangerous;
  const verbs = random.some(['get', 'list', 'watch', 'create', 'update', 'patch', 'delete'], 1, 4);
  const rule = {
    verbs,
    apiGroups: [group === '*' ? '' : group],
    resources: [safe, ...random.some(['services', 'endpoints', 'events'], 0, 2)],
  };
  return random.once(5) ? { ...rule, resourceNames: random.some(['a', 'b', 'c'], 1, 3) } : rule;
}

function binding(random: Random, index: number, users: readonly Subject[]): WorldObject {
  const isClusterWide = random.once(4);
  const subjects = Array.from({ length: 1 + random.below(4) }, () => subjectOf(random, users));
  const name = `binding-${index}`;
  return {
    apiVersion: `${RBAC}/v1`,
    kind: isClusterWide ? 'ClusterRoleBinding' : 'RoleBinding',
    metadata: isClusterWide ? { name } : { namespace: `ns-${random.below(NAMESPACES)}`, name },
    subjects,
    roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: `role-${random.below(ROLES)}` },
  };
}

function subjectOf(random: Random, users: readonly Subject[]): WorldSubject {
  if (random.once(8000)) return { kind: 'Group', apiGroup: RBAC, name: 'system:authenticated' };
  if (random.once(3)) return { kind: 'Group', apiGroup: RBAC, name: `group-${random.below(GROUPS)}` };
  const { user = '' } = random.one(users);
  const [, , namespace, name] = user.split(':');
  if (namespace === undefined || name === undefined) return { kind: 'User', apiGroup: RBAC, name: user };
  return { kind: 'ServiceAccount', namespace, name };
}
