import { makeQuestions } from './questions.ts';
import { Random } from './random.ts';
import {
  API_GROUPS,
  GROUPS,
  LABELS,
  NAMES,
  NAMESPACES,
  RESOURCES,
  ROLE_NAMES,
  SERVICE_ACCOUNTS,
  URLS,
  USERS,
  VERBS,
} from './vocabulary.ts';
import type { World, WorldObject, WorldRule, WorldSubject } from './world-object.ts';

const RBAC = 'rbac.authorization.k8s.io';

/**
 * A world of RBAC objects made to mislead an evaluator, and questions about it: the same for the same seed. An
 * aggregated ClusterRole holds rules that its selectors may not gather; a controller manager would rewrite them.
 */
export function makeWorld(seed: number, questions = 200): World {
  const random = new Random(seed);
  const objects: WorldObject[] = [
    ...random.some(ROLE_NAMES, 3, 8).map((name) => clusterRole(random, name)),
    ...NAMESPACES.flatMap((namespace) =>
      random.some(ROLE_NAMES, 0, 4).map((name) => role(random, namespace, name)),
    ),
    ...numbered(random, 2, 8, (name) => clusterRoleBinding(random, name)),
    ...NAMESPACES.flatMap((namespace) =>
      numbered(random, 0, 6, (name) => roleBinding(random, namespace, name)),
    ),
  ];
  return { seed, namespaces: NAMESPACES, objects, questions: makeQuestions(random, objects, questions) };
}

function numbered<T>(random: Random, least: number, most: number, make: (name: string) => T): T[] {
  const count = least + random.below(most - least + 1);
  return Array.from({ length: count }, (_, index) =>
    make(`${random.one(['b', 'B', 'b:x', 'b.y'])}-${index}`),
  );
}

function clusterRole(random: Random, name: string): WorldObject {
  const object = roleOf(random, 'ClusterRole', { name, labels: labels(random) });
  if (random.once(3)) object.aggregationRule = { clusterRoleSelectors: times(random, 1, 2, selector) };
  return object;
}

function role(random: Random, namespace: string, name: string): WorldObject {
  return roleOf(random, 'Role', { namespace, name });
}

function roleOf(random: Random, kind: string, metadata: WorldObject['metadata']): WorldObject {
  const rules = times(random, 0, random.once(6) ? 40 : 4, () =>
    kind === 'ClusterRole' && random.once(4) ? urlRule(random) : resourceRule(random),
  );
  return { apiVersion: `${RBAC}/v1`, kind, metadata, rules };
}

function urlRule(random: Random): WorldRule {
  return { verbs: random.some(VERBS, 1, 2), nonResourceURLs: random.some(URLS, 1, 2) };
}

function resourceRule(random: Random): WorldRule {
  const rule: WorldRule = {
    verbs: random.some(VERBS, 1, 3),
    apiGroups: random.some(API_GROUPS, 1, 2),
    resources: random.some(RESOURCES, 1, 3),
  };
  if (random.once(3)) rule.resourceNames = random.some(NAMES, 1, random.once(5) ? 20 : 2);
  return rule;
}

function clusterRoleBinding(random: Random, name: string): WorldObject {
  return bindingOf(random, 'ClusterRoleBinding', { name });
}

function roleBinding(random: Random, namespace: string, name: string): WorldObject {
  return bindingOf(random, 'RoleBinding', { namespace, name });
}

function bindingOf(random: Random, kind: string, metadata: WorldObject['metadata']): WorldObject {
  const roleKind = kind === 'RoleBinding' && random.once(2) ? 'Role' : 'ClusterRole';
  return {
    apiVersion: `${RBAC}/v1`,
    kind,
    metadata,
    subjects: times(random, 0, 3, () => subject(random, kind)),
    roleRef: { apiGroup: RBAC, kind: roleKind, name: random.one(ROLE_NAMES) },
  };
}

function subject(random: Random, bindingKind: string): WorldSubject {
  const kind = random.one(['User', 'Group', 'ServiceAccount']);
  if (kind === 'User') return { kind, apiGroup: RBAC, name: random.one(USERS) };
  if (kind === 'Group') return { kind, apiGroup: RBAC, name: random.one(GROUPS) };
  const name = random.one(SERVICE_ACCOUNTS);
  // Only in a RoleBinding may the namespace be left out.
  if (bindingKind === 'RoleBinding' && random.once(2)) return { kind, name };
  return { kind, name, namespace: random.one(NAMESPACES) };
}

function labels(random: Random): Record<string, string> {
  return Object.fromEntries(random.some(LABELS, 0, 2));
}

function selector(random: Random): Record<string, unknown> {
  const [key, value] = random.one(LABELS);
  const operator = random.one(['In', 'NotIn', 'Exists', 'DoesNotExist']);
  const values = operator === 'In' || operator === 'NotIn' ? { values: [value] } : {};
  return random.one<Record<string, unknown>>([
    {},
    { matchLabels: { [key]: value } },
    { matchExpressions: [{ key, operator, ...values }] },
  ]);
}

function times<T>(random: Random, least: number, most: number, make: (random: Random) => T): T[] {
  return Array.from({ length: least + random.below(most - least + 1) }, () => make(random));
}
