import { type Command, Option } from 'commander';
import { UsageError } from '../kernel/usage-error.ts';
import { COLUMNS, type Column } from '../model/layer.ts';
import { addReportFlags, type ReportFlags } from './flags.ts';
import type { Shell } from './shell.ts';

export function addDiagramCommand(program: Command, shell: Shell): void {
  const command = program
    .command('diagram')
    .description('a published diagram (--configuration), or one of the fleet of INPUT, as self-contained SVG')
    .argument('[input]', 'a snapshot, an assessment or an export folder')
    .addOption(new Option('--configuration <name>', 'which published diagram').choices([...COLUMNS]))
    .option('--demo', 'the embedded demonstration account');
  addReportFlags(command, ['svg'], shell.streams);
  command.action(
    async (input: string | undefined, flags: ReportFlags & { configuration?: Column; demo?: boolean }) => {
      const { writeOutput } = await import('./write-output.ts');
      await writeOutput(await draw(input, flags, shell), flags.output, shell.streams);
    },
  );
}

/** A diagram is of one thing. */
function refuseTwo(input: string | undefined, flags: { configuration?: Column; demo?: boolean }): void {
  const given = [
    ...(input === undefined ? [] : [input]),
    ...(flags.demo ? ['--demo'] : []),
    ...(flags.configuration === undefined ? [] : ['--configuration']),
  ];
  if (given.length < 2) return;
  throw new UsageError(
    'bad-flag',
    `${given.join(' and ')} ask for different diagrams. Leave out ${given.length === 2 ? 'one' : 'all but one'}.`,
  );
}

async function draw(
  input: string | undefined,
  flags: ReportFlags & { configuration?: Column; demo?: boolean },
  shell: Shell,
): Promise<string> {
  refuseTwo(input, flags);
  const options = { language: flags.lang };
  if (flags.configuration !== undefined || (input === undefined && !flags.demo)) {
    const { SOURCE_TABLE } = await import('../responsibility/source-table.ts');
    const { renderModelDiagram } = await import('../report/diagram.ts');
    return renderModelDiagram(SOURCE_TABLE, flags.configuration ?? 'managed', options);
  }
  const { renderFleetDiagram } = await import('../report/fleet-diagram.ts');
  if (flags.demo) {
    const { collectDemo } = await import('./collect-demo.ts');
    const { assessSnapshot } = await import('./assess.ts');
    return renderFleetDiagram(
      await collectDemo(undefined, shell.streams, (snapshot) => assessSnapshot(snapshot, {}, shell)),
      options,
    );
  }
  const { openAssessment } = await import('./open-assessment.ts');
  return renderFleetDiagram(await openAssessment(input as string, shell), options);
}
