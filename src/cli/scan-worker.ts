import { parentPort, workerData } from 'node:worker_threads';
import { readText } from '../manifest-files/read-text.ts';
import { createContext, type ScannedFile, type ScanTerms, scanFile } from './scan-file.ts';
import { userChecksOf } from './scan-user-checks.ts';

/** Files with the names they are told by. */
export type Batch = readonly { path: string; file: string }[];

// Waiver files are matched in one place: a scan that has one needs no workers.
const terms = workerData as ScanTerms;
const context = createContext(terms, () => ({}), await userChecksOf(terms.userChecks));

// Bytes are handed over; a text would be copied, and written as bytes in the end.
const encoder = new TextEncoder();

parentPort?.on('message', (batch: Batch) => {
  const handed: ArrayBuffer[] = [];
  const scanned = batch.map(({ path, file }): ScannedFile => {
    const told = scanFile(file, readText(path), context, terms);
    if (typeof told.lines !== 'string' || told.lines === '') return told;
    const lines = encoder.encode(told.lines);
    handed.push(lines.buffer);
    return { ...told, lines };
  });
  parentPort?.postMessage(scanned, handed);
});
