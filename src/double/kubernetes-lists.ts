import { dig, isObject, type Json, type JsonObject } from '../kernel/json.ts';
import {
  type KubernetesList,
  kubernetesLists,
  kubernetesSource,
  listName,
  listPath,
} from '../operations/kubernetes.ts';
import type { Fault } from './faults.ts';
import { kindOf } from './kubernetes-kinds.ts';

/** What the API server of a cluster answers. */
export interface KubernetesReply {
  httpStatus: number;
  body: Json;
  headers?: Record<string, string>;
}

/** One request, understood. */
export interface KubernetesRequest {
  source: string;
  /** From 1, by the position of the continue token. */
  page: number;
  reply(fault: Fault | undefined): KubernetesReply;
}

export type ClusterLists = ReadonlyMap<string, readonly JsonObject[]>;

/** Understands a path below the cluster's root; undefined where the API server has nothing there. */
export function understand(
  path: string,
  query: ReadonlyMap<string, string>,
  lists: ClusterLists,
  version: string,
): KubernetesRequest | undefined {
  if (path === '/version') {
    const body = lists.get('version')?.[0] ?? {
      major: '1',
      minor: version.split('.')[1] ?? '',
      gitVersion: version,
      platform: 'linux/amd64',
    };
    return { source: 'kubernetes/version', page: 1, reply: () => ({ httpStatus: 200, body }) };
  }
  if (path === '/api/v1')
    return {
      source: 'kubernetes/discovery',
      page: 1,
      reply: () => ({ httpStatus: 200, body: discovery(lists) }),
    };
  const node = /^\/api\/v1\/nodes\/([^/]+)\/configz$/.exec(path)?.[1];
  if (node !== undefined) return configz(decodeURIComponent(node), lists);
  const list = kubernetesLists.find((candidate) => listPath(candidate) === path);
  if (list === undefined) return undefined;
  const offset = offsetOf(query.get('continue'));
  const limit = query.get('resourceVersion') === '0' ? 0 : Number(query.get('limit') ?? 0);
  const page = limit === 0 ? 1 : Math.floor(offset / limit) + 1;
  return {
    source: kubernetesSource(list),
    page,
    reply: (fault) => listReply(list, lists, offset, limit, fault),
  };
}

function listReply(
  list: KubernetesList,
  lists: ClusterLists,
  offset: number,
  limit: number,
  fault: Fault | undefined,
): KubernetesReply {
  if (fault?.kind === 'gone') return gone(offset, fault.withToken !== false);
  const items = lists.get(listName(list));
  if (items === undefined && list.optional)
    return status(404, 'NotFound', 'the server could not find the requested resource');
  const all = items ?? [];
  const end = limit === 0 ? all.length : Math.min(all.length, offset + limit);
  const metadata: JsonObject = { resourceVersion: '412045' };
  if (end < all.length) metadata.remainingItemCount = all.length - end;
  if (end < all.length && fault?.kind !== 'truncated-paging') metadata.continue = tokenAt(end);
  const custom = list.group.includes('alibabacloud');
  const shown = all.slice(offset, end).map((item) => asStored(item, custom));
  const body: JsonObject = {
    kind: `${kindOf(list.plural)}List`,
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

function discovery(lists: ClusterLists): JsonObject {
  const offersConfigz = [...lists.keys()].some((name) => name.startsWith('configz@'));
  const names = [
    'nodes',
    'nodes/proxy',
    'nodes/status',
    'pods',
    'services',
    ...(offersConfigz ? ['nodes/configz'] : []),
  ];
  return {
    kind: 'APIResourceList',
    groupVersion: 'v1',
    resources: names.map((name) => ({ name, verbs: ['get'] })),
  };
}

function configz(node: string, lists: ClusterLists): KubernetesRequest | undefined {
  const body = lists.get(`configz@${node}`)?.[0];
  if (body === undefined) return undefined;
  return { source: 'kubernetes/configz', page: 1, reply: () => ({ httpStatus: 200, body }) };
}

function gone(offset: number, withToken: boolean): KubernetesReply {
  const message = 'The provided continue parameter is too old to display a consistent list result.';
  const reply = status(410, 'Expired', message);
  if (withToken && isObject(reply.body)) reply.body.metadata = { continue: tokenAt(offset) };
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

function tokenAt(offset: number): string {
  return Buffer.from(JSON.stringify({ v: 'meta.k8s.io/v1', start: offset })).toString('base64url');
}

function offsetOf(token: string | undefined): number {
  if (token === undefined || token === '') return 0;
  return Number(dig(JSON.parse(Buffer.from(token, 'base64url').toString('utf8')), 'start') ?? 0);
}
