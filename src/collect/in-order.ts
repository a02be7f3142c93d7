/**
 * Runs several tasks at once and yields what they give in the order of the tasks, whichever is faster. A
 * task that is ahead of its turn waits with its first value, so no more than `atOnce` values are held.
 */
export async function* inOrder<T>(
  tasks: readonly (() => AsyncIterable<T>)[],
  atOnce: number,
): AsyncGenerator<T> {
  const running: { iterator: AsyncIterator<T>; first: Promise<IteratorResult<T>> }[] = [];
  let begun = 0;
  const begin = () => {
    for (; running.length < atOnce && begun < tasks.length; begun++) {
      const iterator = (tasks[begun] as () => AsyncIterable<T>)()[Symbol.asyncIterator]();
      const first = iterator.next();
      // Awaited in its turn, or never where an earlier task fails.
      first.catch(() => undefined);
      running.push({ iterator, first });
    }
  };
  try {
    for (begin(); running[0] !== undefined; begin()) {
      const { iterator, first } = running[0];
      for (let step = await first; step.done !== true; step = await iterator.next()) yield step.value;
      running.shift();
    }
  } finally {
    for (const { iterator } of running) iterator.return?.()?.catch(() => undefined);
  }
}
