import { type Command, Option } from 'commander';
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

async function draw(
  input: string | undefined,
  flags: ReportFlags & { configuration?: Column; demo?: boolean },
  shell: Shell,
): Promise<string> {
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
      await collectDemo(undefined, shell.streams, (snapshot) => assessSnapshot(snapshot, {})),
      options,
    );
  }
  const { openAssessment } = await import('./open-assessment.ts');
  return renderFleetDiagram(await openAssessment(input as string, shell), options);
}
