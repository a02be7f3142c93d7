import { dig, isObject, type Json } from '../kernel/json.ts';
import { type KubernetesList, listPath } from '../operations/kubernetes.ts';
import { type Answer, type Refusal, type Reply, toAnswer } from './answer.ts';
import { getJson, type KubernetesRefusal, type KubernetesTarget } from './kubernetes-request.ts';
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
  configz(node: string): Promise<Answer>;
}

const PAGE_SIZE = 500;
const FETCH_MS = 600_000;
const NO_CONFIGZ =
  'this API server offers no nodes/configz of its own, and nodes/proxy, which could run anything on the node, is never asked for; ' +
  "the node pool's kubelet_configuration or an export of configz tells the same";

type Get = (path: string, query?: Record<string, string>) => Promise<Reply<Json>>;

/** Reads one cluster. */
export function createKubernetesReader(parts: KubernetesParts): KubernetesReader {
  const begin = sender(parts);
  let offersConfigz: Promise<boolean> | undefined;
  return {
    version: async () => single(await begin()('/version')),
    list: (list) => pagesOfList(list, begin()),
    async configz(node) {
      const get = begin();
      offersConfigz ??= get('/api/v1').then((reply) => reply.ok && listsConfigz(reply.value));
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
    return async (path, query) => {
      if (unreachable !== undefined) return { ok: false, refusal: unreachable };
      const reply = await withRetries(() => getJson(target, path, query), how);
      if (target.signal?.aborted === true) throw interruption();
      if (reply.ok || reply.refusal.httpStatus !== undefined) reached = true;
      else if (!reached) unreachable = { ...reply.refusal, retry: false };
      return reply;
    };
  };
}

function single(reply: Reply<Json>): Answer {
  return reply.ok ? { outcome: 'read', page: 1, document: reply.value } : toAnswer(reply.refusal, 1);
}

function listsConfigz(discovery: Json): boolean {
  const resources = dig(discovery, 'resources');
  return Array.isArray(resources) && resources.some((resource) => dig(resource, 'name') === 'nodes/configz');
}

async function* pagesOfList(list: KubernetesList, get: Get): AsyncGenerator<Answer> {
  // Never resourceVersion=0: the API server would ignore the limit and send everything at once.
  let token: string | undefined;
  let changed = false;
  for (let page = 1; ; page++) {
    const reply = await get(listPath(list), {
      limit: String(PAGE_SIZE),
      ...(token === undefined ? {} : { continue: token }),
    });
    if (!reply.ok) {
      const onwards = (reply.refusal as KubernetesRefusal).continue;
      if (reply.refusal.httpStatus === 410 && onwards !== undefined && !changed) {
        changed = true;
        token = onwards;
        page--;
        continue;
      }
      yield toAnswer(forKind(reply.refusal, list), page);
      return;
    }
    const next = dig(reply.value, 'metadata', 'continue');
    const more = typeof next === 'string' && next !== '';
    yield pageAnswer(project(reply.value), page, more, changed);
    if (!more) return;
    token = next;
  }
}

const CHANGED =
  'the continue token expired; the rest was read from a newer state, so the list is not of one moment';

function pageAnswer(document: Json, page: number, more: boolean, changed: boolean): Answer {
  const answer: Answer = { outcome: 'read', page, document };
  if (changed) answer.reason = CHANGED;
  if (more) return { ...answer, more: true };
  const left = dig(document, 'metadata', 'remainingItemCount');
  if (!Array.isArray(dig(document, 'items')))
    return { ...answer, incomplete: true, reason: 'the list is not where the answer should hold it' };
  if (typeof left === 'number' && left > 0)
    return {
      ...answer,
      incomplete: true,
      reason: `the API server counts ${left} more and gives no way to them`,
    };
  return answer;
}

function forKind(refusal: Refusal, list: KubernetesList): Refusal {
  if (refusal.outcome !== 'absent' || list.optional === true) return refusal;
  return {
    ...refusal,
    outcome: 'failed',
    reason: `the API server does not know ${list.plural}, which every cluster has`,
  };
}

/** Drops what is half of an object's size and says who wrote which field, never what it is. */
function project(document: Json): Json {
  const items = dig(document, 'items');
  if (!Array.isArray(items)) return document;
  for (const item of items) {
    const metadata = dig(item, 'metadata');
    if (isObject(metadata)) delete metadata.managedFields;
  }
  return document;
}
