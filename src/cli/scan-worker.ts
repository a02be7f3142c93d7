import { parentPort, workerData } from 'node:worker_threads';
import { type Batch, createContext, type ScannedFile, type ScanTerms } from './scan-file.ts';
import { scanPath } from './scan-paths.ts';
import { userChecksOf } from './scan-user-checks.ts';

// Waiver files are matched in one place: a scan that has one needs no workers.
const terms = workerData as ScanTerms;
const context = createContext(terms, () => ({}), await userChecksOf(terms.userChecks));

parentPort?.on('message', (batch: Batch) => {
  // Bytes are handed over, not copied.
  const handed: ArrayBuffer[] = [];
  const scanned = batch.map((path): ScannedFile => {
    const told = scanPath(path, context, terms);
    if (told.kept !== undefined) handed.push(told.kept.entry.buffer);
    if (told.lines.length > 0) handed.push(told.lines.buffer);
    return told;
  });
  parentPort?.postMessage(scanned, handed);
});
