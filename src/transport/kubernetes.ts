import { dig, type Json } from '../kernel/json.ts';
import { familyMember, type KubernetesFamily, type KubernetesList } from '../operations/kubernetes.ts';
import { type Answer, type Refusal, type Reply, toAnswer } from './answer.ts';
import { createDiscovery, type Discovery } from './discovery.ts';
import { pagesOfList, unknownKind } from './kubernetes-pages.ts';
import { getText, type KubernetesTarget, parsed } from './kubernetes-request.ts';
import { defaultRetries, type RetryBudget, type RetryPolicy, withRetries } from './retry.ts';
import { interruption, type Timing } from './timing.ts';

export interface KubernetesParts {
  target: KubernetesTarget;
  budget: RetryBudget;
  timing: Timing;
  retries?: Partial<RetryPolicy> | undefined;
  /** For one list, all its pages together. */
  fetchMs?: number | undefined;
}

export interface KubernetesReader {
  version(): Promise<Answer>;
  list(list: KubernetesList): AsyncGenerator<Answer>;
  /** The kinds of a family that the cluster serves, and the answer that tells so. */
  family(family: KubernetesFamily): Promise<{ lists: KubernetesList[]; answer: Answer }>;
  configz(node: string): Promise<Answer>;
}

const FETCH_MS = 600_000;
const NO_CONFIGZ =
  'this API server offers no nodes/configz of its own, and nodes/proxy, which could run anything on the node, is never asked for; ' +
  "the node pool's kubelet_configuration or an export of configz tells the same";
const UNVERIFIED =
  "the kubeconfig says insecure-skip-tls-verify, so the API server's certificate was not checked: whatever answered may be somebody else";

type Get = (path: string, query?: Record<string, string>, accept?: string) => Promise<Reply<string>>;

/** Reads one cluster. */
export function createKubernetesReader(parts: KubernetesParts): KubernetesReader {
  const begin = sender(parts);
  const discovery = createDiscovery(async (path, accept) => parsed(await begin()(path, {}, accept)));
  let offersConfigz: Promise<boolean> | undefined;
  return {
    async version() {
      const answer = single(await begin()('/version'));
      return parts.target.unverified === true && answer.outcome === 'read'
        ? { ...answer, reason: UNVERIFIED }
        : answer;
    },
    list: (list) => listOf(list, discovery, begin()),
    family: (family) => familyOf(family, discovery),
    async configz(node) {
      const get = begin();
      offersConfigz ??= get('/api/v1').then((text) => {
        const reply = parsed(text);
        return reply.ok && listsConfigz(reply.value);
      });
      if (!(await offersConfigz)) return { outcome: 'not-attempted', page: 1, reason: NO_CONFIGZ };
      return single(await get(`/api/v1/nodes/${encodeURIComponent(node)}/configz`));
    },
  };
}

/** An API server that nobody reached once is not asked again for each of its lists. */
function sender({ target, budget, timing, retries, fetchMs }: KubernetesParts): () => Get {
  let reached = false;
  let unreachable: Refusal | undefined;
  return () => {
    const deadline = timing.now() + (fetchMs ?? FETCH_MS);
    const how = {
      policy: { ...defaultRetries, ...retries },
      budget,
      timing,
      deadline,
      signal: target.signal,
    };
    return async (path, query, accept) => {
      if (unreachable !== undefined) return { ok: false, refusal: unreachable };
      const reply = await withRetries(() => getText(target, path, query, accept), how);
      if (target.signal?.aborted === true) throw interruption();
      if (reply.ok || reply.refusal.httpStatus !== undefined) reached = true;
      else if (!reached) unreachable = { ...reply.refusal, retry: false };
      return reply;
    };
  };
}

function single(text: Reply<string>): Answer {
  const reply = parsed(text);
  return reply.ok ? { outcome: 'read', page: 1, document: reply.value } : toAnswer(reply.refusal, 1);
}

function listsConfigz(discovery: Json): boolean {
  const resources = dig(discovery, 'resources');
  return Array.isArray(resources) && resources.some((resource) => dig(resource, 'name') === 'nodes/configz');
}

const NO_KIND = 'the API server has no such kind';

async function* listOf(list: KubernetesList, discovery: Discovery, get: Get): AsyncGenerator<Answer> {
  const found = await discovery.find(list);
  if (found.state === 'failed') yield { outcome: 'failed', page: 1, reason: found.reason };
  else if (found.state === 'absent') {
    yield list.optional === true
      ? { outcome: 'absent', page: 1, reason: NO_KIND }
      : { outcome: 'failed', page: 1, reason: unknownKind(list) };
  } else {
    const served = found.state === 'served' ? { ...list, version: found.value.version } : list;
    yield* pagesOfList(served, get);
  }
}

async function familyOf(
  family: KubernetesFamily,
  discovery: Discovery,
): Promise<{ lists: KubernetesList[]; answer: Answer }> {
  const found = await discovery.kindsOf(family.group);
  if (found.state !== 'served') {
    const reason = found.state === 'failed' ? found.reason : found.state === 'absent' ? NO_KIND : UNKNOWN;
    return {
      lists: [],
      answer: { outcome: found.state === 'absent' ? 'absent' : 'failed', page: 1, reason },
    };
  }
  const kinds = found.value;
  const document = {
    kind: 'APIResourceList',
    groupVersion: `${family.group}/${kinds[0]?.version ?? family.version}`,
    resources: kinds.map(({ plural, kind }) => ({ name: plural, kind })),
  };
  return {
    lists: kinds.map(({ plural, kind }) => familyMember(family, plural, kind)),
    answer: { outcome: 'read', page: 1, document },
  };
}

const UNKNOWN = 'the API server does not tell which kinds it serves';
