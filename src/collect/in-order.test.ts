import { describe, expect, it } from 'vitest';
import { inOrder } from './in-order.ts';

describe('src/collect/in-order.ts', () => {
  it('yields in the order of the tasks, whichever is faster, and runs no more than allowed at once', async () => {
    let running = 0;
    let most = 0;
    const task = (name: string, waits: number) =>
      async function* () {
        most = Math.max(most, ++running);
        for (let turn = 0; turn < waits; turn++) await Promise.resolve();
        yield `${name}1`;
        yield `${name}2`;
        running--;
      };
    const tasks = [task('a', 50), task('b', 0), task('c', 9), task('d', 0), task('e', 3)];
    const seen: string[] = [];
    for await (const value of inOrder(tasks, 2)) seen.push(value);
    expect(seen.join(' ')).toBe('a1 a2 b1 b2 c1 c2 d1 d2 e1 e2');
    expect(most).toBe(2);
  });

  it('takes no second value of a task before its turn', async () => {
    let ahead = 0;
    const first = async function* () {
      yield 'a';
      await Promise.resolve();
      yield `${ahead} of the next one`;
    };
    const second = async function* () {
      for (; ahead < 9; ) {
        ahead++;
        yield await Promise.resolve(`b${ahead}`);
      }
    };
    const seen: string[] = [];
    for await (const value of inOrder([first, second], 2)) seen.push(value);
    expect(seen.slice(0, 3)).toEqual(['a', '1 of the next one', 'b1']);
  });

  it('fails with a task that fails, and ends the others', async () => {
    let ended = false;
    const broken = async function* (): AsyncGenerator<string> {
      yield await Promise.resolve('a');
      throw new Error('broken');
    };
    const other = async function* () {
      try {
        yield await Promise.resolve('b');
      } finally {
        ended = true;
      }
    };
    const seen: string[] = [];
    const all = (async () => {
      for await (const value of inOrder([broken, other], 2)) seen.push(value);
    })();
    await expect(all).rejects.toThrow('broken');
    await Promise.resolve();
    expect([seen, ended]).toEqual([['a'], true]);
  });
});
