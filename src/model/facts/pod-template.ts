import type { JsonObject } from '../../kernel/json.ts';
import type { Gap } from '../../kernel/known.ts';
import type { Row } from '../table.ts';

/**
 * A pod specification with the object that owns it: from a running pod, or (later) from a workload's
 * template in a manifest. `spec` keeps what was read, for absent means default.
 */
export interface PodTemplate extends Row {
  cluster: string;
  namespace: string;
  owner: WorkloadOwner;
  labels: JsonObject;
  annotations: JsonObject;
  spec: JsonObject;
  /** Pointer to `spec` in the document of `at`. */
  specPath: string;
  /** Set when the specification is not of the shape the API has: nothing can be said of it. */
  malformed?: Gap;
  /** For a running pod: its own name, the node it runs on, and when it started (epoch ms). */
  pod?: { name: string; node: string; startedAt?: number; uid?: string; running?: RunningImages };
  /** It runs on a virtual node, as an elastic container instance. */
  virtual: boolean;
  /** By which Pod Security Standard it is judged; by the newest, and by the level of each check, unless said. */
  standard?: PodSecurityStandard;
}

/** A namespace says the same with its labels `enforce` and `enforce-version`. */
export interface PodSecurityStandard {
  /** The minor version of Kubernetes whose rules hold. */
  minor?: number;
  level?: PodSecurityLevel;
}

export type PodSecurityLevel = 'baseline' | 'restricted';

/** The digest of the image that each container of a running pod was started from, by the container's name. */
export type RunningImages = ReadonlyMap<string, string>;

export interface WorkloadOwner {
  kind: string;
  group: string;
  name: string;
  /** The list of owners was not read: the name is told from the pod's own name and labels. */
  inferred: boolean;
}
