import { compareLists, compareText } from '../../kernel/compare.ts';
import { dig, isObject, type Json, type JsonObject } from '../../kernel/json.ts';
import type { Gap, Outcome } from '../../kernel/known.ts';
import type { Operation } from '../../operations/operation.ts';
import { cureOf, operationOf } from '../../operations/table.ts';
import type { SnapshotEntry, SnapshotHeader } from '../../snapshot/snapshot.ts';
import type { Completeness, Origin } from '../table.ts';

/** A document that was read, or one page of it. */
export interface ReadDocument {
  source: string;
  ids: readonly string[];
  page?: number;
  document: Json;
}

/** An element of a list, and where it stood. */
export interface Item {
  value: JsonObject;
  origin: Origin;
}

export interface ItemList {
  items: Item[];
  completeness: Completeness;
}

/** Everything of a snapshot but the pods, by source and ids. */
export class Reading {
  readonly header: SnapshotHeader;
  private readonly bySource = new Map<string, Map<string, SnapshotEntry[]>>();
  private readonly byFirst = new Map<string, ReadonlyMap<string | undefined, string[][]>>();
  private readonly faults = new Map<string, Gap>();

  constructor(header: SnapshotHeader, entries: readonly SnapshotEntry[]) {
    this.header = header;
    for (const entry of entries) this.add(entry);
    for (const requests of this.bySource.values())
      for (const pages of requests.values()) pages.sort(comparePages);
  }

  private add(entry: SnapshotEntry): void {
    let requests = this.bySource.get(entry.source);
    if (requests === undefined) {
      requests = new Map();
      this.bySource.set(entry.source, requests);
    }
    const key = entry.ids.join('\n');
    const pages = requests.get(key);
    if (pages === undefined) requests.set(key, [entry]);
    else pages.push(entry);
  }

  /** The ids of every request of a source, read or not, in order. */
  requests(source: string): string[][] {
    const requests = [...(this.bySource.get(source)?.values() ?? [])];
    return requests.map((pages) => pages[0]?.ids ?? []).sort(compareLists);
  }

  /** The requests whose first id is this one, as that of a cluster is: not each of thousands walks them all. */
  requestsOf(source: string, first: string): readonly string[][] {
    let byFirst = this.byFirst.get(source);
    if (byFirst === undefined) {
      byFirst = Map.groupBy(this.requests(source), ([id]) => id);
      this.byFirst.set(source, byFirst);
    }
    return byFirst.get(first) ?? [];
  }

  /** The pages of one request that were read. */
  documents(source: string, ids: readonly string[]): ReadDocument[] {
    const pages = this.bySource.get(source)?.get(ids.join('\n')) ?? [];
    return pages.flatMap((entry) =>
      entry.outcome === 'read' && entry.document !== undefined ? [toDocument(entry)] : [],
    );
  }

  /** Every document of a source. */
  all(source: string): ReadDocument[] {
    return this.requests(source).flatMap((ids) => this.documents(source, ids));
  }

  /** Why one request was not wholly read; empty when it was. */
  gaps(source: string, ids: readonly string[]): Gap[] {
    const pages = this.bySource.get(source)?.get(ids.join('\n'));
    if (pages === undefined) return [gapOf(source, ids, 'not-attempted', 'it was not asked for')];
    return pages.flatMap((entry) => {
      if (entry.outcome !== 'read') return [gapOfEntry(entry)];
      const cut = entry.incomplete || (entry.more && entry === pages[pages.length - 1]);
      return cut
        ? [gapOf(source, ids, 'failed', entry.reason ?? 'the answer ended before its last page')]
        : [];
    });
  }

  /** The list of one request over all its pages. Wrong shapes and missing pages make it partial. */
  list(source: string, ids: readonly string[], itemsAt?: string): ItemList {
    const operation = operationOf(source);
    const at = itemsAt ?? operation?.items ?? '/items';
    const documents = this.documents(source, ids);
    const gaps = this.gaps(source, ids);
    const items: Item[] = [];
    for (const document of documents) gaps.push(...takeItems(document, at, items));
    if (gaps.length === 0) gaps.push(...missingPages(source, ids, documents, items, operation));
    this.remember(gaps);
    return { items, completeness: completenessOf(gaps, documents.length > 0) };
  }

  /** The lists so far of which a part is missing or has another shape, whatever the fetch is said to have been. */
  faultyLists(): Gap[] {
    return [...this.faults.values()];
  }

  private remember(gaps: readonly Gap[]): void {
    const fault = gaps.find((gap) => gap.outcome === 'failed');
    if (fault !== undefined) this.faults.set([fault.source, ...fault.ids].join('\n'), fault);
  }
}

