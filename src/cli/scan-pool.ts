import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { keepHeapsSmall, limitNursery } from './heap-size.ts';
import type { Batch, ScannedFile, ScanTerms } from './scan-file.ts';

// Built, the worker is an entry of its own beside the command's; in the sources it lies beside this file.
const WORKER = new URL(
  import.meta.url.endsWith('.ts') ? './scan-worker.ts' : '../cli/scan-worker.js',
  import.meta.url,
);
/** Batches that a worker has before it: it never waits. */
const AHEAD = 2;
/** Batches that are under way or wait to be told, for each thread: what is done does not pile up. */
const MOST_PENDING = 4;

/**
 * Scans batches in worker threads, and in this one, which would only wait for them and takes as much memory
 * either way; what they find comes in the order of the batches.
 * @param threads how many work, this one included
 */
export async function* scanInWorkers(
  batches: readonly Batch[],
  terms: ScanTerms,
  threads: number,
  scanHere: (batch: Batch) => ScannedFile[],
): AsyncGenerator<ScannedFile> {
  keepHeapsSmall();
  const line = new BatchLine(batches);
  const workers = Array.from({ length: threads - 1 }, () => new ScanWorker(terms));
  try {
    for (const worker of workers) for (let turn = 0; turn < AHEAD; turn++) line.give(worker);
    for (let told = 0; told < batches.length; told++) {
      while (!line.done.has(told)) {
        const batch = line.next < told + threads * MOST_PENDING ? line.take() : undefined;
        if (batch === undefined) await line.answer(told);
        else {
          line.done.set(batch.number, scanHere(batch.batch));
          limitNursery();
          // Workers that have answered meanwhile are given more.
          await setImmediate();
        }
      }
      const scanned = line.done.get(told) as ScannedFile[];
      // What was told is not kept.
      line.done.delete(told);
      yield* scanned;
    }
  } finally {
    await Promise.all(workers.map((worker) => worker.end()));
  }
}

/** Batches in their order: to whoever is free. */
class BatchLine {
  readonly done = new Map<number, ScannedFile[]>();
  next = 0;
  private readonly batches: readonly Batch[];
  private readonly given = new Map<number, Promise<void>>();

  constructor(batches: readonly Batch[]) {
    this.batches = batches;
  }

  take(): { number: number; batch: Batch } | undefined {
    const batch = this.batches[this.next];
    return batch === undefined ? undefined : { number: this.next++, batch };
  }

  give(worker: ScanWorker): void {
    const taken = this.take();
    if (taken === undefined) return;
    const { number, batch } = taken;
    const answer = worker.scan(batch).then((scanned) => {
      this.given.delete(number);
      this.done.set(number, scanned);
      this.give(worker);
    });
    // It is awaited in its turn; until then a failure is not unhandled.
    answer.catch(() => undefined);
    this.given.set(number, answer);
  }

  /** Until the worker that was given this batch has answered. */
  async answer(number: number): Promise<void> {
    await this.given.get(number);
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
    this.worker.postMessage(batch);
    return answer;
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }
}
