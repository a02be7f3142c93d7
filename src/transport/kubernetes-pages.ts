import { dig, isObject, type Json } from '../kernel/json.ts';
import { type KubernetesList, listPath } from '../operations/kubernetes.ts';
import { type Answer, type Refusal, type Reply, toAnswer } from './answer.ts';
import { type KubernetesRefusal, parsed } from './kubernetes-request.ts';
import { withoutManagedFields } from './managed-fields.ts';

/** A GET whose body is not parsed yet. */
export type Get = (path: string, query?: Record<string, string>) => Promise<Reply<string>>;

const PAGE_SIZE = 500;
/** More pages than any list has: an API server that never says "last" is not followed for ever. */
const MOST_PAGES = 10_000;
const MOST_RESTARTS = 3;

const CHANGED =
  'the list changed while it was read and its continue token expired; the rest was read from a newer state, so the list is not of one moment';

/** All pages of a list, each asked for while the one before is worked on. A page that fails ends it. */
export async function* pagesOfList(list: KubernetesList, get: Get): AsyncGenerator<Answer> {
  const walk = new Walk(list);
  const ask = () => {
    const reply = get(listPath(list), walk.query());
    // Awaited later, or never where the reader stops here.
    reply.catch(() => undefined);
    return reply;
  };
  let coming = ask();
  for (let page = 1; page <= MOST_PAGES; ) {
    const text = await coming;
    const reply = parsed(text.ok && list.optional !== true ? withoutNoise(text.value) : text);
    if (!reply.ok) {
      if (!walk.recovers(reply.refusal)) {
        yield toAnswer(forKind(reply.refusal, list), page);
        return;
      }
      coming = ask();
      continue;
    }
    const step = walk.take(reply.value);
    if ('fault' in step) {
      yield toAnswer({ outcome: 'failed', retry: false, reason: step.fault }, page);
      return;
    }
    if (step.more) coming = ask();
    yield pageAnswer(page, step);
    if (!step.more) return;
    page++;
  }
  yield {
    outcome: 'failed',
    page: MOST_PAGES + 1,
    incomplete: true,
    reason: `the list has more than ${MOST_PAGES} pages`,
  };
}

function withoutNoise(text: string): Reply<string> {
  return { ok: true, value: withoutManagedFields(text) };
}

/** A page that can be used: whether another follows, and why the list is not all there is. */
interface Page {
  document: Json;
  more: boolean;
  cut?: string;
  changed: boolean;
}

function pageAnswer(page: number, { document, more, cut, changed }: Page): Answer {
  const answer: Answer = { outcome: 'read', page, document };
  if (changed) Object.assign(answer, { consistent: false, reason: CHANGED } satisfies Partial<Answer>);
  if (more) answer.more = true;
  return cut === undefined ? answer : { ...answer, incomplete: true, reason: cut };
}

/** Where the reading of one list stands. */
class Walk {
  private readonly list: KubernetesList;
  private limit: number;
  private token: string | undefined;
  private readonly used = new Set<string>();
  private restarts = 0;
  private changed = false;
  /** Objects so far, by which a reading that began again knows them. */
  private readonly seen = new Set<string>();
  private count = 0;
  private expected: number | undefined;
  private resourceVersion: Json | undefined;

  constructor(list: KubernetesList) {
    this.list = list;
    this.limit = list.pageSize ?? PAGE_SIZE;
  }

  query(): Record<string, string> {
    // Never resourceVersion=0: the API server would ignore the limit and send everything at once.
    const query = { limit: String(this.limit) };
    return this.token === undefined ? query : { ...query, continue: this.token };
  }

  /** After a refusal: whether to ask again, with smaller pages, from a newer state, or from the beginning. */
  recovers(refusal: KubernetesRefusal): boolean {
    if (refusal.tooLarge === true && this.limit > 1) {
      this.limit = Math.ceil(this.limit / 8);
      return true;
    }
    if (refusal.httpStatus !== 410 || this.restarts >= MOST_RESTARTS) return false;
    this.restarts++;
    this.changed = true;
    this.token = refusal.continue;
    // From the beginning, tokens may come again.
    if (this.token === undefined) this.used.clear();
    return true;
  }

