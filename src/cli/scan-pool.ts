import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { ScannedFile, ScanTerms } from './scan-file.ts';
import type { Batch } from './scan-worker.ts';

// Built, the worker is an entry of its own beside the command's; in the sources it lies beside this file.
const WORKER = new URL(
  import.meta.url.endsWith('.ts') ? './scan-worker.ts' : '../cli/scan-worker.js',
  import.meta.url,
);
/** Documents live for a moment: a small nursery holds them. */
const LIMITS = { maxYoungGenerationSizeMb: 24 };
/** Batches that a worker has before it: it never waits, and what is done does not pile up. */
const AHEAD = 2;

/** Scans batches in worker threads; what they find comes in the order of the batches. */
export async function* scanInWorkers(
  batches: readonly Batch[],
  terms: ScanTerms,
  threads: number,
): AsyncGenerator<ScannedFile> {
  const workers = Array.from({ length: threads }, () => new Worker(WORKER, { workerData: terms, resourceLimits: LIMITS }));
  try {
    const pending: Promise<ScannedFile[]>[] = [];
    let next = 0;
    const give = () => {
      const batch = batches[next];
      if (batch !== undefined) pending.push(asked(workers[next % threads] as Worker, batch));
      next++;
    };
    while (next < threads * AHEAD) give();
    for (let at = 0; at < batches.length; at++) {
      const scanned = await pending[at];
      // What was told is not kept.
      delete pending[at];
      give();
      yield* scanned ?? [];
    }
  } finally {
    for (const worker of workers) await worker.terminate();
  }
}

/** A worker answers in the order in which it is asked. */
function asked(worker: Worker, batch: Batch): Promise<ScannedFile[]> {
  const queue = queues.get(worker) ?? Promise.resolve();
  const answer = queue.then(async () => {
    worker.postMessage(batch);
    const [scanned] = (await once(worker, 'message')) as [ScannedFile[]];
    return scanned;
  });
  queues.set(
    worker,
    answer.then(() => undefined),
  );
  return answer;
}

const queues = new WeakMap<Worker, Promise<void>>();
