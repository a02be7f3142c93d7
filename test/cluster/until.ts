import { setTimeout as wait } from 'node:timers/promises';

/** Asks again until the condition holds. */
export async function until(
  what: string,
  holds: () => Promise<boolean>,
  { withinMs = 30_000, everyMs = 20 } = {},
): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`still not so after ${withinMs} ms: ${what}`);
    await wait(everyMs);
  }
}
