import type { PolicyRule } from '../../src/rbac/policy-rule.ts';
import type { Random } from './random.ts';
import { NAMESPACES, ROLE_NAMES } from './vocabulary.ts';
import type { WorldObject, WorldRule } from './world-object.ts';

const RBAC = 'rbac.authorization.k8s.io';

/** Somebody writes a role or a binding. */
export interface Write {
  user: string;
  verb: 'create' | 'update';
  object: WorldObject;
}

/** Whose certificates are issued; the names are of the vocabulary too. */
export const WRITERS = ['ann', 'Ann', '200000000000000001', 'constructor'] as const;

/**
 * Objects that let the writers write, each with a little that they may grant, and bind or escalate here and there.
 */
export function writerObjects(random: Random): WorldObject[] {
  const kinds = ['roles', 'clusterroles', 'rolebindings', 'clusterrolebindings'];
  const rules: WorldRule[] = [{ verbs: ['create', 'update'], apiGroups: [RBAC], resources: kinds }];
  const extra = [
    { verbs: ['bind'], apiGroups: [RBAC], resources: ['clusterroles', 'roles'] },
    { verbs: ['bind'], apiGroups: [RBAC], resources: ['clusterroles'], resourceNames: ['all', 'reader'] },
    { verbs: ['escalate'], apiGroups: [RBAC], resources: ['roles'] },
    { verbs: ['escalate'], apiGroups: [RBAC], resources: ['clusterroles'], resourceNames: ['reader'] },
    { verbs: ['*'], apiGroups: [''], resources: ['*'] },
    { verbs: ['get', 'list'], apiGroups: ['*'], resources: ['pods', '*/exec'] },
    { verbs: ['*'], nonResourceURLs: ['/healthz*'] },
  ];
  return WRITERS.flatMap((user, index) => {
    const name = `writer-${index}`;
    const inNamespace = random.once(3) ? { namespace: random.one(NAMESPACES) } : {};
    const subjects = [{ kind: 'User', apiGroup: RBAC, name: user }];
    const ref = (of: string) => ({ apiGroup: RBAC, kind: 'ClusterRole', name: of });
    return [
      object('ClusterRole', { name }, { rules }),
      object(
        'ClusterRole',
        { name: `${name}-held` },
        { rules: random.some(extra, 0, 3) as unknown as WorldRule[] },
      ),
      object('ClusterRoleBinding', { name }, { subjects, roleRef: ref(name) }),
      object(
        'namespace' in inNamespace ? 'RoleBinding' : 'ClusterRoleBinding',
        { name: `${name}-held`, ...inNamespace },
        {
          subjects,
          roleRef: ref(`${name}-held`),
        },
      ),
    ];
  });
}

/** Roles and bindings that the writers nearly, or just, may write. */
export function makeWrites(random: Random, objects: readonly WorldObject[], count: number): Write[] {
  return Array.from({ length: count }, () => {
    const user = random.one(WRITERS);
    const existing = random.once(3)
      ? random.one(objects.filter(({ metadata }) => !metadata.name.startsWith('writer')))
      : undefined;
    if (existing !== undefined) return { user, verb: 'update', object: changed(random, existing, objects) };
    return { user, verb: 'create', object: created(random, objects) };
  });
}

function created(random: Random, objects: readonly WorldObject[]): WorldObject {
  const kind = random.one(['Role', 'ClusterRole', 'RoleBinding', 'ClusterRoleBinding']);
  const namespace = random.one(NAMESPACES);
  const metadata = kind.startsWith('Cluster') ? { name: 'fresh' } : { namespace, name: 'fresh' };
  if (kind.endsWith('Role'))
    return aggregated(random, object(kind, metadata, { rules: rulesFrom(random, objects, kind) }));
  const roleKind = kind === 'RoleBinding' && random.once(2) ? 'Role' : 'ClusterRole';
  const name = random.once(4)
    ? random.one([...ROLE_NAMES, 'gone'])
    : random.one(namesOf(objects, roleKind, namespace));
  return object(kind, metadata, {
    subjects: [{ kind: 'User', apiGroup: RBAC, name: 'x' }],
    roleRef: { apiGroup: RBAC, kind: roleKind, name },
  });
}

function aggregated(random: Random, role: WorldObject): WorldObject {
  if (role.kind !== 'ClusterRole' || !random.once(8)) return role;
  return { ...role, aggregationRule: { clusterRoleSelectors: [{ matchLabels: { team: 'a' } }] } };
}

function namesOf(objects: readonly WorldObject[], kind: string, namespace: string): string[] {
  const found = objects.filter(
    ({ kind: own, metadata }) => own === kind && (kind === 'ClusterRole' || metadata.namespace === namespace),
  );
  return found.length === 0 ? ['gone'] : found.map(({ metadata }) => metadata.name);
}

/** An update keeps a roleRef, and may give a role other rules. */
function changed(random: Random, existing: WorldObject, objects: readonly WorldObject[]): WorldObject {
  if (existing.kind.endsWith('Role'))
    return { ...existing, rules: rulesFrom(random, objects, existing.kind) };
  return { ...existing, subjects: [{ kind: 'User', apiGroup: RBAC, name: 'y' }] };
}

/** Mostly rules of the world, narrowed: what somebody who holds them may grant. */
function rulesFrom(random: Random, objects: readonly WorldObject[], kind: string): WorldRule[] {
  const all = objects
    .flatMap(({ rules = [] }) => rules)
    .filter((rule) => kind === 'ClusterRole' || rule.nonResourceURLs === undefined);
  return random.some(all, 0, 2).map((rule) => {
    const narrowed = Object.entries(rule).map(([name, list]) => [name, random.some(list, 1, 2)] as const);
    const named = rule.resourceNames === undefined && rule.resources !== undefined && random.once(3);
    return { ...Object.fromEntries(narrowed), ...(named ? { resourceNames: ['web'] } : {}) };
  });
}

function object(kind: string, metadata: WorldObject['metadata'], members: Partial<WorldObject>): WorldObject {
  return { apiVersion: `${RBAC}/v1`, kind, metadata, ...members };
}

/** A rule as the product spells it. */
export function policyRules(object: WorldObject): readonly PolicyRule[] {
  return (object.rules ?? []) as unknown as readonly PolicyRule[];
}
