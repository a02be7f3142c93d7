import { parentPort, workerData } from 'node:worker_threads';
import { type Batch, createContext, type ScannedFile, type ScanTerms } from './scan-file.ts';
import { scanPath } from './scan-paths.ts';
import { userChecksOf } from './scan-user-checks.ts';

// Waiver files are matched in one place: a scan that has one needs no workers.
const terms = workerData as ScanTerms;
const context = createContext(terms, () => ({}), await userChecksOf(terms.userChecks));

// Bytes are handed over; a text would be copied, and written as bytes in the end.
const encoder = new TextEncoder();

parentPort?.on('message', (batch: Batch) => {
  const handed: ArrayBuffer[] = [];
  const scanned = batch.map((path): ScannedFile => {
    const told = scanPath(path, context, terms);
    if (told.kept !== undefined) handed.push(told.kept.entry.buffer);
    if (typeof told.lines !== 'string' || told.lines === '') return told;
    const lines = encoder.encode(told.lines);
    handed.push(lines.buffer);
    return { ...told, lines };
  });
  parentPort?.postMessage(scanned, handed);
});
