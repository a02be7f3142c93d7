import { Command, CommanderError } from 'commander';

/** Runs a command line that is more than a request for help or for the version. */
export async function run(argv: readonly string[]): Promise<number> {
  const program = new Command('demarc').exitOverride();
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
}
