import type { Timing } from './timing.ts';

export interface Limits {
  /** Requests in flight per throttling group. */
  concurrency: number;
  /** Requests begun per second, over all groups; unbounded when absent. */
  qps?: number | undefined;
}

export interface Limiter {
  run<T>(group: string, task: () => Promise<T>): Promise<T>;
}

interface Group {
  running: number;
  waiting: (() => void)[];
}

export function createLimiter(limits: Limits, timing: Timing): Limiter {
  const groups = new Map<string, Group>();
  const pace = createPace(limits.qps, timing);
  return {
    async run(name, task) {
      const group = groups.get(name) ?? { running: 0, waiting: [] };
      groups.set(name, group);
      await enter(group, limits.concurrency);
      try {
        await pace();
        return await task();
      } finally {
        leave(group);
      }
    },
  };
}

async function enter(group: Group, concurrency: number): Promise<void> {
  if (group.running < concurrency) {
    group.running++;
    return;
  }
  // The one that leaves hands its place over: `running` stays as it is.
  await new Promise<void>((resolve) => group.waiting.push(resolve));
}

function leave(group: Group): void {
  const next = group.waiting.shift();
  if (next === undefined) group.running--;
  else next();
}

function createPace(qps: number | undefined, timing: Timing): () => Promise<void> {
  let next = 0;
  return async () => {
    if (qps === undefined) return;
    const now = timing.now();
    const start = Math.max(now, next);
    next = start + 1000 / qps;
    if (start > now) await timing.sleep(start - now);
  };
}
