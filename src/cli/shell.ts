import type { Streams } from './streams.ts';

/** What commands are wired with: where they write, and the exit code they leave. */
export interface Shell {
  streams: Streams;
  exitCode: number;
  /** Handed in by the entry: a second place that reads it would be one more file to load for `--help`. */
  version: string;
}