  take(document: Json): Page | { fault: string } {
    const items = dig(document, 'items');
    const fault = faultOf(document, items, this.list);
    if (fault !== undefined) return { fault };
    this.note(document);
    const shown = this.restarts === 0 ? document : this.withoutSeen(document, items as Json[]);
    this.count += (dig(shown, 'items') as Json[]).length;
    const next = dig(document, 'metadata', 'continue');
    const page = { document: shown, changed: this.changed };
    if (!isObject(dig(document, 'metadata')))
      return {
        ...page,
        more: false,
        cut: 'the answer has no metadata, which would say whether there is more',
      };
    if (next === undefined || next === null || next === '') return { ...page, ...this.end(document) };
    if (typeof next !== 'string')
      return { ...page, more: false, cut: 'the answer says that there is more and gives no way to it' };
    if (this.used.has(next))
      return { ...page, more: false, cut: 'the API server hands out the same page again' };
    this.used.add(next);
    this.token = next;
    if (this.restarts === 0) this.remember(items as Json[]);
    return { ...page, more: true };
  }

  private note(document: Json): void {
    const version = dig(document, 'metadata', 'resourceVersion');
    // Pages of one reading are of one moment, unless the API server moved on without saying so.
    if (this.resourceVersion !== undefined && version !== this.resourceVersion) this.changed = true;
    this.resourceVersion ??= version;
    const left = dig(document, 'metadata', 'remainingItemCount');
    if (this.expected === undefined && typeof left === 'number')
      this.expected = (dig(document, 'items') as Json[]).length + left;
  }

  private end(document: Json): Pick<Page, 'more' | 'cut'> {
    const left = dig(document, 'metadata', 'remainingItemCount');
    if (typeof left === 'number' && left > 0)
      return { more: false, cut: `the API server counts ${left} more and gives no way to them` };
    if (!this.changed && this.expected !== undefined && this.count < this.expected)
      return { more: false, cut: `the API server counted ${this.expected} objects and gave ${this.count}` };
    return { more: false };
  }

  private remember(items: readonly Json[]): void {
    for (const item of items) {
      const key = keyOf(item);
      if (key !== undefined) this.seen.add(key);
    }
  }

  private withoutSeen(document: Json, items: readonly Json[]): Json {
    const fresh = items.filter((item) => {
      const key = keyOf(item);
      return key === undefined || !this.seen.has(key);
    });
    this.remember(fresh);
    return isObject(document) ? { ...document, items: fresh } : document;
  }
}

function keyOf(item: Json): string | undefined {
  const uid = dig(item, 'metadata', 'uid');
  if (typeof uid === 'string' && uid !== '') return uid;
  const name = dig(item, 'metadata', 'name');
  return typeof name === 'string' ? `${String(dig(item, 'metadata', 'namespace') ?? '')}/${name}` : undefined;
}

function faultOf(
  document: Json,
  items: Json | undefined,
  { kind, plural }: KubernetesList,
): string | undefined {
  if (!isObject(document)) return 'the answer is not an object';
  const said = document.kind;
  const expected = kind === '' ? undefined : `${kind}List`;
  if (said !== undefined && (expected === undefined ? !isListKind(said) : said !== expected))
    return `the answer is not a list of ${plural}: it calls itself ${nameOf(said)}`;
  return Array.isArray(items) ? undefined : 'the list is not where the answer should hold it';
}

function isListKind(said: Json): boolean {
  return typeof said === 'string' && said.endsWith('List');
}

function nameOf(said: Json): string {
  return typeof said === 'string' && /^\w{1,60}$/.test(said) ? said : 'something else';
}

function forKind(refusal: Refusal, list: KubernetesList): Refusal {
  if (refusal.outcome !== 'absent' || list.optional === true) return refusal;
  return { ...refusal, outcome: 'failed', reason: unknownKind(list) };
}

export function unknownKind(list: KubernetesList): string {
  return `the API server does not know ${list.plural}, which every cluster has`;
}
