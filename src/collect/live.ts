import { dig, type Json } from '../kernel/json.ts';
import { sourceOf } from '../operations/operation.ts';
import type { Answer } from '../transport/answer.ts';
import { type CloudOptions, createCloudClient, DEFAULT_RETRY_BUDGET } from '../transport/cloud.ts';
import { type KubeContext, type KubeconfigChoice, loadContexts } from '../transport/kubeconfig.ts';
import { createKubernetesReader, type KubernetesReader } from '../transport/kubernetes.ts';
import { endpointsOf, matchContext } from '../transport/match-contexts.ts';
import { type RetryBudget, retryBudget } from '../transport/retry.ts';
import { createSecrets } from '../transport/secrets.ts';
import { createKubeconfigIssuer, type KubeconfigIssuer } from '../transport/temporary-kubeconfig.ts';
import { systemTiming } from '../transport/timing.ts';
import type { Fetched, Fetcher, KubernetesFetcher } from './fetcher.ts';

export interface LiveOptions extends CloudOptions {
  /** Absent: what kubectl would use. */
  kubeconfig?: KubeconfigChoice | undefined;
  /** Lets ACK issue a kubeconfig of 15 minutes for clusters that no context reaches. */
  temporaryKubeconfig?: 'private' | 'public' | undefined;
  /** For one page of a Kubernetes list. */
  kubernetesTimeoutMs?: number | undefined;
}

/** How a cluster is reached, for people to see. */
export interface Connection {
  cluster: string;
  /** The kubeconfig context, or that ACK issues a kubeconfig for 15 minutes. */
  by: 'endpoint' | 'name' | 'temporary';
  context?: string;
  /** The kubeconfig switches the check of the server's certificate off. */
  unverified?: true;
}

export interface LiveFetcher extends Fetcher {
  /** Tells of a document that was read in an earlier run, which says where API servers are. */
  learn(source: string, ids: readonly string[], document: Json): void;
  /** How `kubernetes` would reach the cluster. */
  connection(cluster: string): Connection | undefined;
}

/** The live account: signed calls for the cloud, the user's kubeconfig for the clusters. */
export async function createLiveFetcher(options: LiveOptions = {}): Promise<LiveFetcher> {
  const budget = options.budget ?? retryBudget(DEFAULT_RETRY_BUDGET);
  const shared = { ...options, budget };
  const cloud = createCloudClient(shared);
  const contexts = await loadContexts(options.kubeconfig ?? {});
  const places = createPlaces();
  const issuer =
    options.temporaryKubeconfig === undefined
      ? undefined
      : createKubeconfigIssuer(shared, options.temporaryKubeconfig);
  const readers = new Map<string, KubernetesFetcher>();
  const matchOf = (cluster: string) =>
    matchContext({ id: cluster, endpoints: places.of(cluster).endpoints }, contexts);
  const open = (cluster: string): KubernetesFetcher | undefined => {
    const match = matchOf(cluster);
    if (match !== undefined) return readerOf(match.context, shared);
    return issuer === undefined ? undefined : issuedReader(issuer, cluster, places, shared);
  };
  return {
    async *call(operation, target) {
      for await (const page of cloud.call(operation, target)) {
        if (page.document !== undefined) places.learn(sourceOf(operation), target.ids, page.document);
        yield page;
      }
    },
    kubernetes(cluster) {
      const reader = readers.get(cluster) ?? open(cluster);
      if (reader === undefined) return { unreachable: noContext() };
      readers.set(cluster, reader);
      return reader;
    },
    learn: places.learn,
    connection(cluster) {
      const match = matchOf(cluster);
      if (match !== undefined) {
        const { name, unverified } = match.context;
        return { cluster, by: match.by, context: name, ...(unverified && { unverified }) };
      }
      return issuer === undefined ? undefined : { cluster, by: 'temporary' };
    },
  };
}

function noContext(): Fetched {
  const reason =
    'no context of the kubeconfig leads to this cluster; add one (by the address of its API server, or named after the cluster id), ' +
    'or let ACK issue a temporary kubeconfig with --temporary-kubeconfig';
  return { outcome: 'not-attempted', page: 1, reason };
}

interface Place {
  endpoints: string[];
  region?: string;
}

interface Places {
  learn(source: string, ids: readonly string[], document: Json): void;
  of(cluster: string): Place;
}

/** Where API servers are, from the documents that pass. */
function createPlaces(): Places {
  const places = new Map<string, Place>();
  const note = (id: unknown, cluster: Json | undefined) => {
    if (typeof id !== 'string') return;
    const place = places.get(id) ?? { endpoints: [] };
    place.endpoints.push(...endpointsOf(dig(cluster, 'master_url')));
    const region = dig(cluster, 'region_id');
    if (typeof region === 'string') place.region = region;
    places.set(id, place);
  };
  return {
    learn(source, ids, document) {
      if (source === 'cs/DescribeClusterDetail') note(ids[0], document);
      const clusters = source === 'cs/DescribeClustersV1' ? dig(document, 'clusters') : undefined;
      for (const cluster of Array.isArray(clusters) ? clusters : [])
        note(dig(cluster, 'cluster_id'), cluster);
    },
    of: (cluster) => places.get(cluster) ?? { endpoints: [] },
  };
}

function readerOf(
  { server, config, plugin, unverified }: KubeContext,
  options: LiveOptions & { budget: RetryBudget },
): KubernetesReader {
  const { budget, retries, signal, fetchMs, kubernetesTimeoutMs: timeoutMs = 60_000 } = options;
  const target = { server, config, plugin, unverified, secrets: createSecrets(), timeoutMs, signal };
  return createKubernetesReader({
    target,
    budget,
    timing: options.timing ?? systemTiming(),
    retries,
    fetchMs,
  });
}

/** The kubeconfig is issued with the first request, so that an unused cluster gets none. */
function issuedReader(
  issuer: KubeconfigIssuer,
  cluster: string,
  places: Places,
  options: LiveOptions & { budget: RetryBudget },
): KubernetesFetcher {
  let opened: Promise<KubernetesReader | Answer> | undefined;
  const open = (): Promise<KubernetesReader | Answer> => {
    opened ??= issuer.issue(cluster, places.of(cluster).region).then((reply): KubernetesReader | Answer => {
      if (reply.ok) return readerOf(reply.value, options);
      const { outcome, reason, code, httpStatus } = reply.refusal;
      const named = {
        ...(code === undefined ? {} : { code }),
        ...(httpStatus === undefined ? {} : { httpStatus }),
      };
      return { outcome, page: 1, reason: `no temporary kubeconfig: ${reason}`, ...named };
    });
    return opened;
  };
  return {
    async version() {
      const reader = await open();
      return 'outcome' in reader ? reader : await reader.version();
    },
    async *list(list) {
      const reader = await open();
      if ('outcome' in reader) yield reader;
      else yield* reader.list(list);
    },
    async family(family) {
      const reader = await open();
      return 'outcome' in reader ? { lists: [], answer: reader } : await reader.family(family);
    },
    async configz(node) {
      const reader = await open();
      return 'outcome' in reader ? reader : await reader.configz(node);
    },
  };
}
