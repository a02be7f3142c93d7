import { dig, type JsonObject } from '../../src/kernel/json.ts';
import { compileRbac } from '../../src/rbac/compile-rbac.ts';
import type { RbacPolicy } from '../../src/rbac/policy.ts';
import { subjectAccessReviews } from '../cluster/access-reviews.ts';
import type { Cluster } from '../cluster/cluster.ts';
import { eachOf } from '../cluster/each-of.ts';
import { load } from '../cluster/load.ts';
import { until } from '../cluster/until.ts';
import { clusterRole, clusterRoleBinding, role, roleBinding, rule } from './objects.ts';
import type { WorldObject } from './world-object.ts';

const API = '/apis/rbac.authorization.k8s.io/v1';
const PLURALS: Record<string, string> = {
  ClusterRole: 'clusterroles',
  ClusterRoleBinding: 'clusterrolebindings',
  Role: 'roles',
  RoleBinding: 'rolebindings',
};

let sentinels = 0;

export async function createNamespaces(cluster: Cluster, names: readonly string[]): Promise<void> {
  await load(
    cluster,
    names.map((name): JsonObject => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } })),
  );
}

/**
 * Serves these objects, does the work with the policy that is compiled from what the API server then lists, its
 * own roles among it, and takes the objects away again.
 */
export async function served<T>(
  cluster: Cluster,
  objects: readonly WorldObject[],
  work: (policy: RbacPolicy) => Promise<T>,
): Promise<T> {
  const { refused } = await load(cluster, objects as unknown as JsonObject[]);
  if (refused.length > 0)
    throw new Error(`the API server refused objects of a world: ${JSON.stringify(refused)}`);
  try {
    await untilSeen(cluster, String(dig(objects[0], 'metadata', 'namespace') ?? 'alpha'));
    return await work(compileRbac(await listed(cluster)));
  } finally {
    await eachOf(objects, async (object) => {
      await cluster.admin.must('DELETE', pathOf(object));
    });
  }
}

export async function listed({ admin }: Cluster): Promise<JsonObject[]> {
  return await Promise.all(Object.values(PLURALS).map((plural) => admin.must('GET', `${API}/${plural}`)));
}

export function pathOf({ kind, metadata: { namespace, name } }: WorldObject): string {
  const scope = namespace === undefined ? '' : `/namespaces/${namespace}`;
  return `${API}${scope}/${PLURALS[kind]}/${encodeURIComponent(name)}`;
}

/** The authoriser hears of objects a little later, each kind in order: when it knows the last of each, it knows all. */
async function untilSeen(cluster: Cluster, namespace: string): Promise<void> {
  const name = `sentinel-${sentinels++}`;
  const seen = rule('get', 'sentinels', '', name);
  const last = [
    clusterRole(name, seen),
    role(namespace, name, seen),
    clusterRoleBinding(name, name, `User:${name}`),
    roleBinding(namespace, name, `Role:${name}`, `User:${name}-local`),
  ] as unknown as WorldObject[];
  await load(cluster, last as unknown as JsonObject[]);
  const question = (user: string) => ({
    user,
    resourceAttributes: { verb: 'get', resource: 'sentinels', name, namespace },
  });
  await until('the authoriser knows the world', async () => {
    const verdicts = await subjectAccessReviews(cluster, [question(name), question(`${name}-local`)]);
    return verdicts.every((verdict) => verdict.allowed);
  });
  await eachOf(last, async (object) => {
    await cluster.admin.must('DELETE', pathOf(object));
  });
}
