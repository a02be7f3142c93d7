import { fileLines } from '../collect/file-lines.ts';
import { dig, JsonFault, parseLine } from '../kernel/json.ts';
import { UsageError } from '../kernel/usage-error.ts';

/** The first line of a snapshot says so, in whatever order its members stand; that of an assessment is one brace. */
export function isSnapshot(input: string): boolean {
  try {
    for (const line of fileLines(input)) return dig(parseLine(line), 'kind') === 'demarc-snapshot';
  } catch (error) {
    if (!(error instanceof JsonFault)) throw unreadable(input, error);
  }
  return false;
}

/** Why an input cannot be read, for people. */
export function unreadable(input: string, error: unknown): UsageError {
  if (error instanceof UsageError) return error;
  const why = (error as NodeJS.ErrnoException).code ?? 'unknown reason';
  return new UsageError(
    'input-unreadable',
    `Cannot read ${input}: ${why}. Check the path and its permissions.`,
  );
}
