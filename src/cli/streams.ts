/** Where a command writes; tests pass their own. */
export interface Streams {
  out(text: string): void;
  error(text: string): void;
  /** Columns of the terminal; undefined where standard output is not one. */
  columns: number | undefined;
  colour: boolean;
  /** Standard error is a terminal: progress may be shown. */
  live: boolean;
  environment: Readonly<Record<string, string | undefined>>;
}

export function systemStreams(): Streams {
  const { env, stdout, stderr } = process;
  const terminal = stdout.isTTY === true;
  return {
    out: (text) => void stdout.write(text),
    error: (text) => void stderr.write(text),
    columns: terminal ? stdout.columns : undefined,
    colour: terminal && (env.NO_COLOR ?? '') === '' && env.TERM !== 'dumb',
    live: stderr.isTTY === true && env.CI === undefined,
    environment: env,
  };
}
