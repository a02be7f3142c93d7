import type { Json } from '../kernel/json.ts';
import type { Outcome } from '../kernel/known.ts';
import type { KubernetesFamily, KubernetesList } from '../operations/kubernetes.ts';
import type { Operation, Target } from '../operations/operation.ts';

/** One page of an answer, or how the fetch ended. Documents are raw: the collector redacts them. */
export interface Fetched {
  outcome: Outcome;
  /** From 1. */
  page: number;
  document?: Json;
  reason?: string;
  code?: string;
  httpStatus?: number;
  /** More pages follow after this one. */
  more?: boolean;
  /** The answer ended before its last page. */
  incomplete?: true;
  /** The list changed while it was read: its pages are not of one moment. */
  consistent?: false;
}

/** Where documents come from: the live account, or an export folder. Never throws for what the world said. */
export interface Fetcher {
  call(operation: Operation, target: Target): AsyncIterable<Fetched>;
  /** Told of documents that were read in an earlier run: later fetches may depend on them. */
  learn?(source: string, ids: readonly string[], document: Json): void;
  kubernetes(cluster: string): KubernetesFetcher | { unreachable: Fetched };
}

export interface KubernetesFetcher {
  version(): Promise<Fetched>;
  list(list: KubernetesList): AsyncIterable<Fetched>;
  /** The kinds of a family that the cluster serves, and the answer that tells so. */
  family(family: KubernetesFamily): Promise<{ lists: KubernetesList[]; answer: Fetched }>;
  /** A kubelet's configuration. */
  configz(node: string): Promise<Fetched>;
}
