import { type Command, Option } from 'commander';
import type { FixFlags } from './fix-flags.ts';
import { addReportFlags, collected, toCount } from './flags.ts';
import type { Shell } from './shell.ts';

export function addFixCommand(program: Command, shell: Shell): void {
  const command = program
    .command('fix')
    .description('mend what needs no decision in manifests: shows the changes, and writes them with --write')
    .argument('<path...>', 'files, folders, or - for standard input');
  addReportFlags(command, ['text', 'json'], shell.streams);
  command
    .option('--write', 'write the files', false)
    .option('--unsafe', 'also what may take from a workload something that it needs', false)
    .option('--checks <ids>', 'only what these checks find (repeatable)', collected, [])
    .option('--waivers <file>', 'accepted findings, a YAML list: they are left as they are')
    .addOption(
      new Option('--max-unknown <count>', 'exit 3 when more documents could not be read')
        .argParser(toCount)
        .default(0),
    );
  command.action(async (paths: string[], flags: FixFlags) => {
    const { runFix } = await import('./fix-run.ts');
    shell.exitCode = await runFix(paths, flags, shell);
  });
}
