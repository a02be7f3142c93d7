import type { Streams } from './streams.ts';

export interface Progress {
  step(text: string): void;
  done(): void;
}

/** One line on a terminal that says what is read; silent elsewhere. */
export function createProgress(streams: Streams): Progress {
  if (!streams.live) return { step: () => undefined, done: () => undefined };
  let count = 0;
  return {
    step(text) {
      count += 1;
      const shown = text.replace(/[^\x20-\x7e]/g, '?').slice(0, 60);
      streams.error(`\r\u001b[2K${count} read, ${shown}`);
    },
    done() {
      if (count > 0) streams.error('\r\u001b[2K');
    },
  };
}
