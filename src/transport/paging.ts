import { dig, type Json } from '../kernel/json.ts';
import type { Operation, Paging } from '../operations/operation.ts';
import { type Answer, type Reply, toAnswer } from './answer.ts';

export type Ask = (query: Record<string, string>) => Promise<Reply<Json>>;

/** More pages than any list has: a service that never says "last" is not followed for ever. */
const MOST_PAGES = 10_000;

/** All pages of an answer. A page that fails ends it, after what was read. */
export async function* pagesOf(operation: Operation, ask: Ask): AsyncGenerator<Answer> {
  const cursor = cursorOf(operation);
  for (let page = 1; page <= MOST_PAGES; page++) {
    const reply = await ask(cursor.query());
    if (!reply.ok) {
      yield toAnswer(reply.refusal, page);
      return;
    }
    const step = cursor.read(reply.value);
    const answer: Answer = { outcome: 'read', page, document: reply.value };
    if (step === 'more') yield { ...answer, more: true };
    else if (step === 'end') yield answer;
    else yield { ...answer, incomplete: true, reason: step.cut };
    if (step !== 'more') return;
  }
  yield {
    outcome: 'failed',
    page: MOST_PAGES + 1,
    incomplete: true,
    reason: `the list has more than ${MOST_PAGES} pages`,
  };
}

/** After a page: there is more, this was the last, or the list ends without saying so. */
type Step = 'more' | 'end' | { cut: string };

interface Cursor {
  query(): Record<string, string>;
  read(document: Json): Step;
}

function cursorOf(operation: Operation): Cursor {
  const { paging } = operation;
  if (paging.style === 'none') return { query: () => ({}), read: () => 'end' };
  return paging.style === 'number' ? numbered(operation, paging) : tokened(paging);
}

function numbered(operation: Operation, paging: Extract<Paging, { style: 'number' }>): Cursor {
  let page = 0;
  let seen = 0;
  return {
    query() {
      page++;
      return { [paging.page]: String(page), [paging.size]: String(paging.pageSize) };
    },
    read(document) {
      const items = at(document, operation.items ?? '');
      if (!Array.isArray(items)) return { cut: 'the list is not where the answer should hold it' };
      seen += items.length;
      const total = totalOf(document, paging.total);
      if (total === undefined) return items.length < paging.pageSize ? 'end' : 'more';
      if (seen >= total) return 'end';
      return items.length > 0 ? 'more' : { cut: `the service counts ${total} entries and gave ${seen}` };
    },
  };
}

function tokened(paging: Extract<Paging, { style: 'token' }>): Cursor {
  let token: string | undefined;
  const used = new Set<string>();
  return {
    query() {
      const size = { [paging.size]: String(paging.pageSize) };
      return token === undefined ? size : { ...size, [paging.token]: token };
    },
    read(document) {
      const next = at(document, paging.next);
      const says = paging.more === undefined ? undefined : String(at(document, paging.more)).toLowerCase();
      if (says === 'false') return 'end';
      if ((typeof next !== 'string' && typeof next !== 'number') || next === '') {
        return says === 'true'
          ? { cut: 'the service says that there is more and gives no way to it' }
          : 'end';
      }
      token = String(next);
      if (used.has(token)) return { cut: 'the service hands out the same page again' };
      used.add(token);
      return 'more';
    },
  };
}

// Some products spell counts as strings.
function totalOf(document: Json, pointers: readonly string[]): number | undefined {
  for (const pointer of pointers) {
    const value = at(document, pointer);
    if (value === undefined || value === null || value === '') continue;
    const total = Number(value);
    if (Number.isSafeInteger(total) && total >= 0) return total;
  }
  return undefined;
}

function at(document: Json, pointer: string): Json | undefined {
  return pointer === '' ? document : dig(document, ...pointer.slice(1).split('/'));
}
