import { type Command, Option } from 'commander';
import type { Deadlines } from '../patches/deadlines.ts';
import { adviseExitCode } from './advise-exit-code.ts';
import { deadlinesOf, installedOf } from './advise-flags.ts';
import { addReportFlags, collected, type ReportFlags } from './flags.ts';
import { addLiveFlags, type LiveFlags, refuseLiveFlags } from './live-flags.ts';
import type { Shell } from './shell.ts';

interface AdviseFlags extends ReportFlags, LiveFlags {
  data?: string;
  cluster: string[];
  region: string[];
  installed: string[];
  deadline: string[];
}

export function addAdviseCommand(program: Command, shell: Shell): void {
  const command = program
    .command('advise')
    .description('one vulnerability: which scopes, whose job, who starts it, what to do, is it done')
    .argument('<advisory>', 'a CVE, GHSA or other id, or the file of a notice')
    .argument('[input]', 'a snapshot file or an export folder (default: the live account)')
    .option('--cluster <id>', 'only this cluster (repeatable)', collected, [])
    .option('--region <id>', 'only this region (repeatable)', collected, [])
    .option(
      '--installed <component=version>',
      'what you know to be installed where nothing tells, such as runc=1.1.11 or c0aa/np0bb/runc=1.1.11 (repeatable)',
      collected,
      [],
    )
    .option(
      '--deadline <level=days>',
      'days to close it: exploited, critical, high, medium, low (repeatable)',
      collected,
      [],
    )
    .addOption(new Option('--data <folder>', 'where updates of advisories are kept'));
  addReportFlags(command, ['text', 'json', 'csv', 'openvex'], shell.streams);
  addLiveFlags(command);
  command.action(async (advisory: string, input: string | undefined, flags: AdviseFlags) => {
    if (input !== undefined) refuseLiveFlags(flags, input);
    await answer(advisory, input, flags, deadlinesOf(flags.deadline), shell);
  });
}

async function answer(
  wanted: string,
  input: string | undefined,
  flags: AdviseFlags,
  deadlines: Deadlines,
  shell: Shell,
): Promise<void> {
  const installed = installedOf(flags.installed);
  const { findAdvisory, unknownAdvisory } = await import('./advise-advisory.ts');
  const { found, age } = await findAdvisory(wanted, flags.data, shell.streams, Date.now());
  // Reading a live account takes minutes: nobody waits for them to be told of a slip of the pen.
  if (found === undefined && input === undefined) throw unknownAdvisory(wanted, age);
  const { openAccount } = await import('./advise-account.ts');
  const { tables, running, cells, snapshotTime, account } = await openAccount(input, flags, shell);
  const { inventoryOf } = await import('../patches/inventory.ts');
  const { advise } = await import('../patches/advise.ts');
  const { reportedAdvisory } = await import('../patches/reported-advisory.ts');
  const known = found ?? reportedAdvisory(wanted, tables);
  if (known === undefined) throw unknownAdvisory(wanted, age);
  const inventory = inventoryOf(tables, running, installed);
  const full = advise({
    ...known,
    inventory,
    cells,
    tables,
    snapshotTime,
    account,
    deadlines,
    dataAge: age,
  });
  const { narrowAdvice } = await import('../patches/narrow.ts');
  const advice = narrowAdvice(full, { clusters: flags.cluster, regions: flags.region });
  const { writeOutput } = await import('./write-output.ts');
  const { renderAdvices } = await import('./render-advice.ts');
  const text = await renderAdvices([advice], flags, shell);
  await writeOutput(text, flags.output, shell.streams);
  shell.exitCode = adviseExitCode(advice);
}
