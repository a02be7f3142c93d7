import { Command, CommanderError } from 'commander';
import { UsageError } from '../kernel/usage-error.ts';
import { addAdviseCommand } from './advise.ts';
import { addAdvisoriesCommand } from './advisories.ts';
import { addAssessCommand } from './assess.ts';
import { addBenchmarkCommand } from './benchmark.ts';
import { addChecksCommand } from './checks.ts';
import { addCollectCommand } from './collect.ts';
import { addDemoCommand } from './demo.ts';
import { addDiagramCommand } from './diagram.ts';
import { addDiffCommand } from './diff.ts';
import { EXIT } from './exit-code.ts';
import { addFixCommand } from './fix.ts';
import { addIdentityCommand } from './identity.ts';
import { addMatrixCommand } from './matrix.ts';
import { addPatchCommand } from './patch.ts';
import { addRbacCommand } from './rbac.ts';
import { addRedactCommand } from './redact.ts';
import { addScanCommand } from './scan.ts';
import type { Shell } from './shell.ts';
import { type Streams, systemStreams } from './streams.ts';
import { addWhoCommand } from './who.ts';

const COMMANDS = [
  addDemoCommand,
  addCollectCommand,
  addAssessCommand,
  addScanCommand,
  addFixCommand,
  addDiffCommand,
  addMatrixCommand,
  addWhoCommand,
  addIdentityCommand,
  addRbacCommand,
  addDiagramCommand,
  addChecksCommand,
  addBenchmarkCommand,
  addAdvisoriesCommand,
  addAdviseCommand,
  addPatchCommand,
  addRedactCommand,
];

/** Runs a command line that is more than a request for help or for the version. */
export async function run(
  argv: readonly string[],
  streams: Streams = systemStreams(),
  version = 'unreleased',
): Promise<number> {
  const shell: Shell = { streams, exitCode: EXIT.clean, version };
  const program = createProgram(shell);
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return shell.exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.clean : EXIT.usage;
    if (error instanceof UsageError) {
      streams.error(`demarc: ${inert(error.message)} [${error.code}]\n`);
      return EXIT.usage;
    }
    throw error;
  }
}

/** Every command with its flags; nothing is run. */
export function createProgram(shell: Shell): Command {
  const { streams } = shell;
  const program = new Command('demarc')
    .exitOverride()
    .configureOutput({
      writeOut: streams.out,
      writeErr: streams.error,
      outputError: (text, write) => write(`demarc: ${inert(text.trim())} [bad-flag]\n`),
    })
    .showHelpAfterError("Run 'demarc <command> --help' for its flags.");
  for (const add of COMMANDS) add(program, shell);
  return program;
}

// File names and ids in messages come from outside.
function inert(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\u2028\u2029]/gu,
    (character) => `\\u${character.codePointAt(0)?.toString(16).padStart(4, '0')}`,
  );
}
