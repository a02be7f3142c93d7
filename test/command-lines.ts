import type { Command } from 'commander';
import { createProgram } from '../src/cli/program.ts';
import type { Streams } from '../src/cli/streams.ts';

/** The command lines of a page that call the program, each as its arguments. */
export function commandLinesOf(page: string): string[][] {
  const code = [...page.matchAll(/^( {4}.*|```[\s\S]*?^ *```)$/gm)].map(([, block = '']) => block).join('\n');
  const lines = code.split('\n').flatMap((line) => line.replace(/(?:^|\s)#.*$/, '').split(/ (?:\||&&|>|<) /));
  return lines.flatMap((line) => {
    const words = /^\s*(?:- )?(?:run: |entry: )?(?:npx (?:--yes )?)?demarc(?:@\S+)? (\S.*)$/.exec(line)?.[1];
    return words === undefined ? [] : [wordsOf(words)];
  });
}

function wordsOf(line: string): string[] {
  return [...line.trim().matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    (found) => found[1] ?? found[2] ?? found[3] ?? '',
  );
}

/** What the program says against a command line; empty where it takes it. Nothing is run. */
export async function objectionTo(argv: readonly string[]): Promise<string> {
  let said = '';
  const streams: Streams = {
    out: () => undefined,
    error: (text) => {
      said += text;
    },
    columns: undefined,
    colour: false,
    live: false,
    environment: {},
  };
  const program = createProgram({ streams, exitCode: 0, version: 'test' });
  let reached = false;
  for (const command of allOf(program))
    command.action(() => {
      reached = true;
    });
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    return said || String(error);
  }
  return reached ? '' : 'no command was reached';
}

function allOf(command: Command): Command[] {
  return command.commands.flatMap((inner) => [
    ...(inner.commands.length === 0 || hasOwn(inner) ? [inner] : []),
    ...allOf(inner),
  ]);
}

/** `checks` both does something itself and has commands below it; `rbac` has only those. */
function hasOwn(command: Command): boolean {
  return command.registeredArguments.length > 0;
}
