import { enableCompileCache } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { HELP } from './help.ts';
import { VERSION } from './version.ts';

const BUG = 70;
const BROKEN_PIPE = 141;
const UNWRITABLE = 2;

/** Runs one command line and answers its exit code. Everything heavy is imported only when it is needed. */
export async function main(argv: readonly string[]): Promise<number> {
  // Whoever reads us may stop early, as `head` does: end as quietly as other commands do.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? BROKEN_PIPE : reportUnwritable(error));
  });
  // Nobody is left to tell.
  process.stderr.on('error', () => process.exit(UNWRITABLE));
  const [first, asked] = argv;
  if (first === 'help' && asked !== undefined) return main([asked, '--help']);
  if (first === undefined || first === '--help' || first === '-h' || first === 'help') return print(HELP);
  if (first === 'version' || first === '--version') return print(`${VERSION}\n`);
  // In the user's own folder: code that others may have written to a shared one would be run unseen.
  enableCompileCache(join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'demarc', 'compiled'));
  // Warnings about what bundled packages call are for us, not for the user.
  if (!process.env.DEMARC_DEBUG) process.noDeprecation = true;
  process.on('uncaughtException', (error) => process.exit(reportBug(error)));
  try {
    // Documents of megabytes are parsed and dropped one after another: a larger nursery saves a fifth of the time.
    setFlagsFromString('--max-semi-space-size=64');
    setFlagsFromString('--min-semi-space-size=16');
    const { run } = await import('./program.ts');
    return await run(argv, undefined, VERSION);
  } catch (error) {
    return reportBug(error);
  }
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

/** A full disk behind standard output is no bug of ours, and nothing but its user can mend it. */
function reportUnwritable(error: NodeJS.ErrnoException): number {
  const why = error.code ?? error.message;
  process.stderr.write(
    `demarc: Cannot write to standard output: ${why}. Make room there, or choose an --output. [output-unwritable]\n`,
  );
  return UNWRITABLE;
}

function reportBug(error: unknown): number {
  const known = error instanceof Error;
  const message = known ? error.message : String(error);
  process.stderr.write(`demarc: this is our bug, not your mistake: ${message}\n`);
  if (process.env.DEMARC_DEBUG && known) process.stderr.write(`${error.stack}\n`);
  else process.stderr.write('Set DEMARC_DEBUG=1 for the stack, and please report it.\n');
  return BUG;
}
