import { describe, expect, it } from 'vitest';
import { createLimiter } from './limiter.ts';

const idle = { now: () => 0, random: () => 0, sleep: () => Promise.resolve() };

function gate() {
  const opened: (() => void)[] = [];
  return { task: () => new Promise<void>((resolve) => opened.push(resolve)), opened };
}
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('src/transport/limiter.ts', () => {
  it('bounds the requests in flight of a group', async () => {
    const limiter = createLimiter({ concurrency: 2 }, idle);
    const { task, opened } = gate();
    const all = [1, 2, 3].map(() => limiter.run('cs', task));
    await settle();
    expect(opened.length).toBe(2);
    opened[0]?.();
    await settle();
    expect(opened.length).toBe(3);
    opened[1]?.();
    opened[2]?.();
    await Promise.all(all);
  });

  it('bounds each group for itself', async () => {
    const limiter = createLimiter({ concurrency: 1 }, idle);
    const { task, opened } = gate();
    const all = [limiter.run('cs', task), limiter.run('ram', task)];
    await settle();
    expect(opened.length).toBe(2);
    for (const open of opened) open();
    await Promise.all(all);
  });

  it('frees the place of a task that throws', async () => {
    const limiter = createLimiter({ concurrency: 1 }, idle);
    await expect(limiter.run('cs', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await limiter.run('cs', () => Promise.resolve('next'))).toBe('next');
  });

  it('spaces requests to the rate that was asked for', async () => {
    const slept: number[] = [];
    const timing = {
      ...idle,
      sleep: (milliseconds: number) => Promise.resolve(void slept.push(milliseconds)),
    };
    const limiter = createLimiter({ concurrency: 5, qps: 4 }, timing);
    for (const group of ['cs', 'ram', 'cs']) await limiter.run(group, () => Promise.resolve());
    expect(slept).toEqual([250, 500]);
  });
});
