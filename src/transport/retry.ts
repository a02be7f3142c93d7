import type { Refusal, Reply } from './answer.ts';
import { type Timing, unlessAborted } from './timing.ts';

export interface RetryPolicy {
  /** Tries of one request, the first included. */
  attempts: number;
  baseMs: number;
  capMs: number;
  /** A service that asks for a longer wait than this is not waited for. */
  longestWaitMs: number;
}

export const defaultRetries: RetryPolicy = { attempts: 6, baseMs: 500, capMs: 10_000, longestWaitMs: 60_000 };

/** One for a run: a service that is down must not be asked six times for each of a thousand requests. */
export interface RetryBudget {
  take(): boolean;
}

export function retryBudget(retries: number): RetryBudget {
  let left = retries;
  return { take: () => left-- > 0 };
}

export interface Retrying {
  policy: RetryPolicy;
  budget: RetryBudget;
  timing: Timing;
  /** Nothing is begun after this instant. */
  deadline: number;
  signal?: AbortSignal | undefined;
}

/** Asks until the answer is final, the tries or the run's budget are used up, or the deadline is near. */
export async function withRetries<T>(ask: () => Promise<Reply<T>>, how: Retrying): Promise<Reply<T>> {
  for (let attempt = 1; ; attempt++) {
    const reply = await unlessAborted(ask(), how.signal);
    if (reply.ok || !reply.refusal.retry) return reply;
    if (attempt >= how.policy.attempts)
      return givenUp(reply.refusal, attempt === 1 ? 'after 1 try' : `after ${attempt} tries`);
    const wait = waitBefore(attempt, reply.refusal, how);
    if (wait > how.policy.longestWaitMs)
      return givenUp(reply.refusal, `the service asks to wait ${Math.ceil(wait / 1000)} s`);
    if (how.timing.now() + wait >= how.deadline)
      return givenUp(reply.refusal, 'the time for this fetch is used up');
    if (!how.budget.take()) return givenUp(reply.refusal, "the run's budget of retries is used up");
    await unlessAborted(how.timing.sleep(wait), how.signal);
  }
}

// Full jitter: many requests throttled together must not come back together.
function waitBefore(attempt: number, refusal: Refusal, { policy, timing }: Retrying): number {
  const jitter = timing.random() * Math.min(policy.capMs, policy.baseMs * 2 ** (attempt - 1));
  if (refusal.retryAfterMs === undefined) return Math.round(jitter);
  return Math.round(refusal.retryAfterMs + timing.random() * policy.baseMs);
}

function givenUp<T>(refusal: Refusal, why: string): Reply<T> {
  return { ok: false, refusal: { ...refusal, retry: false, reason: `${refusal.reason} (${why})` } };
}
