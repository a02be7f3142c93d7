import { createHash } from 'node:crypto';
import { isObject, type Json, type JsonObject } from '../kernel/json.ts';
import type { Fault } from './faults.ts';
import { at, tokenFor, type Window, withValue } from './pages.ts';
import type { Routed } from './route.ts';

const REQUEST_ID_SPELLINGS = ['request_id', 'requestId', 'RequestId'] as const;

/** Request ids under one of three spellings, and members that no reader knows yet. */
export function withQuirks(document: Json, { source, ids }: Routed, page: number): Json {
  if (!isObject(document)) return document;
  const hash = requestId([source, ...ids, String(page)].join('\n'));
  const spelling = REQUEST_ID_SPELLINGS[hash.charCodeAt(0) % 3] ?? 'RequestId';
  return { ...document, [spelling]: hash, x_added_later: { since: '2027-01-01', beta: true } };
}

/** The same request has the same id, so that two runs read the same bytes. */
export function requestId(text: string): string {
  const hash = createHash('sha256').update(text).digest('hex').toUpperCase();
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    hash.slice(12, 16),
    hash.slice(16, 20),
    hash.slice(20, 32),
  ].join('-');
}

/** Faults that change the document itself. */
export function spoil(document: Json, routed: Routed, fault: Fault | undefined, window: Window): Json {
  const items = routed.operation.items;
  if (fault?.kind === 'wrong-type')
    return items === undefined || items === '' || !isObject(document)
      ? 'unexpected'
      : withValue(document, items, 'unexpected');
  if (fault?.kind === 'missing-field') return without(document, items, fault.field);
  if (fault?.kind === 'truncated-paging' && isObject(document)) return truncated(document, routed, window);
  return document;
}

function without(document: Json, items: string | undefined, field: string | undefined): Json {
  if (!isObject(document)) return null;
  if (field !== undefined) return withValue(document, `/${field}`, undefined);
  return items === undefined || items === '' ? {} : withValue(document, items, undefined);
}

function truncated(document: JsonObject, { operation, source }: Routed, window: Window): Json {
  const { paging, items = '' } = operation;
  if (paging.style === 'number') return window.page === 1 ? document : withValue(document, items, []);
  if (paging.style === 'none' || at(document, paging.next) === '') return document;
  if (paging.more !== undefined) return withValue(document, paging.next, undefined);
  // Without a flag only a token that leads in a circle can be told from a last page.
  return withValue(document, paging.next, tokenFor(source, window.size));
}
