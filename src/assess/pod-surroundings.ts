import { dig, isObject, type JsonObject } from '../kernel/json.ts';
import { redact } from '../kernel/redact.ts';
import type { WorkloadOwner } from '../model/facts/pod-template.ts';
import { controllerOf, type PodSurroundings } from '../model/normalise/pods.ts';
import type { Reading } from '../model/normalise/reading.ts';
import type { Tables } from '../model/tables.ts';

/** What is known of a pod's cluster and owner from the lists that stand before the pods in a snapshot. */
export function surroundingsOf(tables: Tables, reading: Reading, time: number): PodSurroundings {
  const owners = ownersOf(tables, reading);
  const virtualNodes = remembered(
    (cluster) => new Set(tables.virtualNodes.of(cluster).map((row) => row.name)),
  );
  return {
    time,
    clusterScope: (cluster) =>
      tables.clusters.get(cluster)?.scope ?? { kind: 'cluster', account: reading.header.account, cluster },
    isVirtualNode: (cluster, node) => virtualNodes(cluster).has(node) || node.startsWith('virtual-kubelet'),
    ownerOf(cluster, kind, namespace, name) {
      const known = owners.found.get(`${cluster}\n${kind}\n${namespace}\n${name}`);
      if (known !== undefined) return known === 'none' ? undefined : known;
      return owners.complete.has(`${cluster}\n${kind}`) ? undefined : 'unread';
    },
  };
}

/** Asked for every pod: what is the same for a cluster is made once. */
function remembered<T>(make: (cluster: string) => T): (cluster: string) => T {
  const made = new Map<string, T>();
  return (cluster) => {
    let value = made.get(cluster);
    if (value === undefined) {
      value = make(cluster);
      made.set(cluster, value);
    }
    return value;
  };
}

/** Of what makes pods only names are told: the rest is as large as the pods, and is not redacted to be dropped. */
function namesOf({ metadata }: JsonObject): JsonObject {
  if (!isObject(metadata)) return {};
  const { name = null, namespace = null, ownerReferences = null } = metadata;
  return redact({ metadata: { name, namespace, ownerReferences } }) as JsonObject;
}

/** What makes pods and is itself made by a workload. */
export const OWNED = [
  ['ReplicaSet', 'kubernetes/replicasets.apps'],
  ['Job', 'kubernetes/jobs.batch'],
] as const;

function ownersOf(
  tables: Tables,
  reading: Reading,
): { found: Map<string, WorkloadOwner | 'none'>; complete: Set<string> } {
  const found = new Map<string, WorkloadOwner | 'none'>();
  const complete = new Set<string>();
  for (const cluster of tables.clusters.rows) {
    for (const [kind, source] of OWNED) {
      const list = reading.list(source, [cluster.id], '/items');
      if (list.completeness.state === 'complete') complete.add(`${cluster.id}\n${kind}`);
      for (const item of list.items) {
        const value = namesOf(item.value);
        const name = dig(value, 'metadata', 'name');
        const namespace = dig(value, 'metadata', 'namespace');
        if (typeof name !== 'string' || typeof namespace !== 'string') {
          // An object without a name may be the owner that is looked for.
          complete.delete(`${cluster.id}\n${kind}`);
          continue;
        }
        const above = controllerOf(value);
        found.set(
          `${cluster.id}\n${kind}\n${namespace}\n${name}`,
          above === undefined ? 'none' : { ...above, inferred: false },
        );
      }
    }
  }
  return { found, complete };
}
