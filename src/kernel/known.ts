import type { Json } from './json.ts';

/** How a fetch ended (CONTRACT: outcome of a source). */
export const OUTCOMES = ['read', 'denied', 'absent', 'throttled', 'failed', 'not-attempted'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Why something is not known: which source, how its fetch ended, and what would cure it. */
export interface Gap {
  source: string;
  ids: readonly string[];
  outcome: Outcome;
  /** The field that was looked for, as the API spells it. */
  field?: string;
  /** Where it would stand: a pointer into the document, when that was read. */
  path?: string;
  /** A sentence for people. */
  reason: string;
  /** The RAM action or Kubernetes rule that would let Demarc read it. */
  cure?: string;
}

/** Where a value was read: the document and the RFC 6901 pointer into it. */
export interface Evidence {
  source: string;
  ids: readonly string[];
  page?: number;
  path: string;
  value: Json;
}

/** A field that may be missing. There is no default-if-missing: a reader has to open it. */
export type Known<T> = Seen<T> | Unseen;
export interface Seen<T> {
  readonly known: true;
  readonly value: T;
  readonly at: Evidence;
  /** Set when the field was absent from a document that was read and this is its documented default. */
  readonly inferred?: string;
}
export interface Unseen {
  readonly known: false;
  readonly because: Gap;
}

export function seen<T>(value: T, at: Evidence, inferred?: string): Seen<T> {
  return inferred === undefined ? { known: true, value, at } : { known: true, value, at, inferred };
}

export function unseen(because: Gap): Unseen {
  return { known: false, because };
}
