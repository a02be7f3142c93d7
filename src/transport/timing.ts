import { setTimeout as wait } from 'node:timers/promises';
import { UsageError } from '../kernel/usage-error.ts';

/** Time and chance, passed in so that tests need neither. */
export interface Timing {
  now(): number;
  random(): number;
  sleep(milliseconds: number): Promise<void>;
}

export function systemTiming(): Timing {
  return { now: Date.now, random: Math.random, sleep: (milliseconds) => wait(milliseconds) };
}

/** Thrown out of a fetch when the person pressed Ctrl-C. */
export function interruption(): UsageError {
  return new UsageError(
    'interrupted',
    'Interrupted. What was read so far is kept; run again with --resume to go on.',
  );
}

/** Waits for the promise, but not past an abort: the request itself cannot be taken back. */
export async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return await promise;
  if (signal.aborted) {
    promise.catch(() => undefined);
    throw interruption();
  }
  let stop: () => void = () => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    stop = () => reject(interruption());
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