function completenessOf(gaps: Gap[], anyRead: boolean): Completeness {
  return { state: gaps.length === 0 ? 'complete' : anyRead ? 'partial' : 'none', gaps };
}

function takeItems(document: ReadDocument, at: string, items: Item[]): Gap[] {
  const names = at.split('/').slice(1);
  const list = names.length === 0 ? document.document : dig(document.document, ...names);
  if (!Array.isArray(list)) {
    return [
      gapOf(
        document.source,
        document.ids,
        'failed',
        `the answer has no list at ${at === '' ? 'its top' : at}`,
      ),
    ];
  }
  const place = at === '' ? 'the list' : at;
  let odd = 0;
  let first = 0;
  for (let index = 0; index < list.length; index++) {
    const value = list[index];
    if (isObject(value)) items.push({ value, origin: originOf(document, `${at}/${index}`) });
    else if (odd++ === 0) first = index;
  }
  if (odd === 0) return [];
  // One gap for all of them: a hundred thousand would say no more.
  const reason = `${odd} of ${list.length} elements of ${place} are not objects, the first at ${first}`;
  return [gapOf(document.source, document.ids, 'failed', reason)];
}

/** Counts and tokens in the answers say whether pages are missing; a cut list must not look whole. */
function missingPages(
  source: string,
  ids: readonly string[],
  documents: readonly ReadDocument[],
  items: readonly Item[],
  operation: Operation | undefined,
): Gap[] {
  const last = documents[documents.length - 1]?.document;
  const gap = (reason: string) => [gapOf(source, ids, 'failed', reason)];
  const numbers = documents.map((document) => document.page ?? 1);
  if (numbers.some((number, index) => number !== index + 1)) return gap('a page of the answer is missing');
  const tokens = ['NextToken', 'next_token', 'nextToken'].map((name) => dig(last, name));
  const next = [dig(last, 'metadata', 'continue'), ...tokens];
  if (
    next.some((token) => typeof token === 'string' && token !== '') &&
    operation?.paging.style !== 'number'
  ) {
    return gap('the last page names a further one that is not here');
  }
  const truncated = dig(last, 'IsTruncated');
  if (truncated === true || truncated === 'true') return gap('the last page says that there is more');
  if (operation?.paging.style !== 'number') return [];
  for (const at of operation.paging.total) {
    const total = dig(last, ...at.split('/').slice(1));
    if (total === undefined) continue;
    const count = distinctCount(items);
    if (Number(total) > count) return gap(`${count} of ${Number(total)} items are here`);
  }
  return [];
}

/** A list that changes while it is paged shows an element twice, and another one never. */
function distinctCount(items: readonly Item[]): number {
  return new Set(items.map((item) => JSON.stringify(item.value))).size;
}

export function originOf(document: ReadDocument, path: string): Origin {
  const origin: Origin = { source: document.source, ids: document.ids, path };
  if (document.page !== undefined) origin.page = document.page;
  return origin;
}

export function gapOf(
  source: string,
  ids: readonly string[],
  outcome: Outcome,
  reason: string,
  field?: string,
): Gap {
  const cure = outcome === 'denied' || outcome === 'not-attempted' ? cureOf(source) : undefined;
  const gap: Gap = { source, ids, outcome, reason };
  if (cure !== undefined) gap.cure = cure;
  if (field !== undefined) gap.field = field;
  return gap;
}

function gapOfEntry(entry: SnapshotEntry): Gap {
  const gap = gapOf(entry.source, entry.ids, entry.outcome, entry.reason ?? outcomeReason(entry));
  return entry.cure !== undefined && gap.cure !== undefined ? { ...gap, cure: entry.cure } : gap;
}

function outcomeReason(entry: SnapshotEntry): string {
  const code = entry.code === undefined ? '' : ` (${entry.code})`;
  switch (entry.outcome) {
    case 'denied':
      return `access was denied${code}`;
    case 'absent':
      return `there is no such thing${code}`;
    case 'throttled':
      return `the API was too busy${code}`;
    case 'not-attempted':
      return 'it was not asked for';
    default:
      return `the fetch failed${code}`;
  }
}

function toDocument(entry: SnapshotEntry): ReadDocument {
  const document: ReadDocument = { source: entry.source, ids: entry.ids, document: entry.document as Json };
  if (entry.page !== undefined) document.page = entry.page;
  return document;
}

function comparePages(a: SnapshotEntry, b: SnapshotEntry): number {
  // Two entries of one page (a document and a refusal) keep an order of their own, so that shuffling changes nothing.
  return (
    (a.page ?? 1) - (b.page ?? 1) || compareText(a.outcome, b.outcome) || compareText(textOf(a), textOf(b))
  );
}

function textOf(entry: SnapshotEntry): string {
  return JSON.stringify(entry.document ?? entry.reason ?? '');
}
