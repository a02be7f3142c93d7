import type { Json } from '../kernel/json.ts';
import type { Outcome } from '../kernel/known.ts';

/** One page of what a service said, or how asking ended. Documents are raw. */
export interface Answer {
  outcome: Outcome;
  /** From 1. */
  page: number;
  document?: Json;
  reason?: string;
  code?: string;
  httpStatus?: number;
  more?: boolean;
  incomplete?: true;
  /** The list changed while it was read: its pages are not of one moment. */
  consistent?: false;
}

/** A call that was answered with no, or not at all. */
export interface Refusal {
  outcome: 'denied' | 'absent' | 'throttled' | 'failed' | 'not-attempted';
  reason: string;
  /** Asking again may help. */
  retry: boolean;
  retryAfterMs?: number;
  code?: string;
  httpStatus?: number;
}

export type Reply<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

export function refused<T>(refusal: Refusal): Reply<T> {
  return { ok: false, refusal };
}

export function toAnswer(refusal: Refusal, page: number): Answer {
  const answer: Answer = { outcome: refusal.outcome, page, reason: refusal.reason };
  if (refusal.code !== undefined) answer.code = refusal.code;
  if (refusal.httpStatus !== undefined) answer.httpStatus = refusal.httpStatus;
  // What was read before this page is not all there is.
  if (page > 1) answer.incomplete = true;
  return answer;
}
