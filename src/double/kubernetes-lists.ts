import { dig, isObject, type Json, type JsonObject } from '../kernel/json.ts';
import { type KubernetesList, kubernetesSource, listName, listNamed } from '../operations/kubernetes.ts';
import type { Fault } from './faults.ts';
import { discoveryReply } from './kubernetes-discovery.ts';
import type { ClusterLists, KubernetesReply } from './kubernetes-reply.ts';

/** One request, understood. */
export interface KubernetesRequest {
  source: string;
  /** From 1, by the position of the continue token. */
  page: number;
  reply(fault: Fault | undefined): KubernetesReply;
}

/** Understands a path below the cluster's root; undefined where the API server has nothing there. */
export function understand(
  path: string,
  query: ReadonlyMap<string, string>,
  lists: ClusterLists,
  version: string,
  accept = '',
): KubernetesRequest | undefined {
  const discovery = discoveryReply(path, lists, accept.includes('APIGroupDiscoveryList'));
  if (discovery !== undefined) return { source: 'kubernetes/discovery', page: 1, reply: discovery };
  if (path === '/version') {
    const body = lists.get('version')?.[0] ?? {
      major: '1',
      minor: version.split('.')[1] ?? '',
      gitVersion: version,
      platform: 'linux/amd64',
    };
    return { source: 'kubernetes/version', page: 1, reply: () => ({ httpStatus: 200, body }) };
  }
  const node = /^\/api\/v1\/nodes\/([^/]+)\/configz$/.exec(path)?.[1];
  if (node !== undefined) return configz(decodeURIComponent(node), lists);
  const list = listAt(path);
  if (list === undefined) return undefined;
  const { offset, newer } = placeOf(query.get('continue'));
  const limit = query.get('resourceVersion') === '0' ? 0 : Number(query.get('limit') ?? 0);
  const page = limit === 0 ? 1 : Math.floor(offset / limit) + 1;
  return {
    source: kubernetesSource(list),
    page,
    reply: (fault) => listReply(list, lists, offset, limit, newer, fault),
  };
}

function listAt(path: string): KubernetesList | undefined {
  const [, group = '', version, plural = ''] = /^\/(?:api|apis\/([^/]+))\/([^/]+)\/([^/]+)$/.exec(path) ?? [];
  const list = listNamed(listName({ plural, group }));
  return list?.version === version ? list : undefined;
}

function listReply(
  list: KubernetesList,
  lists: ClusterLists,
  offset: number,
  limit: number,
  newer: boolean,
  fault: Fault | undefined,
): KubernetesReply {
  if (fault?.kind === 'gone') return gone(offset, fault.withToken !== false);
  const items = lists.get(listName(list));
  if (items === undefined && list.optional)
    return status(404, 'NotFound', 'the server could not find the requested resource');
  const all = items ?? [];
  const end = limit === 0 ? all.length : Math.min(all.length, offset + limit);
  // A token that was handed out for an expired one goes on in a newer state.
  const metadata: JsonObject = { resourceVersion: newer ? '412099' : '412045' };
  if (end < all.length) metadata.remainingItemCount = all.length - end;
  if (end < all.length && fault?.kind !== 'truncated-paging') metadata.continue = tokenAt(end, newer);
  const custom = list.optional === true && !list.group.endsWith('k8s.io');
  const shown = all.slice(offset, end).map((item) => asStored(item, custom));
  const body: JsonObject = {
    kind: `${list.kind === '' ? kindOf(all[0]) : list.kind}List`,
    apiVersion: list.group === '' ? list.version : `${list.group}/${list.version}`,
    metadata,
    items: fault?.kind === 'wrong-type' ? 'unexpected' : shown,
  };
  if (fault?.kind === 'missing-field') delete body.items;
  return { httpStatus: 200, body };
}

// Members of a built-in list carry neither kind nor apiVersion, and everything carries managedFields.
function asStored(item: JsonObject, custom: boolean): JsonObject {
  const { kind, apiVersion, metadata, ...rest } = item;
  const names = custom
    ? { ...(kind === undefined ? {} : { kind }), ...(apiVersion === undefined ? {} : { apiVersion }) }
    : {};
  const managed = [
    {
      manager: 'kube-controller-manager',
      operation: 'Update',
      fieldsType: 'FieldsV1',
      fieldsV1: { 'f:metadata': {} },
    },
  ];
  return { ...names, metadata: { ...(isObject(metadata) ? metadata : {}), managedFields: managed }, ...rest };
}

/** Constraints are of kinds that the cluster made for itself. */
function kindOf(item: JsonObject | undefined): string {
  return typeof item?.kind === 'string' ? item.kind : '';
}

function configz(node: string, lists: ClusterLists): KubernetesRequest | undefined {
  const body = lists.get(`configz@${node}`)?.[0];
  if (body === undefined) return undefined;
  return { source: 'kubernetes/configz', page: 1, reply: () => ({ httpStatus: 200, body }) };
}

function gone(offset: number, withToken: boolean): KubernetesReply {
  const message = 'The provided continue parameter is too old to display a consistent list result.';
  const reply = status(410, 'Expired', message);
  if (withToken && isObject(reply.body)) reply.body.metadata = { continue: tokenAt(offset, true) };
  return reply;
}

export function status(
  httpStatus: number,
  reason: string,
  message: string,
  headers?: Record<string, string>,
): KubernetesReply {
  const body = {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message,
    reason,
    code: httpStatus,
  };
  return headers === undefined ? { httpStatus, body } : { httpStatus, body, headers };
}

function tokenAt(offset: number, newer: boolean): string {
  const token = { v: 'meta.k8s.io/v1', rv: newer ? -1 : 412045, start: offset };
  return Buffer.from(JSON.stringify(token)).toString('base64url');
}

function placeOf(token: string | undefined): { offset: number; newer: boolean } {
  if (token === undefined || token === '') return { offset: 0, newer: false };
  const place = JSON.parse(Buffer.from(token, 'base64url').toString('utf8')) as Json;
  return { offset: Number(dig(place, 'start') ?? 0), newer: dig(place, 'rv') === -1 };
}
