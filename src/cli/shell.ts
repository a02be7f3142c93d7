import type { Streams } from './streams.ts';

/** What commands are wired with: where they write, and the exit code they leave. */
export interface Shell {
  streams: Streams;
  exitCode: number;
}
