import { setFlagsFromString } from 'node:v8';
import { type Command, Option } from 'commander';
import { COLUMNS } from '../model/layer.ts';
import { SEVERITIES } from '../model/severity.ts';
import { addReportFlags, collected, toCount } from './flags.ts';
import { PROFILES, SCAN_FORMATS, type ScanFlags } from './scan-flags.ts';
import type { Shell } from './shell.ts';

export function addScanCommand(program: Command, shell: Shell): void {
  const command = program
    .command('scan')
    .description('judge manifests before they reach a cluster')
    .argument('<path...>', 'files, folders, or - for standard input');
  addReportFlags(command, SCAN_FORMATS, shell.streams);
  command
    .addOption(
      new Option('--fail-on <severity>', 'exit 1 on a finding at or above')
        .choices([...SEVERITIES, 'none'])
        .default('high'),
    )
    .addOption(
      new Option('--max-unknown <count>', 'exit 3 when more documents could not be read')
        .argParser(toCount)
        .default(0),
    )
    .option('--waivers <file>', 'accepted findings, a YAML list')
    .option('--baseline <file>', 'an earlier scan as JSON: what it found is no reason to fail')
    .option('--checks <ids>', 'only these checks (repeatable)', collected, [])
    .addOption(new Option('--profile <name>', 'only the checks of a profile').choices(PROFILES))
    .addOption(new Option('--severity <severity>', 'only findings at or above').choices(SEVERITIES))
    .addOption(
      new Option('--configuration <column>', 'of the clusters the manifests are for').choices(COLUMNS),
    )
    .option(
      '--kubernetes-version <1.NN>',
      'of the clusters the manifests are for: its Pod Security Standards hold',
    )
    .option('--no-render', 'leave Helm charts and kustomizations alone');
  command.action(async (paths: string[], flags: ScanFlags) => {
    // Documents live for a moment: a small nursery holds them, and with larger ones the nurseries of the workers,
    // for which this flag holds too, take more memory than what is in them.
    setFlagsFromString('--max-semi-space-size=4');
    const { runScan } = await import('./scan-run.ts');
    shell.exitCode = await runScan(paths, flags, shell);
  });
}
