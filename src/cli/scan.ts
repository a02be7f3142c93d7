import { type Command, Option } from 'commander';
import { UsageError } from '../kernel/usage-error.ts';
import { COLUMNS } from '../model/layer.ts';
import { SEVERITIES } from '../model/severity.ts';
import { addReportFlags, collected, toCount } from './flags.ts';
import type { ConfigFlags } from './scan-config.ts';
import { PROFILES, SCAN_FORMATS, type ScanFlags } from './scan-flags.ts';
import type { Shell } from './shell.ts';

export function addScanCommand(program: Command, shell: Shell): void {
  const command = program
    .command('scan')
    .description('judge manifests before they reach a cluster')
    .argument('[path...]', 'files, folders, or - for standard input; or those of the configuration file');
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
    .option('--user-checks <path>', 'checks of your own, a file or folder (repeatable)', collected, [])
    .addOption(new Option('--profile <name>', 'only the checks of a profile').choices(PROFILES))
    .addOption(new Option('--severity <severity>', 'only findings at or above').choices(SEVERITIES))
    .addOption(
      new Option('--configuration <column>', 'of the clusters the manifests are for').choices(COLUMNS),
    )
    .option(
      '--kubernetes-version <1.NN>',
      'of the clusters the manifests are for: its Pod Security Standards hold, and the API versions it still serves after the next upgrade',
    )
    .option('--no-render', 'leave Helm charts and kustomizations alone')
    .option(
      '--config <file>',
      'the configuration file (default: demarc.yaml, from here up to the repository root)',
    )
    .option('--no-config', 'read no configuration file')
    .option('--cache <folder>', 'where what was found is kept (default: demarc/scan in your cache folder)')
    .option('--no-cache', 'look at every file, and keep nothing')
    .option('--print-config', 'print what would be in force, and scan nothing');
  command.action(async (given: string[], asked: ScanFlags & ConfigFlags) => {
    const { inForce } = await import('./scan-config.ts');
    const force = await inForce(command, given, asked);
    const { paths, flags } = force;
    if (asked.printConfig === true) {
      const { renderInForce } = await import('./scan-config-text.ts');
      shell.streams.out(renderInForce(force));
      return;
    }
    if (paths.length === 0)
      throw new UsageError(
        'bad-flag',
        'There is nothing to scan: name files or folders, or give paths in demarc.yaml.',
      );
    const { runScan } = await import('./scan-run.ts');
    shell.exitCode = await runScan(paths, flags, shell);
  });
}
