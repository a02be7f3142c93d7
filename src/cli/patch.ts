import { type Command, Option } from 'commander';
import { addReportFlags, type ReportFlags } from './flags.ts';
import { addLiveFlags, type LiveFlags, refuseLiveFlags } from './live-flags.ts';
import type { Shell } from './shell.ts';

interface PlanFlags extends ReportFlags, LiveFlags {
  cluster: string;
  data?: string;
}

export function addPatchCommand(program: Command, shell: Shell): void {
  const patch = program.command('patch').description('plan upgrades that close vulnerabilities');
  const plan = patch
    .command('plan')
    .description('the fewest upgrades of a cluster that close what can be closed: open now, after each step')
    .argument('[input]', 'a snapshot file or an export folder (default: the live account)')
    .requiredOption('--cluster <id>', 'the cluster, by id or name')
    .addOption(new Option('--data <folder>', 'where updates of advisories are kept'));
  addReportFlags(plan, ['text', 'json', 'yaml'], shell.streams);
  addLiveFlags(plan);
  plan.action(async (input: string | undefined, flags: PlanFlags) => {
    if (input !== undefined) refuseLiveFlags(flags, input);
    const { runPatchPlan } = await import('./patch-plan.ts');
    await runPatchPlan(input, flags, shell);
  });
}
