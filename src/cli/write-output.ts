import { writeFile } from 'node:fs/promises';
import { UsageError } from '../kernel/usage-error.ts';
import type { Streams } from './streams.ts';

/** Writes a report to its file, readable by its owner only, or to standard output. */
export async function writeOutput(text: string, file: string | undefined, streams: Streams): Promise<void> {
  if (file === undefined || file === '-') {
    streams.out(text);
    return;
  }
  try {
    await writeFile(file, text, { mode: 0o600 });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown reason';
    throw new UsageError('output-unwritable', `Cannot write ${file}: ${code}. Choose another --output.`);
  }
}
