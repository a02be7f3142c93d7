import type { Json, JsonObject } from '../kernel/json.ts';

/**
 * The accounts' truth behind the double: whole lists (the double cuts them into pages), keyed as in the
 * export folder, so that a fleet, a folder and a live account are told in the same words.
 */
export interface Fleet {
  account: string;
  regions: string[];
  /** RFC 3339; what "now" is in the fleet's documents. */
  time: string;
  /** `cs/DescribeClusterDetail@c0aa` → the whole answer, unpaged. */
  documents: Map<string, Json>;
  /** cluster id → `pods` or `replicasets.apps` → items; a cluster without an entry has an unreachable API server. */
  kubernetes: Map<string, Map<string, JsonObject[]>>;
  /** Refusals that belong to the fleet: key as in `documents` (or `kubernetes/<cluster>/<list>`) → error. */
  refusals: Map<string, { httpStatus: number; code: string; message: string }>;
}
