import { dig, isObject, type Json, type JsonObject } from '../kernel/json.ts';
import type { Paging } from '../operations/operation.ts';
import { type DoubleRefusal, refusal } from './refusal.ts';
import type { Routed } from './route.ts';

/** The part of a list that was asked for. */
export interface Window {
  /** From 1. */
  page: number;
  offset: number;
  size: number;
}

// The highest page size that each operation is documented to take; 100 for the others.
const LARGEST: Readonly<Record<string, number>> = { 'cs/ListClusterKubeconfigStates': 50 };
const DEFAULT_SIZE = 10;

export function windowOf({ operation, source, query }: Routed): Window | { refusal: DoubleRefusal } {
  const { paging } = operation;
  if (paging.style === 'none') return { page: 1, offset: 0, size: Number.POSITIVE_INFINITY };
  const size = Number(query.get(paging.size) ?? DEFAULT_SIZE);
  if (!Number.isInteger(size) || size < 1 || size > (LARGEST[source] ?? 100)) {
    return { refusal: refusal(400, 'InvalidParameter', `Specified parameter ${paging.size} is not valid.`) };
  }
  const offset =
    paging.style === 'number'
      ? numberedOffset(query.get(paging.page), size)
      : tokenOffset(query.get(paging.token), source);
  if (offset === undefined) return { refusal: refusal(400, 'InvalidParameter', 'The page is not valid.') };
  return { page: Math.floor(offset / size) + 1, offset, size };
}

function numberedOffset(page: string | undefined, size: number): number | undefined {
  const number = Number(page ?? 1);
  return Number.isInteger(number) && number >= 1 ? (number - 1) * size : undefined;
}

function tokenOffset(token: string | undefined, source: string): number | undefined {
  if (token === undefined) return 0;
  const [name, offset] = Buffer.from(token, 'base64url').toString('utf8').split('#');
  return name === source && /^\d+$/.test(offset ?? '') ? Number(offset) : undefined;
}

export function tokenFor(source: string, offset: number): string {
  return Buffer.from(`${source}#${offset}`).toString('base64url');
}

/** Cuts a window out of the whole answer and says so as the product does. */
export function cutPage(whole: Json, { operation, source }: Routed, window: Window): Json {
  const { paging, items: pointer } = operation;
  if (paging.style === 'none' || pointer === undefined || !isObject(whole)) return whole;
  const all = at(whole, pointer);
  if (!Array.isArray(all)) return whole;
  const end = window.offset + window.size;
  const page = withValue(whole, pointer, all.slice(window.offset, end));
  if (paging.style === 'number') return withCount(page, paging, window, all.length);
  const more = end < all.length;
  const marked = withValue(page, paging.next, more ? tokenFor(source, end) : '');
  return paging.more === undefined ? marked : withValue(marked, paging.more, more);
}

function withCount(
  page: JsonObject,
  paging: Extract<Paging, { style: 'number' }>,
  { page: number, size }: Window,
  count: number,
): JsonObject {
  const pointer =
    paging.total.find((candidate) => at(page, candidate) !== undefined) ?? paging.total[0] ?? '/TotalCount';
  const spelling = at(page, pointer);
  // Some products count in strings; the fleet's own spelling is kept.
  let counted = withValue(page, pointer, typeof spelling === 'string' ? String(count) : count);
  const parent = pointer.slice(0, pointer.lastIndexOf('/'));
  const snake = /[a-z]_/.test(pointer);
  counted = withValue(counted, `${parent}/${snake ? 'page_number' : paging.page}`, number);
  return withValue(counted, `${parent}/${snake ? 'page_size' : paging.size}`, size);
}

export function at(document: Json, pointer: string): Json | undefined {
  return pointer === '' ? document : dig(document, ...pointer.slice(1).split('/'));
}

/** A copy in which the member at the pointer has another value, or is gone. */
export function withValue(document: JsonObject, pointer: string, value: Json | undefined): JsonObject {
  const [first = '', ...rest] = pointer.slice(1).split('/');
  if (rest.length === 0) {
    if (value !== undefined) return { ...document, [first]: value };
    return Object.fromEntries(Object.entries(document).filter(([name]) => name !== first));
  }
  const inner = document[first];
  return { ...document, [first]: withValue(isObject(inner) ? inner : {}, `/${rest.join('/')}`, value) };
}
