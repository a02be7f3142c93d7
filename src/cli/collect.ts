import type { Command } from 'commander';
import { UsageError } from '../kernel/usage-error.ts';
import { collected } from './flags.ts';
import { addLiveFlags, type LiveFlags, liveOptionsOf, refuseLiveFlags } from './live-flags.ts';
import type { Shell } from './shell.ts';

interface CollectFlags extends LiveFlags {
  from?: string;
  output?: string;
  resume?: boolean;
  cluster: string[];
  region: string[];
  printPolicy?: boolean;
  layout?: boolean;
  dryRun?: boolean;
}

export function addCollectCommand(program: Command, shell: Shell): void {
  const command = program
    .command('collect')
    .description('read the account (or an export folder) into a snapshot file')
    .option('--output <file>', 'the snapshot file', 'demarc-snapshot.ndjson')
    .option('--from <dir>', 'read an export folder instead of the account')
    .option('--resume', 'go on with an interrupted collection of the same --output')
    .option('--cluster <id>', 'only this cluster (repeatable)', collected, [])
    .option('--region <id>', 'only this region (repeatable)', collected, [])
    .option('--print-policy', 'print the RAM policy and the ClusterRole that collecting needs')
    .option('--layout', 'print the export folder layout: one line an operation')
    .option('--dry-run', 'print the calls and their number, and make none of the per-resource ones');
  addLiveFlags(command);
  command.action(async (flags: CollectFlags) => {
    shell.exitCode = await runCollect(flags, shell);
  });
}

async function runCollect(flags: CollectFlags, shell: Shell): Promise<number> {
  const { streams } = shell;
  if (flags.printPolicy)
    return print((await import('./print-policy.ts')).policyText(), flags.output, streams);
  if (flags.layout) return print((await import('./print-policy.ts')).layoutText(), flags.output, streams);
  if (flags.dryRun) return print((await import('./print-policy.ts')).dryRunText(), flags.output, streams);
  const { collectFolder, collectAccount } = await import('./run-collect.ts');
  const file = flags.output ?? 'demarc-snapshot.ndjson';
  if (flags.from !== undefined && flags.resume)
    throw new UsageError('bad-flag', 'An export folder is read anew each time: leave out --resume.');
  if (flags.from !== undefined) refuseAccountFlags(flags, flags.from);
  const report =
    flags.from === undefined
      ? await collectAccount(
          { ...flags, file, live: liveOptionsOf(flags), resume: flags.resume === true },
          streams,
        )
      : await collectFolder(flags.from, file);
  streams.error(report);
  return 0;
}

/** An export folder is read whole: what narrows or reaches an account says nothing of it. */
function refuseAccountFlags(flags: CollectFlags, folder: string): void {
  refuseLiveFlags(flags, folder);
  if (flags.cluster.length === 0 && flags.region.length === 0) return;
  throw new UsageError(
    'bad-flag',
    `--cluster and --region narrow what is read of the live account, and ${folder} is read whole. Leave them out, and narrow with \`demarc assess\`.`,
  );
}

async function print(text: string, file: string | undefined, streams: Shell['streams']): Promise<number> {
  // The default of --output names a snapshot, which these are not.
  if (file === undefined || file === 'demarc-snapshot.ndjson' || file === '-') streams.out(text);
  else await (await import('./write-output.ts')).writeOutput(text, file, streams);
  return 0;
}
