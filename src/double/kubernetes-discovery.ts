import type { Json, JsonObject } from '../kernel/json.ts';
import {
  type KubernetesList,
  kubernetesFamilies,
  kubernetesLists,
  listName,
  listNamed,
} from '../operations/kubernetes.ts';
import type { Fault } from './faults.ts';
import type { ClusterLists, KubernetesReply } from './kubernetes-reply.ts';

/** What a cluster tells of the kinds that it serves; undefined for other paths. */
export function discoveryReply(
  path: string,
  lists: ClusterLists,
  aggregated: boolean,
): ((fault: Fault | undefined) => KubernetesReply) | undefined {
  const served = servedBy(lists);
  const core = served.filter(({ group }) => group === '');
  if (path === '/api')
    return () => body(aggregated ? aggregatedList([core]) : { kind: 'APIVersions', versions: ['v1'] });
  if (path === '/api/v1') return () => body(resourceList('v1', core, offersConfigz(lists)));
  const groups = grouped(served.filter(({ group }) => group !== ''));
  if (path === '/apis')
    return (fault) => {
      const stale = fault?.kind === 'stale' ? fault.group : undefined;
      return body(aggregated && fault?.kind !== 'plain' ? aggregatedList(groups, stale) : groupList(groups));
    };
  const [, group, version] = /^\/apis\/([^/]+)\/([^/]+)$/.exec(path) ?? [];
  const found = groups.find((list) => list[0]?.group === group && list[0]?.version === version);
  return found === undefined ? undefined : () => body(resourceList(`${group}/${version}`, found, false));
}

function body(document: Json): KubernetesReply {
  return { httpStatus: 200, body: document };
}

/** Optional kinds are served where the fleet has an entry for them. */
function servedBy(lists: ClusterLists): KubernetesList[] {
  const always = kubernetesLists.filter((list) => list.optional !== true || lists.has(listName(list)));
  const made = [...lists.keys()]
    .filter((name) => kubernetesFamilies.some(({ group }) => name.endsWith(`.${group}`)))
    .flatMap((name) => {
      const list = listNamed(name);
      const kind = lists.get(name)?.[0]?.kind;
      return list === undefined ? [] : [{ ...list, kind: typeof kind === 'string' ? kind : list.kind }];
    });
  return [...always, ...made];
}

function offersConfigz(lists: ClusterLists): boolean {
  return [...lists.keys()].some((name) => name.startsWith('configz@'));
}

/** The lists of each group and version. */
function grouped(lists: readonly KubernetesList[]): KubernetesList[][] {
  const groups = new Map<string, KubernetesList[]>();
  for (const list of lists) {
    const key = `${list.group}/${list.version}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [list]);
    else group.push(list);
  }
  return [...groups.values()];
}

function aggregatedList(groups: readonly KubernetesList[][], stale?: string): JsonObject {
  const names = [...new Set(groups.map((lists) => lists[0]?.group ?? ''))];
  return {
    kind: 'APIGroupDiscoveryList',
    apiVersion: 'apidiscovery.k8s.io/v2',
    metadata: {},
    items: names.map((name) => ({
      metadata: name === '' ? { creationTimestamp: null } : { name, creationTimestamp: null },
      versions: groups
        .filter((lists) => lists[0]?.group === name)
        .map((lists) => ({
          version: lists[0]?.version ?? '',
          freshness: name === stale ? 'Stale' : 'Current',
          resources: name === stale ? [] : lists.map(aggregatedResource),
        })),
    })),
  };
}

function aggregatedResource({ plural, kind, group, version }: KubernetesList): JsonObject {
  return { resource: plural, responseKind: { group, version, kind }, verbs: ['get', 'list', 'watch'] };
}

function groupList(groups: readonly KubernetesList[][]): JsonObject {
  const names = [...new Set(groups.map((lists) => lists[0]?.group ?? ''))];
  return {
    kind: 'APIGroupList',
    apiVersion: 'v1',
    groups: names.map((name) => {
      const versions = groups
        .filter((lists) => lists[0]?.group === name)
        .map((lists) => ({ groupVersion: `${name}/${lists[0]?.version}`, version: lists[0]?.version ?? '' }));
      return { name, versions, preferredVersion: versions[0] ?? null };
    }),
  };
}

function resourceList(groupVersion: string, lists: readonly KubernetesList[], configz: boolean): JsonObject {
  const resources: JsonObject[] = lists.map(({ plural, kind }) => ({
    name: plural,
    kind,
    verbs: ['get', 'list', 'watch'],
  }));
  if (groupVersion === 'v1')
    for (const name of ['nodes/proxy', 'nodes/status', ...(configz ? ['nodes/configz'] : [])])
      resources.push({ name, kind: 'Node', verbs: ['get'] });
  return { kind: 'APIResourceList', groupVersion, resources };
}
