import type { Command } from 'commander';
import { addReportFlags, type ReportFlags } from './flags.ts';
import type { Shell } from './shell.ts';

export function addMatrixCommand(program: Command, shell: Shell): void {
  const command = program
    .command('matrix')
    .description('the published responsibility table: ten layers by four configurations');
  addReportFlags(command, ['text', 'json'], shell.streams);
  command.action(async (flags: ReportFlags) => {
    const { SOURCE_TABLE } = await import('../responsibility/source-table.ts');
    const { renderMatrix, renderMatrixJson } = await import('../report/matrix.ts');
    const { textOptions } = await import('./render-assessment.ts');
    const { writeOutput } = await import('./write-output.ts');
    const text =
      flags.format === 'json'
        ? renderMatrixJson(SOURCE_TABLE)
        : renderMatrix(SOURCE_TABLE, textOptions(flags, shell.streams));
    await writeOutput(text, flags.output, shell.streams);
  });
}
