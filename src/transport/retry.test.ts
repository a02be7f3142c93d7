import { describe, expect, it } from 'vitest';
import type { Refusal, Reply } from './answer.ts';
import { defaultRetries, type Retrying, retryBudget, withRetries } from './retry.ts';

function clock() {
  let now = 0;
  const slept: number[] = [];
  const sleep = (milliseconds: number) => {
    slept.push(milliseconds);
    now += milliseconds;
    return Promise.resolve();
  };
  return { slept, timing: { now: () => now, random: () => 0.5, sleep } };
}

const throttled: Refusal = { outcome: 'throttled', retry: true, reason: 'slow down' };

function setting(changes: Partial<Retrying> = {}) {
  const { slept, timing } = clock();
  return {
    slept,
    how: { policy: defaultRetries, budget: retryBudget(100), timing, deadline: 1_000_000, ...changes },
  };
}

function replies(...list: Reply<string>[]) {
  let asked = 0;
  const ask = () => Promise.resolve(list[Math.min(asked++, list.length - 1)] as Reply<string>);
  return { ask, asked: () => asked };
}

const no = (refusal: Refusal): Reply<string> => ({ ok: false, refusal });

describe('src/transport/retry.ts', () => {
  it('backs off exponentially with jitter and returns the answer', async () => {
    const { how, slept } = setting();
    const { ask } = replies(no(throttled), no(throttled), no(throttled), { ok: true, value: 'x' });
    expect(await withRetries(ask, how)).toEqual({ ok: true, value: 'x' });
    expect(slept).toEqual([250, 500, 1000]);
  });

  it('gives up after six tries and says so', async () => {
    const { how, slept } = setting();
    const { ask, asked } = replies(no(throttled));
    expect(await withRetries(ask, how)).toEqual(
      no({ outcome: 'throttled', retry: false, reason: 'slow down (after 6 tries)' }),
    );
    expect([asked(), slept.length]).toEqual([6, 5]);
  });

  it('does not ask again what is final', async () => {
    const { how } = setting();
    const { ask, asked } = replies(no({ ...throttled, retry: false }));
    await withRetries(ask, how);
    expect(asked()).toBe(1);
  });

  it('waits as long as the service asks', async () => {
    const { how, slept } = setting();
    const { ask } = replies(no({ ...throttled, retryAfterMs: 7000 }), { ok: true, value: 'x' });
    await withRetries(ask, how);
    expect(slept).toEqual([7250]);
  });

  it('does not wait for an hour', async () => {
    const { how, slept } = setting();
    const { ask } = replies(no({ ...throttled, retryAfterMs: 3_600_000 }));
    const reply = await withRetries(ask, how);
    expect([slept, reply.ok || reply.refusal.reason]).toEqual([
      [],
      'slow down (the service asks to wait 3601 s)',
    ]);
  });

  it('stops before the deadline', async () => {
    const { how, slept } = setting({ deadline: 600 });
    const { ask } = replies(no(throttled));
    const reply = await withRetries(ask, how);
    expect([slept, reply.ok || reply.refusal.reason]).toEqual([
      [250],
      'slow down (the time for this fetch is used up)',
    ]);
  });

  it("spends the run's budget once for all fetches", async () => {
    const budget = retryBudget(3);
    const first = setting({ budget });
    const second = setting({ budget });
    const { ask } = replies(no(throttled), no(throttled), { ok: true, value: 'x' });
    await withRetries(ask, first.how);
    const reply = await withRetries(replies(no(throttled)).ask, second.how);
    expect([second.slept, reply.ok || reply.refusal.reason]).toEqual([
      [250],
      "slow down (the run's budget of retries is used up)",
    ]);
  });

  it('is interrupted by the person, not only between tries', async () => {
    const controller = new AbortController();
    const { how } = setting({ signal: controller.signal });
    const never = withRetries(() => new Promise<Reply<string>>(() => undefined), how);
    controller.abort();
    await expect(never).rejects.toMatchObject({ code: 'interrupted' });
  });
});
