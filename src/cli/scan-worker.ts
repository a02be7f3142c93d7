import { parentPort, workerData } from 'node:worker_threads';
import { readText } from '../manifest-files/read-text.ts';
import { createContext, type ScannedFile, type ScanTerms, scanFile } from './scan-file.ts';

/** Files with the names they are told by. */
export type Batch = readonly { path: string; file: string }[];

// Waiver files are matched in one place: a scan that has one needs no workers.
const terms = workerData as ScanTerms;
const context = createContext(terms, () => ({}));

parentPort?.on('message', (batch: Batch) => {
  const scanned: ScannedFile[] = batch.map(({ path, file }) =>
    scanFile(file, readText(path), context, terms),
  );
  parentPort?.postMessage(scanned);
});
