import { Worker } from 'node:worker_threads';
import type { ScannedFile, ScanTerms } from './scan-file.ts';
import type { Batch } from './scan-worker.ts';

// Built, the worker is an entry of its own beside the command's; in the sources it lies beside this file.
const WORKER = new URL(
  import.meta.url.endsWith('.ts') ? './scan-worker.ts' : '../cli/scan-worker.js',
  import.meta.url,
);
/** Batches that a worker has before it: it never waits, and what is done does not pile up. */
const AHEAD = 2;

/** Scans batches in worker threads; what they find comes in the order of the batches. */
export async function* scanInWorkers(
  batches: readonly Batch[],
  terms: ScanTerms,
  threads: number,
): AsyncGenerator<ScannedFile> {
  const workers = Array.from({ length: threads }, () => new ScanWorker(terms));
  try {
    const pending = new Map<number, Promise<ScannedFile[]>>();
    let next = 0;
    const give = () => {
      const batch = batches[next];
      if (batch !== undefined) pending.set(next, (workers[next % threads] as ScanWorker).scan(batch));
      next++;
    };
    while (next < threads * AHEAD) give();
    for (let at = 0; at < batches.length; at++) {
      const scanned = (await pending.get(at)) ?? [];
      // What was told is not kept.
      pending.delete(at);
      give();
      yield* scanned;
    }
  } finally {
    await Promise.all(workers.map((worker) => worker.end()));
  }
}

interface Waiting {
  resolve(scanned: ScannedFile[]): void;
  reject(error: unknown): void;
}

/** A thread that answers in the order in which it is asked. */
class ScanWorker {
  private readonly worker: Worker;
  private readonly waiting: Waiting[] = [];

  constructor(terms: ScanTerms) {
    this.worker = new Worker(WORKER, { workerData: terms });
    this.worker.on('message', (scanned: ScannedFile[]) => this.waiting.shift()?.resolve(scanned));
    this.worker.on('error', (error) => {
      for (const { reject } of this.waiting) reject(error);
    });
  }

  scan(batch: Batch): Promise<ScannedFile[]> {
    const answer = new Promise<ScannedFile[]>((resolve, reject) => this.waiting.push({ resolve, reject }));
    // It is awaited in its turn; until then a failure is not unhandled.
    answer.catch(() => undefined);
    this.worker.postMessage(batch);
    return answer;
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }
}
