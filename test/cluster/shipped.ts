import { isDeepStrictEqual } from 'node:util';
import { dig, type Json, type JsonObject } from '../../src/kernel/json.ts';
import type { Cluster } from './cluster.ts';

const API = '/apis/rbac.authorization.k8s.io/v1';
const DEFAULTS = { 'kubernetes.io/bootstrapping': 'rbac-defaults' };

export interface Shipped {
  roles: Record<string, Json[]>;
  bindings: Record<string, { kind: string; role: string; subjects: string[] }>;
}

/** The roles and bindings that an API server makes for itself when it starts. */
export async function shippedIn({ admin }: Cluster): Promise<Shipped> {
  const roles: Shipped['roles'] = {};
  const bindings: Shipped['bindings'] = {};
  for (const plural of ['clusterroles', 'roles']) {
    for (const item of await defaults(admin, plural))
      roles[keyOf(plural === 'roles' ? 'Role' : 'ClusterRole', item)] = (item.rules as Json[] | null) ?? [];
  }
  for (const plural of ['clusterrolebindings', 'rolebindings']) {
    for (const item of await defaults(admin, plural)) {
      const subjects = (item.subjects as JsonObject[] | undefined) ?? [];
      bindings[keyOf(plural === 'rolebindings' ? 'RoleBinding' : 'ClusterRoleBinding', item)] = {
        kind: String(dig(item, 'roleRef', 'kind')),
        role: String(dig(item, 'roleRef', 'name')),
        subjects: subjects.map(({ kind, namespace, name }) => [kind, namespace ?? '', name].join('/')).sort(),
      };
    }
  }
  return { roles, bindings };
}

async function defaults(admin: Cluster['admin'], plural: string): Promise<JsonObject[]> {
  const { items } = await admin.must('GET', `${API}/${plural}`);
  return (items as JsonObject[]).filter((item) => {
    const labels = dig(item, 'metadata', 'labels');
    return Object.entries(DEFAULTS).every(([name, value]) => dig(labels, name) === value);
  });
}

function keyOf(kind: string, item: JsonObject): string {
  return [kind, dig(item, 'metadata', 'namespace') ?? '', dig(item, 'metadata', 'name')].join('/');
}

/** What any of the minors ships: each rule and subject once. */
export function unionOf(all: readonly Shipped[]): Shipped {
  const union: Shipped = { roles: {}, bindings: {} };
  for (const { roles, bindings } of all) {
    for (const [key, rules] of Object.entries(roles)) {
      const known = union.roles[key] ?? [];
      union.roles[key] = known;
      for (const rule of rules) if (!known.some((other) => isDeepStrictEqual(other, rule))) known.push(rule);
    }
    for (const [key, binding] of Object.entries(bindings)) {
      const known = union.bindings[key] ?? { ...binding, subjects: [] };
      union.bindings[key] = known;
      known.subjects = [...new Set([...known.subjects, ...binding.subjects])].sort();
    }
  }
  return union;
}
