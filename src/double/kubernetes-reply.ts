import type { Json, JsonObject } from '../kernel/json.ts';

/** What the API server of a cluster answers. */
export interface KubernetesReply {
  httpStatus: number;
  body: Json;
  headers?: Record<string, string>;
}

/** The objects of a cluster by the names of their lists. */
export type ClusterLists = ReadonlyMap<string, readonly JsonObject[]>;
