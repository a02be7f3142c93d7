import type { Fleet } from '../../src/double/fleet.ts';
import { dig, type JsonObject } from '../../src/kernel/json.ts';
import { type KubernetesList, listNamed } from '../../src/operations/kubernetes.ts';

/** What a cluster of the fleet holds, as objects that can be created. */
export function objectsOf(fleet: Fleet, cluster: string): JsonObject[] {
  const lists = fleet.kubernetes.get(cluster) ?? new Map<string, JsonObject[]>();
  return [...lists].flatMap(([name, items]) => {
    const list = listNamed(name);
    // `version` and `configz@NODE` are no lists.
    if (list === undefined) return [];
    const { group, version, kind } = list;
    return items.map((item) => ({
      apiVersion: group === '' ? version : `${group}/${version}`,
      kind,
      ...item,
    }));
  });
}

/** Definitions of the kinds that the cluster has and Kubernetes lacks. */
export function definitionsOf(fleet: Fleet, cluster: string): JsonObject[] {
  const lists = fleet.kubernetes.get(cluster) ?? new Map<string, JsonObject[]>();
  return [...lists].flatMap(([name, items]) => {
    const list = listNamed(name);
    if (list === undefined || list.optional !== true || list.group.endsWith('k8s.io')) return [];
    const namespaced = items.some((item) => dig(item, 'metadata', 'namespace') !== undefined);
    return [definition(list, namespaced)];
  });
}

function definition({ plural, group, version, kind }: KubernetesList, namespaced: boolean): JsonObject {
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}` },
    spec: {
      group,
      scope: namespaced ? 'Namespaced' : 'Cluster',
      names: { plural, kind },
      versions: [
        {
          name: version,
          served: true,
          storage: true,
          schema: { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
        },
      ],
    },
  };
}
