import type { Facts } from '../advisories/matcher.ts';
import type { Gap, Known } from '../kernel/known.ts';
import type { AdviceNote } from '../model/advice-note.ts';
import type { Addon } from '../model/facts/addon.ts';
import type { Cluster } from '../model/facts/cluster.ts';
import type { Node } from '../model/facts/node.ts';
import type { NodePool } from '../model/facts/node-pool.ts';
import type { Scope } from '../model/scope.ts';
import type { ElasticPods, RunningImage } from './running-pods.ts';

/** Where a component belongs: a layer of the table, or one of the two that it lacks. */
export type ComponentLayer =
  | 'control-plane'
  | 'kubelet'
  | 'container-runtime'
  | 'node-os'
  | 'pod-runtime'
  | 'workload'
  | 'system-components'
  | 'client-tools';

/** One component at one place. */
export interface InventoryItem {
  scope: Scope;
  component: string;
  layer: ComponentLayer;
  version: Known<string>;
  facts: Facts;
  cluster?: Cluster;
  node?: Node;
  /** The pool that an item without nodes stands for: what its next node will have. */
  pool?: NodePool;
  addon?: Addon;
  /** What runs of it in the cluster. */
  images?: readonly RunningImage[];
  /** Why there may be more of it than what was read: then nothing is unaffected. */
  gaps?: readonly Gap[];
  elastic?: ElasticPods;
  /** What else is to be said of it, whatever the advisory. */
  notes?: readonly AdviceNote[];
}

/** The components of Kubernetes and of others on which advisories are filed for elastic container instances. */
export const SANDBOX = 'eci-sandbox';

/** What stands in the sandbox of an elastic container instance. */
export const IN_SANDBOX: ReadonlySet<string> = new Set(['containerd', 'runc', 'kernel']);
